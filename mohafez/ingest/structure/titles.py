"""Which line above a body is its title."""

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import CUT, Line
from mohafez.ingest.page import FEW, Page
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.writers import CALLING, are_names, is_person, label_of_names
from mohafez.ingest.structure.signs import NEAR, TOP, Signs

ALIKE = 0.34  # a title shares at least this much of its words with what follows
RIVAL, RIVALRY, RIVAL_WORDS = 0.2, 0.6, 4
COMMON = 3  # pages
LEDE = 4  # paragraphs of a body that a title is compared with
# What speaks for a line and against it. On gold data a title shares 0.86 of its stems with the first paragraphs
# (median), another story's headline 0.0, so likeness weighs most.
LIKENESS, HEADED, ECHOED, H1, HINTED, NAMED, AGAIN = 3.0, 1.0, 1.5, 2.0, 3.0, 2.5, 1.0
FULL_WORDS = 5  # a section or kicker of a word or two is easily found in the text
STANDING = 1.0
# A line on many pages is seldom a title, though আজকের রাশিফল may be, or one that lists on those pages hold.
DISTANCE, FEW_WORDS, ON_MANY_PAGES, ON_MOST_PAGES, NAMES, WITH_DANDA = 0.12, 1.0, 1.0, 1.5, 0.7, 1.0
BELOW_TITLE, BELOW_META, ABOVE_ROW, STANDFIRST = 2.0, 1.5, 1.5, 2.4
QUOTED, QUOTED_HEADED = 3.0, 1.5  # standfirsts and captions may stand in a paragraph word by word, titles seldom
LONGER = 1.4  # times as long as the title above it, a line is rather a standfirst
POINT, LABEL_WORDS, MOST_POINTS = 1.5, 3, 12  # lines that sum a story up, the words of their label, how many they are
FIRST_OWN = 0.5
HEAD_MAX = 12  # lines between two prints of a title above one body
KICKER_WORDS, LONG_WORDS = 3, 13  # few titles have so many words


def best_title(page: Page, signs: Signs, after: int, body: list[int]) -> int | None:
    """Choose the likeliest title among the lines between `after` and a body, or None; once for each body."""
    asked = (after, *body[:LEDE])
    if asked not in signs.titles:
        signs.titles[asked] = _choose(page, signs, after, body if signs.times else body[:LEDE])
    return signs.titles[asked]


def _choose(page: Page, signs: Signs, after: int, body: list[int]) -> int | None:
    lede = stems_of(page.lines[i] for i in body)
    captions = [i for i in range(max(after, 0), body[0]) if page.roles[i] is Role.CAPTION]
    quoted = [page.lines[i].key for i in (*captions, *body[:LEDE])]
    likeness = {i: shared(page.lines[i], lede) for i in range(max(after, 0), body[0])}
    first_own = _first_own(page, signs, body[0]) if after < 0 else None
    best, best_score = None, 0.0
    for i in range(after + 1, body[0]):
        if not signs.candidate(i) or (not likeness[i] and signs.is_running_head(i)) or _is_writer(page, i, body[0]):
            continue
        line = page.lines[i]
        enough = RIVALRY * likeness[i] if signs.headed(i) else min(ALIKE, RIVALRY * likeness[i])
        score = (
            STANDING
            + LIKENESS * likeness[i] * min(1.0, len(line.words) / FULL_WORDS)
            + HEADED * signs.headed(i)
            + ECHOED * signs.echoed(i)
            + H1 * (line.tag == "h1")
            + NAMED * signs.named(i)
            + FIRST_OWN * (i == first_own)
            + AGAIN * _is_again(page, signs, i, body[0])
            + HINTED * (bool(page.hints.title) and page.hints.title.startswith(line.text))
            - DISTANCE * (body[0] - i)
            - FEW_WORDS * (len(line.words) < 3 and not _is_signed(page, i))
            - ON_MANY_PAGES * (page.pages_with(i) >= COMMON and not signs.repeated(i))
            - ON_MOST_PAGES * (page.pages_with(i) >= page.most)
            - NAMES * (_looks_like_names(line.text) and not _is_signed(page, i))
            - ABOVE_ROW * signs.above_row(i, body[0])
            - STANDFIRST * _is_standfirst(page, signs, i, likeness)
            - WITH_DANDA * ("।" in line.text)
            - POINT * _is_point(page, signs, i)
            - (QUOTED_HEADED if signs.headed(i) else QUOTED) * _is_quoted(line, quoted)
            - BELOW_TITLE * (_is_title_above(page, signs, i - 1, likeness) and not _is_told(signs, i))
            - BELOW_META
            * any(
                _rivals(page, j, likeness[j], enough) for j in signs.below_meta(i) if j > after and signs.candidate(j)
            )
        )
        if score > best_score:
            best, best_score = i, score
    if best is None:
        best = next((i for i in range(after + 1, body[0]) if signs.candidate(i) and _is_shown(signs, i)), None)
    return _first_print(signs, best, after) if best is not None else _long_title(page, signs, after, body)


def _first_print(signs: Signs, title: int, after: int) -> int:
    """Where a title stands first if it stands twice above its body, with the date or byline between or right above."""
    above = (i for i in signs.places(title) if max(after, title - HEAD_MAX, TOP - 1) < i < title)
    return next((i for i in above if any(signs.meta[i - 1 : title]) and not signs.has_rows(i, title)), title)


def _first_own(page: Page, signs: Signs, end: int) -> int | None:
    """The first bare line of a page that stands on no other of its site's: boxes above titles come back."""
    if page.of_site < FEW:
        return None
    own = (i for i in range(end) if page.roles[i] is None and page.pages_with(i) <= 1 and not signs.meta[i])
    return next((i for i in own if len(page.lines[i].words) > 1 and not signs.names_title(i)), None)


def _is_point(page: Page, signs: Signs, i: int) -> bool:
    """Line i stands in a run of bare lines below a label that stands below a date or byline: যা জানা গেছে …"""
    first = i
    while first > i - MOST_POINTS and first > 0 and _is_bare(page, signs, first - 1):
        if len(page.lines[first - 1].words) <= LABEL_WORDS:
            break
        if page.pages_with(first - 1) > 1:
            return False
        first -= 1
    is_last = i + 1 == len(page.lines) or not _is_bare(page, signs, i + 1) or page.pages_with(i + 1) > 1
    label = first - 1
    if (first == i and is_last) or label < 1 or not _is_bare(page, signs, label):
        return False
    return len(page.lines[label].words) <= LABEL_WORDS and any(signs.meta[max(label - NEAR, 0) : label])


def _is_bare(page: Page, signs: Signs, i: int) -> bool:
    return page.roles[i] is None and not signs.meta[i]


def _is_quoted(line: Line, told: list[str]) -> bool:
    """A line of several words stands in a paragraph word by word, or as far as it goes."""
    said = CUT.sub("", line.key) if line.is_cut else line.key
    return len(line.words) >= FULL_WORDS and any(said in paragraph for paragraph in told)


def _is_title_above(page: Page, signs: Signs, i: int, likeness: dict[int, float]) -> bool:
    """Line i looks so much like a title that what stands right below it is rather a standfirst or a caption."""
    if likeness.get(i, 0.0) < ALIKE or len(page.lines[i].words) < FULL_WORDS or page.pages_with(i) >= COMMON:
        return False
    return signs.candidate(i)


def _is_again(page: Page, signs: Signs, i: int, end: int) -> bool:
    """Line i stands twice above the body, and is no line of the site's, nor a name, as below a portrait."""
    return not are_names(page.lines[i].text) and signs.twice_above(i, end) and page.pages_with(i) < COMMON


def _is_told(signs: Signs, i: int) -> bool:
    """The page says elsewhere that line i is its title."""
    return signs.named(i) or signs.echoed(i) or signs.repeated(i)


def _is_standfirst(page: Page, signs: Signs, i: int, likeness: dict[int, float]) -> bool:
    """Line i is long, and much longer than a line above that may be its title, with nothing or a kicker between."""
    is_below_kicker = i - 1 in likeness and len(page.lines[i - 1].words) <= KICKER_WORDS
    above = i - 2 if is_below_kicker else i - 1
    if (
        len(page.lines[i].words) < LONG_WORDS
        or likeness.get(above, 0.0) < RIVAL
        or not signs.candidate(above)
        or page.pages_with(above) >= COMMON
    ):
        return False
    words = len(page.lines[above].words)
    return words >= FULL_WORDS and len(page.lines[i].text) >= LONGER * len(page.lines[above].text)


def _looks_like_names(text: str) -> bool:
    return bool(are_names(text) or label_of_names(text))


def _is_signed(page: Page, i: int) -> bool:
    """A person stands right below line i, which is then no writer itself."""
    if i + 1 == len(page.lines) or page.roles[i + 1] is not None:
        return False
    below = page.lines[i + 1].text
    return is_person(below) or (are_names(below.partition(",")[0]) and bool(CALLING.search(below.partition(",")[2])))


def _is_shown(signs: Signs, i: int) -> bool:
    return signs.headed(i) or signs.echoed(i)


def _long_title(page: Page, signs: Signs, after: int, body: list[int]) -> int | None:
    """A line too long for a title, taken for a ticker, if nothing else is there and a date or byline is below it."""
    long = [i for i in range(max(after + 1, body[0] - NEAR), body[0]) if page.roles[i] is Role.TICKER]
    return next((i for i in reversed(long) if signs.headed(i)), None)


def _is_writer(page: Page, i: int, first: int) -> bool:
    """Line i is a name that a paragraph below the first begins with: it tells about who wrote."""
    text = page.lines[i].text
    told = (line.text for j, line in page.having(Role.PARAGRAPH) if j > first)
    return are_names(text) and any(paragraph.startswith(text) for paragraph in told)


def _rivals(page: Page, i: int, likeness: float, enough: float) -> bool:
    """Line i looks enough like a title to make a line below its date a mere caption."""
    return likeness >= max(RIVAL, enough) and len(page.lines[i].words) >= RIVAL_WORDS
