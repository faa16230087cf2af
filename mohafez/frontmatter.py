"""Front matter: `key: value` lines between two `---` fences, one line a value, as Pelican's Markdown reader takes them.

No YAML: a value is the rest of its line, as it stands, so a title may hold colons, quotes and dashes, and an editor
needs no rules of quoting.
"""

import re
from collections.abc import Mapping

FENCE = "---"
CLOSING = re.compile(rf"\n{FENCE}[^\S\n]*(?:\n|\Z)")
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
# All that any reader takes for the end of a line, and NUL: a value can never break out of its line.
LINE_BREAKS = re.compile("[\x00\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")


class FrontMatterError(ValueError):
    """Front matter that cannot be read; `line` counts from 1."""

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


def unix(text: str) -> str:
    """Give every line of a text one kind of end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def parse(text: str) -> tuple[dict[str, str], str]:
    """Split a file's text into its fields (keys in lower case; empty values count as absent) and its body.

    Raises FrontMatterError for a missing fence, a line that is no `key: value`, or a key that stands twice.
    """
    head, body = _divided(text)
    lines = head.split("\n")
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        key = key.strip().lower()
        if not colon or not KEY.match(key):
            raise FrontMatterError(f"{line[:60]!r} is not a line `key: value`", number)
        if key in fields:
            raise FrontMatterError(f"the key {key} stands twice", number)
        fields[key] = value.strip()
    if body is None:
        raise FrontMatterError(f"the front matter has no closing line {FENCE}", len(lines))
    return {key: value for key, value in fields.items() if value}, body


def body_of(text: str) -> str:
    """Give the body alone of a file's text. Raises FrontMatterError for a missing fence; looks at no field."""
    head, body = _divided(text)
    if body is None:
        raise FrontMatterError(f"the front matter has no closing line {FENCE}", head.count("\n") + 1)
    return body


def _divided(text: str) -> tuple[str, str | None]:
    """Split a file's text at the closing fence; without one there is no body. Raises FrontMatterError."""
    text = unix(text.removeprefix("\ufeff"))
    closing = CLOSING.search(text, len(FENCE))
    head = text[: closing.start()] if closing else text
    if head.partition("\n")[0].rstrip() != FENCE:
        raise FrontMatterError(f"the file must begin with a line {FENCE}", 1)
    return head, text[closing.end() :].strip("\n") if closing else None


def serialise(fields: Mapping[str, str | None], body: str) -> str:
    """Write fields (in their order; None and empty ones left out) and body as a file's text.

    Raises ValueError for a key that could not be read back.
    """
    lines = [FENCE]
    for key, value in fields.items():
        if not KEY.match(key):
            raise ValueError(f"{key!r} cannot be a front-matter key")
        line = LINE_BREAKS.sub(" ", value or "").strip()
        if line:
            lines.append(f"{key}: {line}")
    body = unix(body).strip("\n")
    return "\n".join([*lines, FENCE, "", body, ""]) if body else "\n".join([*lines, FENCE, ""])
