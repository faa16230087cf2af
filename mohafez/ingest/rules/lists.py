"""Lists of other stories' headlines."""

from collections.abc import Iterator

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.meta import is_byline

LABELS = {"related": Role.RELATED, "popular": Role.POPULAR, "tags": Role.TAGS, "comment": Role.COMMENT}
LABEL_WORDS = 6
ALIKE = 0.4


def labelled(page: Page) -> Iterator[Verdict]:
    """Headlines below a label such as `আরও পড়ুন` or `জনপ্রিয় সংবাদ` belong to its list.

    Where the list runs into a paragraph, its last lines may be the next story's title, byline and date.
    """
    for i, label in enumerate(page.lines):
        found = page.phrases[i]
        if not found or found[0] not in LABELS or found[1] == "has" or len(label.words) > LABEL_WORDS:
            continue
        end = i + 1
        while end < len(page.lines) and page.roles[end] in (None, Role.OTHER):
            end += 1
        members = list(range(i + 1, end))
        if end < len(page.lines) and page.roles[end] in (Role.PARAGRAPH, Role.CAPTION, Role.COUNTER):
            members = [j for j in members if j < _title(page, members, end)]
        for j in members:
            yield Verdict(j, LABELS[found[0]])


def _title(page: Page, members: list[int], end: int) -> int:
    """Where in a list that runs into a paragraph the next story's title stands; `end` if it does not."""
    meta = [j for j in members if is_date_line(page.lines[j]) or is_byline(page.lines[j])]
    heads = [j for j in members if j not in meta and page.roles[j] is None]
    if not heads:
        return end
    ahead = stems_of(
        [page.lines[k] for k in range(end, min(end + 6, len(page.lines))) if page.roles[k] is Role.PARAGRAPH]
    )
    last = max(heads)
    dated = [j for j in meta if j > last]
    if dated and len([j for j in meta if j < last]) == 0:
        return last
    before = [line for k, line in enumerate(page.lines[: members[0]]) if page.roles[k] is Role.PARAGRAPH]
    best = max(heads, key=lambda j: shared(page.lines[j], ahead))
    if shared(page.lines[best], ahead) >= ALIKE and (dated or shared(page.lines[best], stems_of(before)) < ALIKE):
        return best
    return end
