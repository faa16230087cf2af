"""A fast way for plain articles: paragraphs, headings and captions of one line each, with backslash escapes.

Nearly all imported articles are of this kind, and Python-Markdown is most of a build's time. Whatever is not certainly
plain is left to it; what is rendered here is byte for byte what `Renderer.convert` makes of it: a property test holds
that.
"""

import re

from mohafez.site.forms import CAPTION_LABEL, PUNCTUATION, REFERENCE, is_english

# Runs of what has no meaning inside a line, and escapes. `]`, `!` and `>` mean nothing without the marks that are out.
INLINE = re.compile(rf"[^\\`*_\[<\n\t\r\x02\x03]*(?:\\[{re.escape(PUNCTUATION)}][^\\`*_\[<\n\t\r\x02\x03]*)*\Z")
ESCAPE = re.compile(rf"\\([{re.escape(PUNCTUATION)}])")
BLOCK_START = re.compile(r"[#>+=~:|]|-(?:[ -]|\Z)|\d+\.(?: |\Z)")  # may open a block of another kind
HEADING = re.compile(r"(#{2,6}) (.+)\Z")


def render_plain(body: str) -> str | None:
    """Give the HTML of a plain Markdown text, or None for any other."""
    rendered = []
    for block in body.strip("\n").split("\n\n"):
        html = _block(block)
        if html is None:
            return None
        rendered.append(html)
    return "\n".join(rendered)


def _block(block: str) -> str | None:
    heading = HEADING.match(block)
    if heading:
        tag, text = f"h{len(heading[1])}", _inline(words := heading[2].strip())
        return None if text is None or words[-1] in "#\\" else _element(tag, text)
    if len(block) > 2 and block[0] == block[-1] == "*":
        text = _inline(block[1:-1])
        return text and f'<p class="caption"><b>{CAPTION_LABEL}</b> {_element("span", text)}</p>'
    text = _inline(block)
    return None if text is None or BLOCK_START.match(block) else _element("p", text)


def _inline(text: str) -> str | None:
    """Give the words of a line that holds only words and escapes; None for any other, and for a blank one."""
    if not text or text != text.strip() or not INLINE.match(text):
        return None
    words = ESCAPE.sub(r"\1", text) if "\\" in text else text
    return None if "&" in words and REFERENCE.search(words) else words


def _element(tag: str, text: str) -> str:
    language = ' lang="en"' if is_english(text) else ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{tag}{language}>{escaped}</{tag}>"
