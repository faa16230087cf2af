"""Bylines: who wrote, or which desk."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mohafez.ingest.lexicon import MEMO_LINES, any_of
from mohafez.ingest.lines import SENTENCE_END, Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role

# The desk ends the line, or a place follows: নিজস্ব প্রতিবেদক, ঢাকা; no verb, as in ঢাকা ব্যুরো জানায়
DESK = re.compile(rf"(?:{any_of('desk')})\s*(?:[,|(–—-].{{0,40}})?$", re.I)
AGENCY = re.compile(rf"(?:{any_of('agency')})(?:[\s,|].{{0,40}})?$", re.I)
LABEL = re.compile(
    rf"(?:{any_of('writer')}|{any_of('wrote')})\s*[:：,।|-]+\s*(?=\S)|(?:{any_of('wrote')})\s+(?=\S)", re.I
)
NAME_PART = re.compile(rf"(?:^|\s)(?:{any_of('name')})(?:\s|$)")
NO_NAME = re.compile(r"[0-9০-৯:|/«»?!‘’“”\"]")
FOOT = 3  # lines below a body in which a labelled byline signs it
SIGNED = re.compile(r"(?:লেখক|লেখা|লিখেছেন|প্রতিবেদক|প্রতিবেদন|গ্রন্থনা|author|written by)\s*[:：]\s*\S", re.I)
PIECES = re.compile(r"\s*[|•●·◆]\s*")
EDGES = " ,;।|॥:-–—()"
DATE_WORDS = re.compile(rf"\S*(?:{any_of('updated')}|{any_of('published')}|{any_of('stamp')})\S*\s*[:：]?", re.I)
BEGINNING = re.compile(r"^\W*(?=\w)")
BYLINE_WORDS, DESK_WORDS = 12, 8
MAX_BYLINE = 90  # characters
NAME_WORDS = range(1, 5)
MAX_NAME = 50  # characters


def is_byline(line: Line) -> bool:
    """The line names a writer by its words: a label, a desk or correspondent, an agency."""
    return len(line.words) <= BYLINE_WORDS and _names_writer(line.text)


@lru_cache(MEMO_LINES)
def _names_writer(text: str) -> bool:
    words = len(text.split())
    text = BEGINNING.sub("", text).rstrip(" ।")
    if len(text) > MAX_BYLINE or "।" in text or text.endswith(("?", "!")):
        return False
    return bool(LABEL.match(text) or AGENCY.match(text) or (DESK.search(text) and words <= DESK_WORDS))


def is_name(line: Line) -> bool:
    """The line could be a name and no more."""
    text = line.text.rstrip(" ।")
    return (
        len(text.split()) in NAME_WORDS
        and len(text) <= MAX_NAME
        and not SENTENCE_END.search(text)
        and not line.dates
        and not NO_NAME.search(text)
    )


def is_person(text: str) -> bool:
    """A few words, one of them a usual part of names; a place may follow behind a comma."""
    name = text.partition(",")[0]
    return 1 < len(name.split()) <= NAME_WORDS.stop + 1 and bool(NAME_PART.search(name)) and not NO_NAME.search(text)


def writer(text: str) -> str:
    """The byline without its label, and without what else its line holds: the site's name, a counter."""
    pieces = [piece for piece in PIECES.split(text) if piece.strip()]
    sure = [piece for piece in pieces if is_byline(Line(0, piece))]
    text = (sure or pieces or [""])[0]
    text = BEGINNING.sub("", text)
    label = LABEL.match(text)
    return text[label.end() if label else 0 :].strip(EDGES).replace(";", ",")  # `;` parts authors in front matter


def beside_date(line: Line) -> str:
    """The writer whom a date line names beside the date, or nothing."""
    for piece in PIECES.split(DATE_WORDS.sub("|", line.beside_dates)):
        rest = Line(0, piece.strip(EDGES))
        if rest.text and (is_byline(rest) or (is_name(rest) and len(rest.words) > 1)):
            return writer(rest.text)
    return ""


def byline(page: Page) -> Iterator[Verdict]:
    """Between title and body, a desk or correspondent, or a bare name beside the date, is the byline."""
    for span in page.spans:
        head = page.head(span)
        zone = [i for i in head if page.roles[i] is None]
        sure = [i for i in zone if is_byline(page.lines[i])]
        if sure:
            yield from _with_place(page, sure[0])
            continue
        dated = {i for i in head if page.roles[i] in (Role.PUBLISHED, Role.UPDATED)}
        named = [i for i in zone if is_name(page.lines[i]) and _beside(page, i, dated)]
        named = named or [i for i in zone[:1] if is_person(page.lines[i].text) and not page.lines[i].ends_sentence]
        if named:
            yield from _with_place(page, named[0])
            continue
        foot = range(max(span.last - 1, span.first), min(span.last + FOOT + 1, len(page.lines)))
        signed = [i for i in foot if page.roles[i] is None and SIGNED.match(page.lines[i].text)]
        if signed and signed[0] > span.last:
            yield Verdict(signed[0], Role.BYLINE)


def _beside(page: Page, i: int, dated: set[int]) -> bool:
    """A date line is next to line i, or next but for another name or place."""
    for step in (-1, 1):
        j = i + step
        if 0 <= j < len(page.lines) and page.roles[j] is None and is_name(page.lines[j]):
            j += step
        if j in dated:
            return True
    return False


def _with_place(page: Page, i: int) -> Iterator[Verdict]:
    """The byline, and the place that stands on a line of its own below it."""
    yield Verdict(i, Role.BYLINE)
    below = i + 1
    if below < len(page.lines) and page.roles[below] is None and (found := page.phrases[below]) and found[0] == "place":
        yield Verdict(below, Role.BYLINE)
