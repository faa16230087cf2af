"""Pages that a program saved as Markdown: `#` before headings, links as `[text](address)`."""

import re

from mohafez.bangla.text import clean

SIGNS = re.compile(r"^#{1,6} \S.*[^\s।.]\s*$|\]\((?:https?:)?/", re.M)  # a sentence that begins with # is no heading
HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
QUOTE = re.compile(r">\s+(?=\S)")
IMAGE = re.compile(r"!\[[^\]]*\]\([^()\s]*(?:\s[^()]*)?\)")
LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
BULLETS = re.compile(r"[\s*•·|/,>»›-]+")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![\w*])")


def is_marked(text: str) -> bool:
    """Tell whether a text has the headings or links of Markdown."""
    return ("#" in text or "](" in text) and bool(SIGNS.search(text))


def read(text: str) -> tuple[str, str]:
    """Read a line's marks: the name of the element that they make (as of HTML, or empty), and the line without them.

    A line of nothing but links is one of a menu; one of nothing but a picture stays as it is.
    """
    heading, quote = HEADING.match(text), QUOTE.match(text)
    tag = f"h{len(heading[1])}" if heading else "blockquote" if quote else ""
    whole, text = text, IMAGE.sub("", text[heading.end() if heading else quote.end() if quote else 0 :])
    if not tag and LINK.search(text) and not BULLETS.sub("", LINK.sub("", text)):
        tag = "nav"
    text = EMPHASIS.sub(r"\1", STRONG.sub(r"\2", LINK.sub(r"\1", text)))
    return tag, clean(text) or whole
