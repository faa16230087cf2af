"""Find every term of topics.toml in one pass over a text, in any inflected form."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

import ahocorasick

from mohafez.ingest.topics.keys import fold

CASES = ("", "র", "ের", "য়ের", "এর", "কে", "রে", "েরে", "তে", "েতে", "য়েতে", "ে", "য়", "এ", "য়ে", "রা", "েরা", "য়েরা")
PLURALS = ("দের", "েদের", "য়েদের", "দেরকে", "গুলো", "গুলি", "গণ", "সমূহ", "টি", "টা", "খানা", "বৃন্দ", "মহল", "জন")
PLURAL_CASES = ("", "র", "ের", "কে", "তে", "য়", "ে", "কেও")
# Second halves that leave a word what it was: এআইভিত্তিক, ভারতবিরোধী, করোনাকালে.
TAILS = ("ভিত্তিক", "বিষয়ক", "সংক্রান্ত", "বিরোধী", "কেন্দ্রিক", "সমৃদ্ধ", "নির্ভর", "চালিত", "জনিত", "কাল", "কালীন", "পন্থী",
         "পন্থি", "সমর্থিত", "সংলগ্ন", "মুখী", "জুড়ে", "ব্যাপী", "ঘনিষ্ঠ", "সহ", "বাসী", "নিয়ন্ত্রিত", "যুক্ত")  # fmt: skip
EMPHASIS = ("", "ই", "ও")


def _endings() -> frozenset[str]:
    plain = (*CASES, *map("".join, product(PLURALS, PLURAL_CASES)), *map("".join, product(TAILS, CASES)))
    return frozenset(fold(ending + stress) for ending, stress in product(plain, EMPHASIS))


class Match(NamedTuple):
    """A term found: its number, and where it begins and ends in the folded text."""

    term: int
    start: int
    end: int


class Matcher:
    """Finds numbered terms; built once, used for every article."""

    def __init__(self, terms: Iterable[str]):
        numbers: dict[str, list[int]] = {}
        for number, term in enumerate(terms):
            numbers.setdefault(f" {fold(term)}", []).append(number)
        self._automaton = ahocorasick.Automaton()
        for key, listed in numbers.items():
            self._automaton.add_word(key, (len(key), tuple(listed)))
        self._automaton.make_automaton()
        self._endings = _endings()

    def find(self, folded: str) -> Iterator[Match]:
        """Yield every term in a folded text that begins and ends with a space, in any form its endings give it."""
        if not self._automaton:
            return
        endings = self._endings
        for end, (length, numbers) in self._automaton.iter(folded):
            stop = folded.find(" ", end + 1)
            if folded[end + 1 : stop] in endings:
                for number in numbers:
                    yield Match(number, end - length + 1, end + 1)
