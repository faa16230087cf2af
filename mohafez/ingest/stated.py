"""The lines of a record: what it states needs no guessing, and only furniture in its body is looked for.

What the record calls its body stays in the article, unless its words or its element give it away (`আরও পড়ুন: …`), or
the batch has seen it too often.
"""

from collections.abc import Iterator, Sequence

from mohafez.ingest.page import Page, Span, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules import Chain, body, boxes, follow, lists, markup, phrases, prose, tellings

HEADING_MAX = 110  # characters
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def headings(page: Page) -> Iterator[Verdict]:
    """Headings of HTML are; and so is a lone short line without a sentence's end that a paragraph follows."""
    for i, line in page.open():
        if line.tag in HEADINGS:
            yield Verdict(i, Role.HEADING)
            continue
        if len(line.text) > HEADING_MAX or line.ends_sentence or line.is_cut:
            continue
        above, below = page.roles[i - 1], page.roles[i + 1] if i + 1 < len(page.lines) else None
        if above is not None and below is Role.PARAGRAPH:
            yield Verdict(i, Role.HEADING)


def rest(page: Page) -> Iterator[Verdict]:
    """All else in the body is paragraphs."""
    for i, _ in page.open():
        yield Verdict(i, Role.PARAGRAPH)


CHAIN: Chain = (
    markup.outside,
    markup.captioned,
    (prose.separator, phrases.known),
    prose.paragraph,
    phrases.recurring,
    lists.items,
    tellings.title,
    body.repeat,
    body.quotation,
    boxes.pointer,
    headings,
    rest,
)


def run(page: Page, stated: Sequence[Role]) -> Page:
    """Give every line of a record its role: to the first the stated ones, of which one is the title's."""
    page.apply("stated", (Verdict(i, role) for i, role in enumerate(stated)))
    first = len(stated)
    if len(page.lines) > first:
        page.spans = [Span(stated.index(Role.TITLE), first, len(page.lines) - 1, first)]
    follow(page, CHAIN)
    return page
