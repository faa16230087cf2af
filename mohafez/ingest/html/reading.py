"""A page's source into lines and hints, by BeautifulSoup over lxml."""

import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

from mohafez.bangla.text import clean
from mohafez.ingest.batch import fingerprint
from mohafez.ingest.html.hints import hints
from mohafez.ingest.html.rows import rows
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Hints


def read(text: str) -> tuple[list[Line], Hints]:
    """Turn a page's source into numbered lines (as if it had been saved as text) and hints."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        soup = BeautifulSoup(text, "lxml")
    lines = [
        Line(number, cleaned, last=number, gap=0, tag=tag, fingerprint=fingerprint(raw.strip()))
        for number, (raw, tag) in enumerate(rows(soup.body or soup), start=1)
        if (cleaned := clean(raw))
    ]
    return lines, hints(soup)
