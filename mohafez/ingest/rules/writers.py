"""Which texts name a writer: a label, a desk or correspondent, an agency, or what may be a name."""

import re
from functools import lru_cache

from mohafez.ingest.lexicon import MEMO_LINES, any_of, role_of
from mohafez.ingest.lines import SENTENCE_END, Line

# The desk ends the line, or a place follows: নিজস্ব প্রতিবেদক, ঢাকা; no verb, as in ঢাকা ব্যুরো জানায়
DESK = re.compile(rf"(?:{any_of('desk')})\s*(?:[,|(–—-].{{0,40}})?$", re.I)
OWN_DESK = re.compile("ডেস্ক|desk", re.I)  # পদ্মার আলো ডেস্ক: a paper's name may have a genitive
AGENCY = re.compile(rf"(?:{any_of('agency')})(?:[\s,|/].{{0,40}})?$", re.I)
LABEL = re.compile(
    rf"(?:{any_of('writer')}|{any_of('wrote')})\s*[:：,।|-]+\s*(?=\S)|(?:{any_of('wrote')})\s+(?=\S)", re.I
)
DESK_PLACE = re.compile(
    rf"(?:{any_of('desk')})\s*,\s*(?!(?:{any_of('agency')})$)[^\s,]+(?:\sও\s[^\s,]+)?", re.I
)  # প্রতিনিধি, কুষ্টিয়া
LABEL_ALONE = re.compile(rf"(?:{any_of('writer')}|{any_of('wrote')})\W*$", re.I)
BARE_LABEL = re.compile(rf"(?:{any_of('writer')})\s+(?=[^\s,]+\s\S)", re.I)  # লেখা মেহেদী শামস
NAME_PART = re.compile(rf"(?<!\S)(?:{any_of('name')})(?!\S)")
CALLING = re.compile(rf"(?:{any_of('calling')}|{any_of('desk')})(?:\W|$)", re.I)
NO_NAME = re.compile(r"[0-9০-৯:|/«»?!‘’“”\"#@_…*+]")
NAMED = re.compile(r"(?:\S+\s+){0,2}\S+?\s*[:：]\s*(?=\S)")
PIECES = re.compile(r"\s*[|•●·◆]\s*")
AND = re.compile(r"\s+(?:ও|এবং|and|&)\s+|\s*[,;&]\s*")
BRACKETED = re.compile(r"\s*\([^()]*\)")
EDGES = " ,;।|॥:-–—"
MARKS = "*_~]"  # around a name
UNITS = "সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর"
AGO = re.compile(
    rf"^\W*[\d০-৯]+\s*(?:{UNITS})\s*(?:[\d০-৯]+\s*\S+\s*)?(?:আগে|পূর্বে)"
    r"|^\W*(?:এইমাত্র|গতকাল|just now|\d+ (?:second|minute|min|hour|day|week|month|year)s? ago)\W*$",
    re.I,
)
DATE_WORDS = re.compile(
    rf"\S*(?:{any_of('updated')}|{any_of('published')}|{any_of('stamp')})\S*\s*[:：]?|\b(?:on|at)\b", re.I
)
# … and a dash or stroke, which stand in names, too: ঢাকা-৭
APART = re.compile(rf"{PIECES.pattern}|\s+[-–—/]+\s+")
FROM = re.compile(r"\s*[,–—-]\s*(?:\S+\s){1,3}থেকে(?: ফিরে)?$|^\S+\s(?:\S+\s)?থেকে(?: ফিরে)?,?\s+")  # …, টরন্টো থেকে
PLACED = re.compile(r"\s+[|/:•–—-]\s+|,\s+")  # সুনামগঞ্জ / …
PICTURED = re.compile(rf"\s*[,|;/]?\s*(?:{any_of('picture')})\s*[:：].*$")  # …, ছবি: …
BEGINNING = re.compile(r"^\W*(?=\w)")
TRAILING = re.compile(r"[\s।॥:：ঃ]+$")  # স্টাফ রিপোর্টার ::
# Bengali inflects what it says something about (ঢাকার সড়কে, ভিড় করেছেন); a name on its own bears no ending. A genitive
# has its noun behind it: a last word in -ের may be a name (আবু তাহের).
INFLECTED = re.compile(r"\S{2}(?:[িীুূেৈোৌা]?য়ে|ায়|ে|তে|কে|দের|ছি|ছে|ছেন|লেন|বেন|গুলো|গুলি)(?:\s|$)|\S{2}(?:ের|য়ের)\s")
# A picture is credited beside the text: লেখা ও ছবি: …
WROTE_AND_TOOK = re.compile(rf"(?:{any_of('writer')})\s*(?:[:：]|ও\s)")
NO_NAME_WORD = re.compile(rf"(?:^|\s)(?:{any_of('no_name')})(?:\s|$)")
TOLD = re.compile(rf"(?:^|\s)(?:{any_of('told')})\s+(\S+(?:\s\S+){{1,5}}?)\s*।$")
BYLINE_WORDS, DESK_WORDS = 12, 8
PLAIN_WORDS = 2  # a desk with so many words may have any ending before it: খেলার ডেস্ক
MAX_BYLINE = 90  # characters
NAME_WORDS = range(1, 5)
PLACES = ("place", "menu")  # roles in the lexicon
MAX_NAME = 50  # characters
MOST_WRITERS = 4


def is_byline(line: Line) -> bool:
    """The line names a writer by its words: a label, a desk or correspondent, an agency."""
    return len(line.words) <= BYLINE_WORDS and _names_writer(line.text)


@lru_cache(MEMO_LINES)
def _names_writer(text: str) -> bool:
    text = TRAILING.sub("", BEGINNING.sub("", text))
    if len(text) > MAX_BYLINE or "।" in text or text.endswith(("?", "!")):
        return False
    return bool(LABEL.match(text) or AGENCY.match(text) or is_desk(text))


def is_desk(text: str) -> bool:
    """A desk or correspondent; `জাতিসংঘের বার্ষিক প্রতিবেদন` is rather a headline."""
    if len(text.split()) > DESK_WORDS or not (desk := DESK.search(text)):
        return False
    if OWN_DESK.match(desk[0]):
        return True
    before = text[: desk.start()].rpartition(",")[2].split()
    return len(before) < PLAIN_WORDS or not INFLECTED.search(" ".join(before).replace("আমাদের", "") + " ")


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


@lru_cache(MEMO_LINES)
def are_names(text: str) -> bool:
    """The text could be one name or several: of two words or more each, the last of which may be a place."""
    if len(text) > MAX_BYLINE or text.endswith((",", ":")):
        return False
    text = FROM.sub("", BRACKETED.sub("", BEGINNING.sub("", text)).strip(EDGES + MARKS))
    if NO_NAME.search(text) or SENTENCE_END.search(text) or INFLECTED.search(NAME_PART.sub(" ", text)):
        return False
    if NO_NAME_WORD.search(text):
        return False
    parts = [part.split() for part in AND.split(text)]
    return len(parts[0]) > 1 and len(parts) <= MOST_WRITERS and all(len(part) in NAME_WORDS for part in parts)


def beside_place(text: str) -> str:
    """The name that a place or section stands beside (`সুনামগঞ্জ / মিতালি কুণ্ডু`), or nothing; a place may follow a comma."""
    pieces = PLACED.split(text)
    if len(pieces) != len(NAME_WORDS[:2]):
        return ""
    for name, place in (pieces, pieces[::-1]):
        found = role_of(place)
        if are_names(name) and found and found[0] in PLACES and (name == pieces[1] or not text.startswith(f"{name},")):
            return name
    return ""


def first_name(text: str) -> str:
    """The first of several names, without its label and place."""
    told = NAMED.match(text) or BARE_LABEL.match(text)
    return AND.split(text[told.end() :] if told else text)[0]


def label_of_names(text: str) -> str:
    """What stands with a colon before what could be names (`কলমে: …`), or nothing."""
    told = NAMED.match(text)
    return told[0] if told and are_names(text[told.end() :]) else ""


def names_labelled(text: str) -> bool:
    """A known label stands before what could be names, with the desk's initials behind a stroke at most (…/জেএইচ)."""
    label = LABEL.match(text) or BARE_LABEL.match(text)
    return bool(label) and are_names(text[label.end() :].partition("/")[0])


def are_persons(text: str) -> bool:
    """Several names, each with a usual part of one: মো. রাফিদ সেনগুপ্ত ও লাবণ্য পাল."""
    names = AND.split(text)
    return 1 < len(names) <= MOST_WRITERS and are_names(text) and all(map(is_person, names))


def label_of_name(text: str) -> str:
    """What stands with a colon before what could be a name of one word (`কলমে: রূপন্তী`), or nothing."""
    told = NAMED.match(text)
    return told[0] if told and is_name(Line(0, text[told.end() :])) else ""


def is_person(text: str) -> bool:
    """A few words, one of them a usual part of names; a place may follow behind a comma."""
    name = text.partition(",")[0]
    return 1 < len(name.split()) <= NAME_WORDS.stop + 1 and bool(NAME_PART.search(name)) and not NO_NAME.search(name)


def writer(text: str) -> str:
    """The byline without its label, and without what else its line holds: the site's name, a counter."""
    if name := beside_place(BEGINNING.sub("", text)):
        return name
    pieces = [piece for piece in PIECES.split(text) if piece.strip() and not LABEL_ALONE.match(piece)]
    sure = [piece for piece in pieces if is_byline(Line(0, piece))]
    text = TRAILING.sub("", BEGINNING.sub("", (sure or pieces or [""])[0]))
    if is_person(Line(0, text).label):
        return Line(0, text).label
    label = LABEL.match(text) or NAMED.match(text) or BARE_LABEL.match(text)
    if label and DESK_PLACE.fullmatch(text):
        return text
    told = PICTURED.sub("", text[label.end() if label else 0 :]).strip(EDGES + MARKS)
    name = _without_calling(FROM.sub("", told))
    if name.endswith(")") and "(" not in name:
        name = name[:-1].rstrip(EDGES)
    return name.replace(";", ",")  # `;` parts authors in front matter


def _without_calling(text: str) -> str:
    """A name without the calling behind its comma (`…, জ্যেষ্ঠ প্রতিবেদক`), or what follows it but other names."""
    name, *rest = text.split(",")
    if len(name.split()) < len(NAME_WORDS[:2]) or CALLING.search(name) or not any(map(CALLING.search, rest)):
        return text
    first = next(k for k, part in enumerate(rest) if CALLING.search(part))
    others = (part for part in rest[first:] if is_person(part) and not CALLING.search(part))
    return ",".join([name, *rest[:first], *others]).strip(EDGES)


def beside_date(line: Line) -> str:
    """The writer whom a line names beside a date, or beside how long ago it was; or nothing."""
    for piece in APART.split(DATE_WORDS.sub("|", AGO.sub("|", line.beside_dates))):
        rest = Line(0, piece.strip(EDGES))
        if (
            rest.text
            and (is_byline(rest) or are_names(rest.text) or label_of_names(rest.text))
            and not LABEL_ALONE.match(rest.text)
        ):
            return writer(rest.text)
    return ""


def beside_ago(line: Line) -> str:
    """The writer whom a line names that says how long ago it was (`৩ দিন আগে — সুজন ইফতেখার`), or nothing."""
    return beside_date(line) if AGO.match(line.text) else ""


def told_at_end(text: str) -> str:
    """Whom a standfirst's last words name as its writer (`… কথা বলেছেন মেহনাজ তিথি।`), or nothing."""
    told = TOLD.search(text)
    return told[1] if told and are_names(told[1]) else ""
