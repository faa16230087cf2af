"""Lines whose words give them away, and lines that the batch has seen too often."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mohafez.ingest.lexicon import MEMO_LINES, any_of, fold, lexicon
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


def contact(page: Page) -> Iterator[Verdict]:
    """A short line that is an address, or has a telephone number, a street or ©, is a footer's; or has a link."""
    for i, line in page.open():
        if len(line.text) > CONTACT_MAX or line.ends_with_danda:
            continue
        if STREET.search(line.text) and (line.label or DIGIT.search(line.text)) and not line.dates:
            yield Verdict(i, Role.FOOTER)
        if "©" in line.text or EMAIL.search(line.text) or ADDRESS.fullmatch(line.text) or PHONE.search(line.text):
            yield Verdict(i, Role.FOOTER)
        elif ADDRESS.search(line.text):
            yield Verdict(i, Role.OTHER)


def known(page: Page) -> Iterator[Verdict]:
    """A line that lexicon.toml knows has the role written there."""
    for i, line in page.open():
        if not (found := page.phrases[i]):
            continue
        role, how = found
        if role not in ROLES or (role == "counter" and line.dates):
            continue
        if role == "photo" and WROTE_AND_TOOK.match(line.text):
            continue
        if how == "has" and line.sentences > 1 and len(line.text) >= TEXT_MIN:
            continue
        yield Verdict(i, ROLES[role])


def credited(page: Page) -> Iterator[Verdict]:
    """A short line that ends in who took it (`… শহরে। —নিজস্ব চিত্র।`, `… ছবি: রেজাউল করিম`) is a picture's caption."""
    for i, line in page.open():
        short = len(line.text) <= CAPTION_MAX and not WROTE_AND_TOOK.match(line.text)
        if short and CREDIT.search(line.text[-CREDIT_MAX:]):
            yield Verdict(i, Role.CAPTION)


def row(page: Page) -> Iterator[Verdict]:
    """Buttons side by side (`ফেসবুক টুইটার প্রিন্ট`): each word is a phrase that stands alone; in a long row, most are."""
    for i, line in page.open():
        if len(line.words) in ROW and not line.label and all(map(_is_button, line.words)):
            yield Verdict(i, Role.SHARE)
        elif len(line.words) >= ROW.stop and _is_button(line.words[0]) and _is_long_row(line):
            yield Verdict(i, Role.MENU)


def _is_long_row(line: Line) -> bool:
    return not line.ends_sentence and sum(map(_is_button, line.words)) >= MOST * len(line.words)


@lru_cache(MEMO_LINES)
def _is_button(word: str) -> bool:
    return lexicon().whole.get(fold(word)) in BUTTONS


def hashtags(page: Page) -> Iterator[Verdict]:
    """Two words or more that all begin with # are tags."""
    for i, line in page.open():
        if line.text[0] == "#" and len(line.words) > 1 and all(word[0] == "#" for word in line.words):
            yield Verdict(i, Role.TAGS)


def faces(page: Page) -> Iterator[Verdict]:
    """A line with pictograms and no sentence asks for a reaction."""
    for i, line in page.open():
        if FACES.search(line.text) and not line.dates and not is_byline(line) and not is_person(line.text):
            if PEN.match(line.text) and are_names(line.text):
                continue  # ✍ অর্ণব তরফদার
            yield Verdict(i, Role.SHARE)


def tiny(page: Page) -> Iterator[Verdict]:
    """A letter or two are a button (`f`, `in`, `অ+`)."""
    for i, line in page.open():
        if line.bengali + line.latin <= TINY and not DIGIT.search(line.text):
            yield Verdict(i, Role.SHARE)


def counts(page: Page) -> Iterator[Verdict]:
    """A few words with so many minutes, views or comments count readers, or the time that reading takes."""
    for i, line in page.open():
        if len(line.words) <= COUNT_WORDS and COUNT.search(line.text) and not line.dates:
            yield Verdict(i, Role.COUNTER)


def bidding(page: Page) -> Iterator[Verdict]:
    """A few words that bid the reader do something (`লেখাটি বড় করুন`) are a button, or several parted by bars.

    A bidding headline is longer.
    """
    for i, line in page.open():
        buttons = BARS.split(line.text)
        if len(buttons) > 1 and all(len(words.split()) <= BIDDING_WORDS and BIDDING.search(words) for words in buttons):
            yield Verdict(i, Role.SHARE)
            continue
        bid = BIDDING.search(line.text)
        if bid and len(line.words) <= BIDDING_WORDS and not line.tag.startswith("h") and not NOUN.fullmatch(bid[1]):
            yield Verdict(i, Role.SHARE)


def recurring(page: Page) -> Iterator[Verdict]:
    """A sentence that stands on several pages of the batch is the site's, not the story's."""
    for i, line in page.having(Role.PARAGRAPH):
        if page.pages_with(i) >= (page.several if len(line.text) <= SHORT else MANY):
            yield Verdict(i, Role.OTHER)
