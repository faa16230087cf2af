"""A dump's text as numbered lines that know their own features."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from itertools import chain
from typing import Any, TypeVar

from mohafez.bangla.dates import FoundDate, find_dates
from mohafez.bangla.text import clean
from mohafez.ingest import marked
from mohafez.ingest.batch import fingerprint

WIDE = re.compile(r"\s{3,}|\t")  # between the cells of a row
MAX_LINE = 20_000  # characters; a longer line is no paragraph of a news story
CLOSERS = "’”\"'»)]}›#"
SENTENCE_END = re.compile(rf"[।॥?!.…]+[{re.escape(CLOSERS)}\s]*$")
ENDERS = re.compile(r"[।॥?!]")
LATIN_ENDERS = re.compile(r"[?!]|\.(?=\s|$)")
CUT = re.compile(
    r"\[?(?:\.{2,}|…)\]?\s*\(?(?:বিস্তারিত|আর[ওো](?: পড়ুন)?|(?:read )?more)?\)?\s*[»>]*$",
    re.I,
)
LATIN = re.compile("[A-Za-z]")
DIGIT = re.compile("[0-9০-৯]")
LABEL = re.compile(r"^([^:：।|]{1,40}?)\s*(?::{1,2}|：|ঃ)\s*(?=\S|$)")
COLON, LABEL_MAX = re.compile("[:：ঃ]"), 42  # characters, with the colon: most lines have none there
# The first four code points of a word tell most stems apart; words of less than three are particles.
BETWEEN = re.escape("-–—/|:।॥,;‘’“”\"'()[]{}?!.…«»*#") + r"\s"
STEM = re.compile(rf"([^{BETWEEN}]{{3,4}})[^{BETWEEN}]*")
TAIL = 80  # characters at a line's end that its end is told from
DATE_LINE_MAX = 160  # characters; a longer line with a date in it is text about that date

T = TypeVar("T")


def key_of(text: str) -> str:
    """The form under which equal lines of a page meet; a page is written one way, so that little is folded."""
    return text.replace("\u200c", "").replace("\u200d", "").lower()


class known_once:  # a decorator, as functools.cached_property is
    """A property that is made once for all lines of a page that say the same: pages print much of theirs twice.

    Python 3.11's own cached_property takes a lock each time: a twentieth of all reading.
    """

    def __init__(self, make: Callable[["Line"], Any]):
        self._make = make
        self._name = make.__name__

    def __get__(self, line: "Line", _owner: type) -> Any:
        if self._name not in line.known:
            line.known[self._name] = self._make(line)
        value = line.__dict__[self._name] = line.known[self._name]
        return value


def once(find: Callable[["Line"], T]) -> Callable[["Line"], T]:
    """Make a function of a line's own words run once for all lines of a page that say the same."""

    @wraps(find)
    def found(line: "Line") -> T:
        if found not in line.known:
            line.known[found] = find(line)
        return line.known[found]

    return found


@dataclass(frozen=True)
class Line:
    """One line that is not blank. `number` and `last` are 1-based numbers of the dump's lines: a joined one spans many.

    `gap` counts the blank lines before it; `tag` is a hint from HTML: the name of the element that it came from (`row`:
    cells with wide gaps between, in plain text);
    `fingerprint` is what a batch counts it under; `known` is what has been found out about its words.
    """

    number: int
    text: str
    last: int = 0
    gap: int = 0
    tag: str = ""
    fingerprint: int = 0
    calendar: str = "bangladesh"  # the one that the page's Bangla dates follow
    known: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @known_once
    def key(self) -> str:
        return key_of(self.text)

    @known_once
    def stems(self) -> frozenset[str]:
        """The beginnings of the line's words, particles left out: Bengali inflects at a word's end."""
        return frozenset(STEM.findall(self.key))

    @known_once
    def words(self) -> list[str]:
        return self.text.split()

    @known_once
    def ends_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text[-TAIL:]))

    @known_once
    def ends_with_danda(self) -> bool:
        return self.text.rstrip(CLOSERS + " ").endswith(("।", "॥"))

    @known_once
    def sentences(self) -> int:
        """How many sentences end in the line; full stops count in Latin only, elsewhere they shorten (ড. মো.)."""
        return len((LATIN_ENDERS if self.is_latin else ENDERS).findall(self.text))

    @known_once
    def is_cut(self) -> bool:
        """The line breaks off with dots, as teasers do."""
        tail = self.text[-TAIL:]
        return ("…" in tail or ".." in tail) and bool(CUT.search(tail))

    @known_once
    def bengali(self) -> int:
        """How many Bengali code points the line has, near enough: what takes three bytes in UTF-8."""
        return (len(self.text.encode("utf-8", "replace")) - len(self.text)) // 2

    @known_once
    def latin(self) -> int:
        """How many Latin letters the line has; none are counted in a line that is Bengali."""
        return 0 if 2 * self.bengali > len(self.text) else len(LATIN.findall(self.text))

    @known_once
    def is_latin(self) -> bool:
        return self.latin > 3 * self.bengali

    @known_once
    def label(self) -> str:
        """What stands before a colon at the line's start, or nothing."""
        if not COLON.search(self.text, 0, LABEL_MAX):
            return ""
        match = LABEL.match(self.text)
        return match[1].strip() if match else ""

    @known_once
    def dates(self) -> list[FoundDate]:
        if len(self.text) > DATE_LINE_MAX or not DIGIT.search(self.text):
            return []
        return find_dates(self.text, self.calendar)

    @known_once
    def beside_dates(self) -> str:
        """The line without its dates and times."""
        rest, at = [], 0
        for found in self.dates:
            rest.append(self.text[at : found.start])
            at = found.end
        return clean(" ".join([*rest, self.text[at:]]))


def with_dandas(text: str) -> str:
    """The text with the danda where ৷, a sign of old accounts, was typed for it, as Deutsche Welle does."""
    return text.replace("\u09f7", "।")


def split(text: str, calendar: str = "bangladesh") -> list[Line]:
    """Number a text's lines, leave the blank ones out, and join what was wrapped at a fixed width."""
    lines: list[Line] = []
    raws: list[str] = []
    gap = 0
    is_marked = marked.is_marked(text)
    met: dict[str, tuple[str, str, int, dict[Any, Any]]] = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        if raw not in met:
            met[raw] = (*_read(raw, is_marked), {})
        cleaned, tag, print_of_raw, known = met[raw]
        if not cleaned:
            gap += 1
            continue
        raws.append(raw.strip(" \t\r"))
        lines.append(Line(number, cleaned, number, gap, tag, print_of_raw, calendar, known))
        gap = 0
    return unwrap(lines, raws)


def _read(raw: str, is_marked: bool) -> tuple[str, str, int]:
    """A line's text, the tag that its form gives it, and its fingerprint."""
    tag, text = marked.read(clean(raw)) if is_marked else ("", clean(raw))
    stripped = raw.strip(" \t\r")
    if not tag and len(WIDE.split(stripped, CELLS)) >= CELLS:
        tag = "row"
    return text, tag, fingerprint(stripped)


WRAPS = range(40, 141)  # widths that texts are wrapped at; one wrapped wider cannot be told from one that was not
FULL = 0.6  # a wrapped line fills at least this much of the width
SURE = 0.8  # this share of the full lines must have no room for the next word
ENOUGH, MANY = 3, 6  # lines
BROKEN_OFF = 0.5  # this share of them must break off within a sentence
OVERLONG = 0.3  # sentences in lines wider than the width, against what is wrapped: more, and the text is not
# These begin a line of their own: items, notes, names between dandas, an agency's signature (বাসস/ঢাকা/এমএ/১৪৩০).
BEGINS = re.compile(r"(?:[•●▪◦■□✓►▶➤◆*–—]|-{1,2})\s|[(\[]?[0-9০-৯]{1,2}[.)।\]]\s|(\W)\1{3}|[।॥]|\S+/\S+/\S+$")

PARTED = re.compile(r"\s[/|·]{1,2}\s")
CELLS = 3  # a row has so many, and ends where its line does


def _is_row(line: Line) -> bool:
    return line.tag == "row" or len(PARTED.split(line.text, CELLS)) >= CELLS


def unwrap(lines: list[Line], raws: list[str]) -> list[Line]:
    """Join the lines of paragraphs that were wrapped at a fixed width.

    A line was wrapped if the first word of the next one would not have fitted. The width is the one that explains
    most line ends; the text counts as wrapped only if it explains nearly all of its fuller lines and if these break
    off within sentences, so that a list of headlines stays a list. `raws` are the lines as they were wrapped: normal
    form may have changed their lengths.
    """
    widths = [len(raw) for raw in raws]
    rooms = {
        i: range(widths[i], widths[i] + 1 + len(raws[i + 1].split(maxsplit=1)[0]))
        for i in range(len(lines) - 1)
        if lines[i + 1].gap == 0
        and widths[i] < WRAPS.stop
        and not BEGINS.match(lines[i + 1].text)
        and not _is_row(lines[i])
    }
    if len(rooms) < ENOUGH:
        return lines
    explained = Counter(chain.from_iterable(rooms.values()))
    width = max(WRAPS, key=lambda w: (explained[w], w))
    wrapped = {i for i, room in rooms.items() if width in room}
    full = [i for i, room in rooms.items() if FULL * width <= room.start <= width]
    if len(wrapped) >= MANY:  # then a page's head and foot, in lines of any length, do not count, nor paragraphs' ends
        full = [i for i in full if min(wrapped) <= i <= max(wrapped)]
        full = [i for i in full if i in wrapped or not lines[i].ends_sentence]
    broken_off = sum(not lines[i].ends_sentence for i in wrapped)
    if len(wrapped) < max(ENOUGH, SURE * len(full)) or broken_off < BROKEN_OFF * len(wrapped):
        return lines
    overlong = sum(size for size, line in zip(widths, lines, strict=True) if size > width and line.sentences)
    if overlong > OVERLONG * sum(widths[i] for i in wrapped):
        return lines
    joined: list[Line] = []
    for i, line in enumerate(lines):
        if i - 1 in wrapped:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}", last=line.last, known={})
        else:
            joined.append(line)
    return joined
