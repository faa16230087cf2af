"""What no rule has claimed."""

from collections.abc import Iterator

from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role


def rest(page: Page) -> Iterator[Verdict]:
    """Lines outside every telling that nothing explains are furniture."""
    for i, _ in page.open():
        yield Verdict(i, Role.OTHER)
