"""Lists of other stories' headlines."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import Line, key_of
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import AGO, LABEL_ALONE, Kind, is_date_line, printed_on
from mohafez.ingest.rules.list_ends import members_of
from mohafez.ingest.rules.writers import is_byline

LABELS = {"related": Role.RELATED, "popular": Role.POPULAR, "tags": Role.TAGS, "comment": Role.COMMENT}
ITEM = re.compile(r"(?:(?:[•●▪◦■□✓►▶➤*–—]|-{1,2})|[(\[]?[0-9০-৯]{1,2}[.)।\]]|[(\[]?[ক-ঙ][.)\]])\s+(?=\S)")
TEASER_MAX = 250  # characters
TEASER_GAP = 3  # lines from one to the next; headlines without a teaser may stand between
DATED_RUN = 2  # headlines with a date each
LOOKOUT = 6  # lines below a list in which the paragraph stands that its last line may be the title of
COMMENTS = re.compile("মন্তব্য|comment", re.I)
COUNT_WORDS = 3
TOLD = 2  # paragraphs above comments at least; `মন্তব্য ০` may stand above a story, too
LONG = 400  # characters; no comment is longer
LABEL_WORDS = 6
POINTED, POINTED_WORDS = re.compile(r"[»›>→▶►➤☛]\s*(?![»>])"), 3
ALIKE = 0.4


def labelled(page: Page) -> Iterator[Verdict]:
    """Headlines below a label such as `আরও পড়ুন` or `জনপ্রিয় সংবাদ` belong to its list.

    Where the list runs into a paragraph, its last lines may be the next story's title, byline and date.
    """
    for i, label in enumerate(page.lines):
        found = page.phrases[i]
        if not found or found[0] not in LABELS or found[1] == "has" or len(label.words) > LABEL_WORDS:
            continue
        if found[0] == "comment" and not any(page.roles[j] is Role.PARAGRAPH for j in range(i)):
            continue
        end = i + 1
        while end < len(page.lines) and page.roles[end] in (None, Role.OTHER):
            end += 1
        for j in members_of(page, i + 1, end):
            yield Verdict(j, LABELS[found[0]])


def _says_published(line: Line) -> bool:
    return any(printed.kind is Kind.PUBLISHED for printed in printed_on(line))


def comments(page: Page) -> Iterator[Verdict]:
    """Sentences below `মন্তব্য (৩)` or `১২টি মন্তব্য` that share little with the story above are readers'."""
    for i, label in enumerate(page.lines):
        found = page.phrases[i]
        counted = page.roles[i] is Role.COUNTER and COMMENTS.search(label.text) and len(label.words) <= COUNT_WORDS
        if not (counted or (found and found[0] == "comment")):
            continue
        above = [line for j, line in page.having(Role.PARAGRAPH) if j < i]
        if len(above) < TOLD:
            continue
        told = stems_of(above)
        for j in range(i + 1, len(page.lines)):
            line = page.lines[j]
            if page.roles[j] in (Role.FOOTER, Role.SEPARATOR) or shared(line, told) >= ALIKE or len(line.text) > LONG:
                break
            if page.roles[j] in (None, Role.PARAGRAPH):
                yield Verdict(j, Role.COMMENT)


def teasers(page: Page) -> Iterator[Verdict]:
    """Headline, sentence, `৩ ঘণ্টা আগে`, and the same again: a list of other stories, or of readers' comments."""
    blocks = []
    for i, line in page.having(Role.PARAGRAPH):
        timed = i + 1 < len(page.lines) and _stamped(page, i + 1)
        if i and timed and page.roles[i - 1] is None and len(line.text) <= TEASER_MAX:
            blocks.append((i - 1, i, i + 1))
    for block, following in pairwise(blocks):
        if following[0] - block[-1] <= TEASER_GAP:
            yield from (Verdict(i, Role.RELATED) for i in {*block, *following})


def _stamped(page: Page, i: int) -> bool:
    return bool(AGO.match(page.lines[i].text)) or (page.roles[i] is None and is_date_line(page.lines[i]))


def dated(page: Page) -> Iterator[Verdict]:
    """Headline, date, headline, date: a list of other stories, unless the last headline is the next paragraph's."""
    run: list[int] = []
    for i in range(len(page.lines) - 1):
        line, goes_on = page.lines[i], not run or run[-1] == i - 1
        heads = page.roles[i] is None and not (is_date_line(line) or is_byline(line) or LABEL_ALONE.match(line.text))
        if goes_on and heads and _stamped(page, i + 1):
            run += [i, i + 1]
        elif run and i > run[-1]:
            yield from _dated(page, run)
            run = []
    yield from _dated(page, run)


def _dated(page: Page, run: list[int]) -> Iterator[Verdict]:
    if len(run) < 2 * DATED_RUN:
        return
    last = run[-2]
    ahead = [page.lines[k] for k in range(run[-1] + 1, min(run[-1] + LOOKOUT, len(page.lines)))]
    ahead = [line for k, line in enumerate(ahead, start=run[-1] + 1) if page.roles[k] is Role.PARAGRAPH]
    labelled = [_says_published(page.lines[i]) for i in run[1::2]]
    if (ahead and shared(page.lines[last], stems_of(ahead)) >= ALIKE) or (labelled[-1] and not any(labelled[:-1])):
        run = run[:-2]
    label = run[0] - 1
    if label >= 0 and page.roles[label] is None and len(page.lines[label].words) <= LABEL_WORDS:
        run = [label, *run]
    yield from (Verdict(i, Role.RELATED) for i in run)


def pointed(page: Page) -> Iterator[Verdict]:
    """A headline behind an arrow leads to another story."""
    for i, line in page.open():
        if POINTED.match(line.text) and len(line.words) > POINTED_WORDS and not line.dates and line.tag[:1] != "h":
            yield Verdict(i, Role.RELATED)


def items(page: Page) -> Iterator[Verdict]:
    """Two or more lines in a row that begin with a bullet or count up, or that HTML says are, are items of a list."""
    run: list[int] = []
    for i, line in enumerate(page.lines):
        listed = line.tag == "li" or bool(ITEM.match(line.text))
        if listed and page.roles[i] in (None, Role.PARAGRAPH):
            run.append(i)
            continue
        if len(run) > 1:
            yield from (Verdict(j, Role.ITEM) for j in run)
        run = []
    if len(run) > 1:
        yield from (Verdict(j, Role.ITEM) for j in run)


def contents(page: Page) -> Iterator[Verdict]:
    """Items that all stand on the page again further below are its table of contents, with the label above them."""
    listed = [i for i, _ in page.having(Role.ITEM)]
    for _, run in groupby(enumerate(listed), key=lambda pair: pair[1] - pair[0]):
        items = [i for _, i in run]
        below = {line.key for i, line in page.open() if i > items[-1]}
        if len(items) > 1 and all(_said(page.lines[i]) in below for i in items):
            label = items[0] - 1
            labelled = label >= 0 and page.roles[label] is None and len(page.lines[label].words) <= LABEL_WORDS
            yield from (Verdict(i, Role.OTHER) for i in ([label, *items] if labelled else items))


def _said(line: Line) -> str:
    """The key of an item without its bullet or number."""
    mark = ITEM.match(line.text)
    return key_of(line.text[mark.end() :]) if mark else line.key
