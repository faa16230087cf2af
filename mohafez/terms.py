"""Find terms in Bengali text, in any inflected form and usual spelling, all in one pass.

Text and terms are folded to the search keys of their words; an Aho-Corasick automaton finds where a term begins a
word; what is left of the word must be endings.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product

import ahocorasick
import regex

from mohafez.bangla.nouns import noun_forms
from mohafez.bangla.text import identity_key, search_key

# One noun for each way that Bengali chooses endings: after a consonant, after a, i, u, o, a bare vowel, a nasal, Latin.
PROBES = ("দেশ", "ঢাকা", "নদী", "চালু", "সোনো", "বই", "কমিটিং", "চা", "ai")
# Second halves that leave a word what it was: এআইভিত্তিক, ভারতবিরোধী, করোনাকালে.
TAILS = (
    "ভিত্তিক বিষয়ক সংক্রান্ত বিরোধী কেন্দ্রিক সমৃদ্ধ নির্ভর চালিত জনিত কালীন কাল পন্থী সমর্থিত সমর্থক সংলগ্ন মুখী "
    "জুড়ে ব্যাপী ঘনিষ্ঠ বাসী নিয়ন্ত্রিত যুক্ত সম্পন্ন দাতা খাত কর্মী প্রেমী"
)
ENDING = "কে"  # a word's last vowel may be folded away (মেক্সিকো) and comes back before an ending (মেক্সিকোকে)
BETWEEN_WORDS = regex.compile(r"[^\p{L}\p{M}\p{N}\n]+")
USUAL_SEPARATORS = '।,‘“”()-–—:;!?"/'  # cut off before the memory is asked: it then holds two thirds of the forms
MEMO_WORDS = 200_000  # a corpus's commonest forms; then the memory starts anew


class Folder:
    """Folds texts to what terms are compared by; remembers how each form between white space folds.

    Words that begin as one of `distinct` keep that spelling: গাঁজা is not গাজা.
    """

    def __init__(self, distinct: Iterable[str] = ()) -> None:
        spelt = "|".join(regex.escape(identity_key(word)) for word in distinct)
        self._distinct = regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}])({spelt})") if spelt else None
        self._memo: dict[str, str] = {}

    def fold(self, text: str) -> str:
        """Give a text's words as search keys, each between single spaces, with a space at both ends."""
        for separator in USUAL_SEPARATORS:
            text = text.replace(separator, " ")
        return f" {' '.join(filter(None, self.keys(text.split())))} "

    def keys(self, forms: list[str]) -> list[str]:
        """Give the search key of each form; one that holds a hyphen may give two words, mere punctuation none."""
        if len(self._memo) > MEMO_WORDS:
            self._memo.clear()
        if unknown := list(set(forms).difference(self._memo)):
            self._learn(unknown)
        return list(map(self._memo.__getitem__, forms))

    def _learn(self, forms: list[str]) -> None:
        """Fold many forms at once: a text's key is its words' keys, and one call is cheaper than many."""
        text = "\n".join(forms)
        keys = BETWEEN_WORDS.sub(" ", search_key(text)).split("\n")
        self._memo.update((form, key.strip()) for form, key in zip(forms, keys, strict=True))
        if not self._distinct:
            return
        for form, spelling in zip(forms, identity_key(text).split("\n"), strict=True):
            if self._distinct.search(spelling):
                parts = self._distinct.split(spelling)  # what is distinct stands at the odd places
                kept = "".join(part if place % 2 else search_key(part) for place, part in enumerate(parts))
                self._memo[form] = BETWEEN_WORDS.sub(" ", kept).strip()


@cache
def endings() -> frozenset[str]:
    """Give every stack of endings that a noun may carry, and of second halves with endings, as search keys."""
    plain = {form.removeprefix(probe) for probe in PROBES for form in noun_forms(probe, before="")}
    written = search_key("\n".join(ending for ending in plain if not ending.startswith(("-", "'", "’")))).split("\n")
    halves = search_key(TAILS).split()
    return frozenset(half + ending for half, ending in product(["", *halves], ["", *written]))


class Matcher:
    """Finds numbered terms; built once, used for every text."""

    def __init__(self, terms: Sequence[str], folder: Folder):
        numbers: dict[str, list[int]] = {}
        carrying = [f"{term}{ENDING}" for term in terms]
        folder.fold("\n".join([*terms, *carrying]))  # learns them all at once
        for number, (term, carrier) in enumerate(zip(terms, carrying, strict=True)):
            for key in {folder.fold(term).rstrip(), folder.fold(carrier).rstrip().removesuffix(ENDING)}:
                numbers.setdefault(key, []).append(number)
        self._automaton = ahocorasick.Automaton()
        for key, listed in numbers.items():
            self._automaton.add_word(key, (len(key) - 1, tuple(listed)))
        if numbers:
            self._automaton.make_automaton()
        self._endings = endings()

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """Find every term in a text as `Folder.fold` gives it, terms within terms too.

        Gives (start, minus the end, number of the term), in order: the longest first of those that start together.
        """
        if not len(self._automaton):
            return []
        known, space = self._endings, folded.find
        return sorted(
            (last - length + 1, -last - 1, number)
            for last, (length, numbers) in self._automaton.iter(folded)
            if folded[last + 1] == " " or folded[last + 1 : space(" ", last + 1)] in known
            for number in numbers
        )
