"""Lines whose words give them away, and lines that the batch has seen too often."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mohafez.ingest.lexicon import MEMO_LINES, any_of, fold, lexicon, role_of
from mohafez.ingest.lines import DIGIT, Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.writers import WROTE_AND_TOOK, are_names, is_byline, is_person

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
PHONE = re.compile(r"(?<![0-9০-৯])(?:\+?৮৮|\+?88)?[0০][1-9১-৯][0-9০-৯][0-9০-৯\- ]{5,12}[0-9০-৯]")
# ১২/৩ দিঘিরপাড় সড়ক, …: told from news about roads by a house number or a label
STREET = re.compile(r"\s(?:রোড|সড়ক|লেন|এভিনিউ|সরণি|গলি|ভবন|টাওয়ার)(?:\s*[,।(|]|$)|ফ্লোর|তলা\)|বক্স নং")
CONTACT_MAX = 200  # characters; longer lines with a telephone number in them are text
ROLES = {
    "menu": Role.MENU,
    "share": Role.SHARE,
    "related": Role.RELATED,
    "popular": Role.POPULAR,
    "tags": Role.TAGS,
    "comment": Role.COMMENT,
    "form": Role.COMMENT,
    "footer": Role.FOOTER,
    "advert": Role.ADVERT,
    "counter": Role.COUNTER,
    "photo": Role.CAPTION,
    "photo_source": Role.OTHER,
    "no_article": Role.OTHER,
    "end": Role.SEPARATOR,
}
MANY = 8  # pages with the same long sentence: such are quoted, and sent round by agencies
SHORT = 200  # characters
FACES = re.compile("[\u2600-\u26ff\u2700-\u27bf\U0001f300-\U0001faff]")
BIDDING = re.compile(rf"(?:^|\s)([\u0980-\u09ff]+ুন|[\u0980-\u09ff]+িয়ে (?:দিন|নিন|যান)|{any_of('bidding')})[\s!।»›>:]*$")
NOUN = re.compile(rf"{any_of('nouns')}|.+গুন")  # তিনগুন; but খুন is no part of দেখুন
CAPTION_MAX, CREDIT_MAX = 200, 60  # characters
PICTURE = re.compile(any_of("picture"), re.I)
CREDIT = re.compile(
    rf"\S\s*(?:(?:{any_of('picture')})\s*[:：]\s*\S+(?:\s\S+){{0,4}}|[—–|/(-]\s*(?:\S+\s)?(?:{any_of('picture')}))[\s।)]*$",
    re.I,
)
ROW, MOST = range(2, 9), 0.6  # words, and the share of a long row that are known
BUTTONS = frozenset({"share", "menu", "form"})
TINY = 2  # letters
COUNT = re.compile(r"[0-9০-৯]\s*(?:মিনিট|বার|টি মন্তব্য|মন্তব্য|শেয়ার|ভিউ|views?|shares?|comments?)(?:\W|$)", re.I)
COUNT_WORDS = 5
BIDDING_WORDS = 6
PEN = re.compile("[\u270d\u270e\u270f\u2712\U0001f58a\U0001f58b\U0001f4dd]")
BARS = re.compile(r"\s+[|/·•]\s+")
TEXT_MIN = 120  # characters; from here on several whole sentences outweigh a phrase among them


def contact(line: Line) -> Role | None:
    """A short line that is an address, or has a telephone number, a street or ©, is a footer's; or has a link."""
    text = line.text
    if len(text) > CONTACT_MAX or line.ends_with_danda:
        return None
    if "©" in text or ("@" in text and EMAIL.search(text)) or ADDRESS.fullmatch(text) or PHONE.search(text):
        return Role.FOOTER
    if ADDRESS.search(text):
        return Role.OTHER
    housed = STREET.search(text) and (line.label or DIGIT.search(text)) and not line.dates
    return Role.FOOTER if housed else None


def known(line: Line) -> Role | None:
    """A line that lexicon.toml knows has the role written there."""
    if not (found := role_of(line.text)):
        return None
    role, how = found
    if role == "counter" and line.dates:
        return None
    if role == "photo" and WROTE_AND_TOOK.match(line.text):
        return None
    if how == "has" and line.sentences > 1 and len(line.text) >= TEXT_MIN:
        return None
    return ROLES.get(role)


def credited(line: Line) -> Role | None:
    """A short line that ends in who took it (`… শহরে। —নিজস্ব চিত্র।`, `… ছবি: রেজাউল করিম`) is a picture's caption."""
    if len(line.text) > CAPTION_MAX or WROTE_AND_TOOK.match(line.text):
        return None
    tail = line.text[-CREDIT_MAX:]
    return Role.CAPTION if PICTURE.search(tail) and CREDIT.search(tail) else None


def row(line: Line) -> Role | None:
    """Buttons side by side (`ফেসবুক টুইটার প্রিন্ট`): each word is a phrase that stands alone; in a long row, most are."""
    if len(line.words) in ROW:
        return Role.SHARE if all(map(_is_button, line.words)) and not line.label else None
    long = len(line.words) >= ROW.stop and _is_button(line.words[0]) and _is_long_row(line)
    return Role.MENU if long else None


def _is_long_row(line: Line) -> bool:
    return not line.ends_sentence and sum(map(_is_button, line.words)) >= MOST * len(line.words)


@lru_cache(MEMO_LINES)
def _is_button(word: str) -> bool:
    return lexicon().whole.get(fold(word)) in BUTTONS


def hashtags(line: Line) -> Role | None:
    """Two words or more that all begin with # are tags."""
    marked = line.text[0] == "#" and len(line.words) > 1 and all(word[0] == "#" for word in line.words)
    return Role.TAGS if marked else None


def faces(line: Line) -> Role | None:
    """A line with pictograms and no sentence asks for a reaction."""
    if not FACES.search(line.text) or line.dates or is_byline(line) or is_person(line.text):
        return None
    signed = PEN.match(line.text) and are_names(line.text)  # ✍ অর্ণব তরফদার
    return None if signed else Role.SHARE


def tiny(line: Line) -> Role | None:
    """A letter or two are a button (`f`, `in`, `অ+`)."""
    return Role.SHARE if line.bengali + line.latin <= TINY and not DIGIT.search(line.text) else None


def counts(line: Line) -> Role | None:
    """A few words with so many minutes, views or comments count readers, or the time that reading takes."""
    counted = len(line.words) <= COUNT_WORDS and COUNT.search(line.text) and not line.dates
    return Role.COUNTER if counted else None


def bidding(line: Line) -> Role | None:
    """A few words that bid the reader do something (`লেখাটি বড় করুন`) are a button, or several parted by bars.

    A bidding headline is longer.
    """
    buttons = BARS.split(line.text)
    if len(buttons) > 1 and all(len(words.split()) <= BIDDING_WORDS and BIDDING.search(words) for words in buttons):
        return Role.SHARE
    if len(line.words) > BIDDING_WORDS or line.tag.startswith("h"):
        return None
    bid = BIDDING.search(line.text)
    return Role.SHARE if bid and not NOUN.fullmatch(bid[1]) else None


def recurring(page: Page) -> Iterator[Verdict]:
    """A sentence that stands on several pages of the batch is the site's, not the story's."""
    for i, line in page.having(Role.PARAGRAPH):
        if page.pages_with(i) >= (page.several if len(line.text) <= SHORT else MANY):
            yield Verdict(i, Role.OTHER)
