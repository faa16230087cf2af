"""Links that lead away: asked only when the owner says so, since it tells other hosts that someone is checking."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from mohafez.check.reading import Facts
from mohafez.check.report import Fault

AT_ONCE = 8
PATIENCE = 15  # seconds for one answer
AGENT = "mohafez-check"
GONE = {404, 410}
REFUSED = {403, 405, 429, 501}  # the host does not like to be asked; its page may well be there


def outside(pages: Sequence[Facts]) -> Iterator[Fault]:
    """Ask for every address of other sites once; tell which are gone."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for href in page.outside:
            if href.startswith(("http://", "https://")):
                found[href].append(page.path)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for href, answer in zip(found, pool.map(answer_of, found), strict=True):
            if answer:
                yield Fault("outside", found[href][0], f"leads to {href}: {answer}")


def answer_of(href: str) -> str:
    """Say what is wrong with an address; empty if it answers."""
    try:
        with urlopen(Request(href, method="HEAD", headers={"User-Agent": AGENT}), timeout=PATIENCE):  # noqa: S310 http(s)
            return ""
    except HTTPError as error:
        return f"{error.code}, gone" if error.code in GONE else "" if error.code in REFUSED else str(error.code)
    except (URLError, HTTPException, OSError, ValueError) as error:
        return f"no answer ({error})"
