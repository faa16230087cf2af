"""Search: each article is found by its title, by the readers' own engine, and nothing that is not there is found."""

import json
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from mohafez.bangla.text import words
from mohafez.check.reading import Facts
from mohafez.check.report import CannotCheck, Fault
from mohafez.check.site import FRONT, Site
from mohafez.search.ask import AskError, ask

ASKED = 2_000  # titles; of a larger archive so many, evenly spread: a title takes a few milliseconds
BATCH = 500  # questions to one Node
WORDS = 12  # of a title: more than readers type
SHOWN = 10  # hits among which the article must be
NO_NODE = "install Node"


def search(site: Site, pages: Sequence[Facts]) -> Iterator[Fault]:
    """Ask for each article by its title. Raises CannotCheck without Node."""
    found = [(page, query) for page in pages if page.is_article and (query := " ".join(words(page.headline)[:WORDS]))]
    asked = found[:: max(1, -(-len(found) // ASKED))]
    lost: set[str] = set()
    for start in range(0, len(asked), BATCH):
        part = asked[start : start + BATCH]
        try:
            answers = ask(site.folder, [["search", query, {"limit": SHOWN, "excerpts": False}] for _, query in part])
        except AskError as error:
            if NO_NODE in str(error):
                raise CannotCheck(str(error)) from error
            yield Fault("search", "search/", f"does not answer: {error}")
            return
        except json.JSONDecodeError as error:
            yield Fault("search", "search/", f"answers what is no JSON: {error}")
            return
        for (page, query), answer in zip(part, answers, strict=True):
            hits = [f"{urlsplit(hit['url']).path.lstrip('/')}{FRONT}" for hit in answer["hits"]]
            lost |= {hit for hit in hits if hit not in site.files}
            if page.path not in hits and page.headline not in [
                " ".join(hit["title"].split()) for hit in answer["hits"]
            ]:
                yield Fault("search", page.path, f"is not found by its title: {query}")
    for hit in sorted(lost):
        yield Fault("search", "search/", f"finds {hit}, which is not there")
