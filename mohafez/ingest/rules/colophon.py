"""The day and writer that some sites print below a story, behind the list of others that it leads to."""

from collections.abc import Iterator

from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.writers import names_labelled


def colophon(page: Page) -> Iterator[Verdict]:
    """A date that nothing dated belongs to, with a labelled writer right below, is the story's, if it has no other.

    In a list a headline stands right above each date; several such pairs are a list, too.
    """
    for span in page.main_spans:
        if any(is_date_line(page.lines[i]) for i in page.head(span)):
            continue
        found = [i for i in page.below(span)[:-1] if _is_colophon(page, i)]
        if len(found) == 1:
            yield Verdict(found[0], Role.PUBLISHED)
            yield Verdict(found[0] + 1, Role.BYLINE)


def _is_colophon(page: Page, i: int) -> bool:
    if page.roles[i] is not None or page.roles[i + 1] is not None or not is_date_line(page.lines[i]):
        return False
    apart = page.lines[i].gap > 0 or is_date_line(page.lines[i - 1])
    return apart and names_labelled(page.lines[i + 1].text)
