"""A story's body as Markdown that any renderer reads: nothing in it can become markup that the page did not have."""

import re

from mohafez.ingest.roles import Role
from mohafez.ingest.story import Block

SPECIAL = re.compile(r"[\\`*_{}\[\]]")
ENTITY = re.compile(r"&(?=#?\w+;)")
# Begins a heading, a quotation, a rule or a list at a line's start; Python-Markdown's \d takes Bengali digits too.
LEADING = re.compile(r"^([#>+\-=~:|])|^(\d+)([.)])(?=\s|$)")
BULLET = re.compile(r"^(?:(?:[•●▪◦■□✓►▶➤*–—]|-{1,2})\s+)")


def escape(text: str) -> str:
    """Escape what Markdown would read as markup in one line of plain text."""
    text = SPECIAL.sub(r"\\\g<0>", text)
    text = ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return LEADING.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)


def _heading(text: str) -> str:
    stem = text.rstrip("#")  # Markdown drops them from a heading's end
    return f"## {escape(stem)}" + r"\#" * (len(text) - len(stem))


def render(blocks: tuple[Block, ...]) -> str:
    """Write blocks as Markdown paragraphs, headings, captions, lists and quotations."""
    out: list[str] = []
    previous = None
    for block in blocks:
        text = escape(block.text)
        match block.role:
            case Role.HEADING:
                text = _heading(block.text)
            case Role.CAPTION:
                text = f"*{text}*"
            case Role.ITEM:
                text = f"- {escape(BULLET.sub('', block.text))}"
            case Role.QUOTATION:
                text = f"> {text}"
        if out:
            out.append("\n" if block.role is Role.ITEM and previous is Role.ITEM else "\n\n")
        out.append(text)
        previous = block.role
    return "".join(out)
