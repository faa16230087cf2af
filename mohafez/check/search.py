"""Search: each article is found by its title, by the readers' own engine, and nothing is found that is not there."""

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
LONGEST = 64  # characters; what is longer the engine takes for no word (query.js)
SHOWN, DEEP = 10, 1_000  # hits among which an article should be, and must be: many articles may be called "বন্যা"
NO_NODE = "install Node"

Asked = Sequence[tuple[Facts, str]]


def search(site: Site, pages: Sequence[Facts]) -> Iterator[Fault]:
    """Ask for each article by its title. Raises CannotCheck without Node, or in a site that has no search."""
    if not site.has_lists:
        raise CannotCheck("the front of the divided archive has it")
    found = [(page, query) for page in pages if page.is_article and (query := typed(page.headline))]
    try:
        missed, lost = unfound(site, found[:: max(1, -(-len(found) // ASKED))], SHOWN)
        missed, _ = unfound(site, missed, DEEP)
    except AskError as error:
        if NO_NODE in str(error):
            raise CannotCheck(str(error)) from error
        yield Fault("search", "search/", f"does not answer: {error}")
        return
    except json.JSONDecodeError as error:
        yield Fault("search", "search/", f"answers what is no JSON: {error}")
        return
    for page, query in missed:
        yield Fault("search", page.path, f"is not found by its title: {query}")
    for hit in sorted(lost):
        yield Fault("search", "search/", f"finds {hit}, which is not there")


def typed(headline: str) -> str:
    """Give what a reader would type of a headline; nothing if it holds no word."""
    return " ".join([word for word in words(headline) if len(word) <= LONGEST][:WORDS])


def unfound(site: Site, asked: Asked, limit: int) -> tuple[list[tuple[Facts, str]], set[str]]:
    """Give the questions whose articles are not among the first hits, and hits that are not in the site."""
    missed, lost = [], set()
    for start in range(0, len(asked), BATCH):
        part = asked[start : start + BATCH]
        answers = ask(site.folder, [["search", query, {"limit": limit, "excerpts": False}] for _, query in part])
        for (page, query), answer in zip(part, answers, strict=True):
            hits = {f"{urlsplit(hit['url']).path.lstrip('/')}{FRONT}" for hit in answer["hits"]}
            lost |= {hit for hit in hits if hit not in site.files}
            if page.path not in hits:
                missed.append((page, query))
    return missed, lost
