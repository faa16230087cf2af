"""What programs that save pages as text write above them: `Title:`, `URL Source:`, `Published Time:`."""

import re
from itertools import islice

from mohafez.bangla.text import clean
from mohafez.ingest.page import Hints
from mohafez.ingest.stamps import iso

HEAD = re.compile(r"(title|url|url source|source url|published time|published|markdown content)\s*:\s*(.*)", re.I)
LINES, LONGEST = 6, 500  # lines that a program writes at most, and their characters


def hints(text: str) -> Hints:
    """What the lines at a text's top say about the page, if a program wrote them: they name its address."""
    told: dict[str, str] = {}
    for line in islice(filter(str.strip, text[: LINES * LONGEST].splitlines()), LINES):
        match = HEAD.fullmatch(line.strip())
        if not match:
            break
        told.setdefault(match[1].lower(), match[2].strip())
    url = next((told[key] for key in ("url source", "source url", "url") if key in told), "")
    if not url.startswith(("http://", "https://")):
        return Hints()
    published = next((iso(told[key]) for key in ("published time", "published") if key in told), "")
    return Hints(title=clean(told.get("title", "")), published=published, url=url)
