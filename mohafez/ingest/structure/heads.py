"""Where what is printed about a story (who, when) ends and its body goes on."""

from itertools import pairwise

from mohafez.ingest.page import Page
from mohafez.ingest.roles import Role
from mohafez.ingest.structure.signs import Signs

ABOVE_META = 2  # paragraphs, a standfirst and a lede, that may stand between a title and its date or byline


def start(page: Page, signs: Signs, body: list[int]) -> int:
    """The first paragraph of a body with no date or byline below it, of its first few; or a live page's first time."""
    if times := [i for i in signs.times if i < body[0]]:
        return times[-1]
    paragraphs = [i for i in body if page.roles[i] is Role.PARAGRAPH][: ABOVE_META + 1]
    found = body[0]
    for above, below in pairwise(paragraphs):
        if any(signs.meta[i] and page.roles[i] is None for i in range(above + 1, below)):
            found = below
    return found
