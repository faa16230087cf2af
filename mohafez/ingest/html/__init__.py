"""A saved HTML page as a browser's innerText would give it, line by line, with what its markup says about them."""

import re

from mohafez.ingest.lines import Line
from mohafez.ingest.page import Hints

# Anything that pages, and the bodies that feeds and tables have of them, begin with. Comments are read one way only
# (`*+`): a run of them once took for ever.
LOOKS_LIKE_HTML = re.compile(
    r"\A[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|article|main|section|header|div|h1|p)\b[^<>]*>)",
    re.I | re.S,
)
HEAD = 4096  # characters looked at


def looks_like_html(text: str) -> bool:
    return bool(LOOKS_LIKE_HTML.match(text[:HEAD]))


def read(text: str) -> tuple[list[Line], Hints]:
    """Turn a page's source into numbered lines (as if it had been saved as text) and hints.

    The parsers are imported with the first page: most archives hold text alone, and they take a tenth of a second.
    """
    from mohafez.ingest.html import reading

    return reading.read(text)
