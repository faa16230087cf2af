"""Where a list of other stories ends because the page's own story begins: its title is weighed among the headlines."""

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import LABEL_ALONE, Kind, is_date_line, printed_on
from mohafez.ingest.rules.writers import are_names, is_byline, is_person

LOOKOUT = 12  # lines below a list in which the paragraph stands that it runs into
BEFORE_BODY = (None, Role.CAPTION, Role.COUNTER, Role.SHARE, Role.ADVERT)
LEDE = 6  # lines from that paragraph on with which headlines are compared
ALIKE = 0.4
# What a headline has for being the story's title beside its likeness to the paragraphs below, which is 0 to 1.
HEADED, HEADED_ABOVE, COUNTED, ECHOED, OWN = 0.4, 0.2, 0.4, 0.5, 0.4
FEW_WORDS, NAMES, QUOTED, OF_STORY_ABOVE = -0.5, -0.5, -1.0, -0.5
ENOUGH = 0.4
SOME = 0.15  # without so much likeness only the last headline may be it, with its date below
NEAR = 3  # lines below a title in which its date or byline stands
SHORT, QUOTE_WORDS = 3, 5
LIST_OF_DATED = 2  # headlines with a date right below them: each of the list has one
ABOVE_TITLE, KICKER_WORDS = 5, 3  # lines right above it that are the story's: dates, their labels, byline, kicker


def members_of(page: Page, start: int, end: int) -> list[int]:
    """The lines from `start` to `end`, below a list's label, that belong to the list."""
    members = list(range(start, end))
    told = _paragraph_below(page, end)
    title = _title(page, members, end, told) if told is not None else end
    if title == end:
        return members
    first = _first_above(page, start, title)
    return [j for j in members if j < first]


def _first_above(page: Page, start: int, title: int) -> int:
    """Where the lines above a title begin that are its story's: byline and dates with their labels, maybe a kicker."""
    first = title
    for j in range(title - 1, max(start, title - ABOVE_TITLE) - 1, -1):
        line, labelled = page.lines[j], LABEL_ALONE.match(page.lines[j - 1].text)
        if (
            _says_published(line)
            or (is_date_line(line) and labelled)
            or (LABEL_ALONE.match(line.text) and first == j + 1)
        ):
            first = j
        elif j != title - 1 or len(line.words) > KICKER_WORDS:
            break
    return first


def _paragraph_below(page: Page, end: int) -> int | None:
    """The paragraph that a list which ends above line `end` runs into, if a story's buttons and captions part them."""
    for i in range(end, min(end + LOOKOUT, len(page.lines))):
        if page.roles[i] is Role.PARAGRAPH:
            return i
        if page.roles[i] not in BEFORE_BODY:
            return None
    return None


def _title(page: Page, members: list[int], end: int, told: int) -> int:
    """Where among a list's lines the title of the story at line `told` stands; `end` if it does not."""
    meta = {j for j in members if is_date_line(page.lines[j]) or is_byline(page.lines[j])}
    heads = [j for j in members if j not in meta and page.roles[j] is None]
    if not heads:
        return end
    following = [line for k, line in enumerate(page.lines[told : told + LEDE], told) if page.roles[k] is Role.PARAGRAPH]
    ahead = stems_of(following)
    before = stems_of(line for k, line in enumerate(page.lines[: members[0]]) if page.roles[k] is Role.PARAGRAPH)
    dated = sum(j + 1 in meta for j in heads) >= LIST_OF_DATED
    rarest = min((page.pages_with(j) for j in heads[:-1]), default=1)
    repeated = _repeated(page, heads)
    best, best_weight = end, ENOUGH
    for j in heads:
        line, last = page.lines[j], j == heads[-1]
        headed = not meta.isdisjoint(range(j + 1, j + 1 + NEAR)) and (last or not dated)
        counted = last and page.roles[end] is Role.COUNTER  # only a story that is told says how often it was read
        likeness = shared(line, ahead)
        own = j == members[-1] and page.pages_with(j) == 1 < rarest
        if likeness < SOME and not (last and (headed or counted or own)):
            continue
        weight = (
            likeness
            + (HEADED if last else HEADED_ABOVE) * headed
            + COUNTED * counted
            + ECHOED * (line.key in repeated and page.pages_with(j) < SHORT)
            + OWN * own
            + FEW_WORDS * (len(line.words) < SHORT)
            + NAMES * (likeness < ALIKE and (are_names(line.text) or is_person(line.text)))
            + QUOTED * _is_quoted(line, following)
            + OF_STORY_ABOVE * (not headed and j != members[-1] and shared(line, before) >= ALIKE)
        )
        if weight >= best_weight:
            best, best_weight = j, weight
    return best


def _repeated(page: Page, heads: list[int]) -> set[str]:
    """What of the headlines stands above the list, too: at the page's top, or at the end of a breadcrumb."""
    above = page.lines[: heads[0]]
    return {key for key in (page.lines[j].key for j in heads) if any(line.key.endswith(key) for line in above)}


def _is_quoted(line: Line, paragraphs: list[Line]) -> bool:
    return len(line.words) >= QUOTE_WORDS and any(line.key in paragraph.key for paragraph in paragraphs)


def _says_published(line: Line) -> bool:
    return is_byline(line) or any(printed.kind is Kind.PUBLISHED for printed in printed_on(line))
