"""Lines told by their own shape: paragraphs of sentences, tickers, breadcrumbs, rules of dashes."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from mohafez.ingest.lexicon import any_of, role_of
from mohafez.ingest.lines import MAX_LINE, Line, once
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.writers import is_byline

SEPARATOR = re.compile(r"[\s\-–—_=*~•·.#+|^«»<>/\\]+$")
ARROWS = re.compile(r"\s+(?:[»›>→]|>>)\s+|\s/\s|[»›]")
ROWS = re.compile(r"\s*[|•·/]\s*|\s+-\s+|\]\s*\[")
PARTING = re.compile(r"[»›>→/|•·]|\s-\s|\]\s*\[")  # any of these
HOME = re.compile(rf"(?:{any_of('home')})\s", re.I)
DOTS = re.compile(r"[•·]|\]\s*\[")
ROW = 5  # so many cells of a few words are a menu; a title may have three or four parts
FIRST_WORDS = 2
TITLE_MIN = 30  # characters of a breadcrumb with a title at its end
CUT_MIN = 12  # characters of a title that a breadcrumb has no room for
HEADLINE_WORDS = 6
ASKING = frozenset({"প্রশ্ন", "উত্তর", "Question", "Answer", "Q", "A"})
MAIL = re.compile(r"[A-Z][A-Za-z-]+:\s+\S")
MAIL_KEPT = re.compile(r"(?:Subject|Date):", re.I)
MAIL_LINES = 3
BULLET = re.compile("[•●◆◈▪■★☆※❖]")
CRUMB_WORDS = 3  # the first steps of a breadcrumb are sections, in so many words
WORDS_WITH_DANDA = 4  # fewer words before a danda may be a label or an initial
QUESTION_MIN = 100  # characters; a shorter line that ends in ? or a quote may be a headline
QUESTION_MAX = 260  # a longer one without a danda is a ticker
TICKER_MIN = 150  # characters without a danda
LATIN_MIN = 60
LATIN_WORDS = 8


def separator(line: Line) -> Role | None:
    """A line of dashes, stars or dots parts a page."""
    return Role.SEPARATOR if SEPARATOR.match(line.text) else None


def mail_head(page: Page) -> Iterator[Verdict]:
    """`From: …`, `Subject: …`, `Date: …` at the top of a page are a letter's head; its subject may be the title."""
    head = []
    for i, line in enumerate(page.lines):
        if not MAIL.match(line.text):
            break
        head.append(i)
    if len(head) >= MAIL_LINES:
        for i in head:
            if not MAIL_KEPT.match(page.lines[i].text):
                yield Verdict(i, Role.OTHER)


@once
def is_prose(line: Line) -> bool:
    """Tell sentences from headlines, labels and tickers: a danda at the end, or several inside a long line."""
    text, dandas = line.text, line.text.count("।")
    if len(text) > MAX_LINE or line.is_cut:
        return False
    if line.is_latin:
        return (
            line.ends_sentence and not text.endswith("?") and len(text) >= LATIN_MIN and len(line.words) >= LATIN_WORDS
        )
    if line.ends_with_danda:
        worded = (word for word in line.words if any(map(str.isalpha, word)))
        return len(list(islice(worded, WORDS_WITH_DANDA))) == WORDS_WITH_DANDA
    if dandas >= 2 and len(text) >= TICKER_MIN:
        return True
    if dandas and text.endswith(":") and len(text) >= LATIN_MIN:  # … নেই। এক জায়গায় লিখছেন:
        return True
    if line.ends_sentence:
        least = LATIN_MIN if line.sentences > 1 else QUESTION_MIN
        return len(text) >= least and (dandas >= 1 or len(text) <= QUESTION_MAX)
    return dandas >= 1 and len(text) >= QUESTION_MIN


def paragraph(page: Page) -> Iterator[Verdict]:
    """Whole sentences are a paragraph, until their place in the page says otherwise."""
    for i, line in page.open():
        if is_prose(line) and line.tag not in {"h1", "h2", "h3", "h4", "figcaption"}:
            yield Verdict(i, Role.PARAGRAPH)


def dialogue(page: Page) -> Iterator[Verdict]:
    """Lines that begin with the same name and a colon, paragraphs or answered by such, are an interview."""
    said = Counter(line.label for line in page.lines if line.label)
    speakers = {line.label for _, line in page.having(Role.PARAGRAPH) if said[line.label] > 1}
    talking = speakers | ASKING
    for i, line in page.open():
        beside = {page.lines[j].label for j in (i - 1, i + 1) if 0 <= j < len(page.lines)} - {line.label}
        answered = not beside.isdisjoint(talking) and (said[line.label] > 1 or line.label in ASKING)
        speaks = line.label in speakers or answered
        if speaks and line.ends_sentence and len(line.words) > FIRST_WORDS:
            yield Verdict(i, Role.PARAGRAPH)


def ticker(line: Line) -> Role | None:
    """A long line without sentences, or pieces of several words parted by bullets, is headlines run together."""
    strung = BULLET.search(line.text) and _is_strung(line)
    if strung or (len(line.text) >= TICKER_MIN and not line.is_cut and "।" not in line.text and not is_prose(line)):
        return Role.TICKER
    return None


def _is_strung(line: Line) -> bool:
    pieces = [piece for piece in BULLET.split(line.text) if len(piece.split()) >= CRUMB_WORDS]
    return len(pieces) > 1 and not line.ends_with_danda and not line.dates


def crumbs(page: Page) -> Iterator[Verdict]:
    """হোম › জাতীয় › …: steps by arrows, the first of them short; or a row of sections parted by other signs.

    Whatever parts its steps, a breadcrumb may end in the title. A headline may have arrows, too: its first step is no
    section, and who wrote or when stands below it.
    """
    keys = {line.key for line in page.lines}
    for i, line in page.open():
        if line.ends_with_danda or line.dates:
            continue
        if not PARTING.search(line.text):
            if len(line.text) > TITLE_MIN and HOME.match(line.key) and any(_ends_in(line, key) for key in keys):
                yield Verdict(i, Role.MENU)
            continue
        steps = [step.split() for step in ARROWS.split(line.text) if step]
        if len(steps) > 1 and _is_cut_off(page, i):
            yield Verdict(i, Role.MENU)
            continue
        if len(steps) > 1 and all(len(step) <= CRUMB_WORDS for step in steps[:-1]) and len(steps[0]) <= FIRST_WORDS:
            if not _is_headline(page, i):
                yield Verdict(i, Role.MENU)
            continue
        if len(line.text) > TITLE_MIN and line.key[line.key.rfind("/") + 1 :].strip() in keys - {line.key}:
            yield Verdict(i, Role.MENU)
            continue
        cells = [cell.split() for cell in ROWS.split(line.text.removeprefix(line.label).lstrip(" :")) if cell]
        bracketed = line.text.startswith("[") and line.text.endswith("]")
        few = max(map(len, cells), default=0) <= CRUMB_WORDS - (len(cells) < ROW and not bracketed)
        if few and (len(cells) >= ROW or (len(cells) > 2 and DOTS.search(line.text))):
            yield Verdict(i, Role.MENU)


def _ends_in(line: Line, title: str) -> bool:
    """`হোম রাজ্য …`: steps that nothing parts from each other, and the title that stands on the page by itself."""
    return len(title) > CUT_MIN and line.key.endswith(f" {title}")


def _is_cut_off(page: Page, i: int) -> bool:
    """Line i's last step ends in dots, and the page has it whole elsewhere: there was no room for all of the title."""
    last = ARROWS.split(page.lines[i].key)[-1].strip()
    begun = last.rstrip(" .…")
    if begun == last or len(begun) < CUT_MIN:
        return False
    return any(line.key.startswith(begun) and line.key != last for line in page.lines)


def _is_headline(page: Page, i: int) -> bool:
    line = page.lines[i]
    if len(line.words) < HEADLINE_WORDS or i + 1 == len(page.lines) or role_of(ARROWS.split(line.text)[0].strip()):
        return False
    return is_date_line(page.lines[i + 1]) or is_byline(page.lines[i + 1])
