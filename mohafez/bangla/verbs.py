"""Bengali verbs: from a form to the verbs it may belong to, and from a verb to its forms.

A verb is named by its verbal noun (করা, খাওয়া, জানানো). It has a few stems, each taking the endings of some part of the
paradigm. verbs.toml lists the verbs and what cannot be derived; docs/inflection.md tells the method and its sources.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Stem(NamedTuple):
    """A stem of a verb and the part of the paradigm whose endings it takes (a key of ENDINGS).

    `names` are the verbal nouns that its forms are filed under, best first: for a causative its base verb, then itself.
    """

    text: str
    part: str
    names: tuple[str, ...]


class Reading(NamedTuple):
    """A word taken as a verb's form: its stem, and its ending ("" also for an irregular form)."""

    stem: Stem
    ending: str


def joined(start: str, endings: str) -> str:
    """Put the same letters before each of several endings."""
    return " ".join(start + ending for ending in endings.split())


PRESENT = "ি িস ে েন ো ুন ুক িও িয়ো িয়েন িনি েনি েননি"
VOWEL_PRESENT = "ই ইস য় ও ন স ক উক উন ইও ইয়ো ইয়েন য়া ইনি য়নি ননি ওনি"
NOW = "ছি ছ ছো ছিস ছে ছেন ছস ছিলাম ছিলুম ছিলেম ছিলে ছিলা ছিলি ছিল ছিলো ছিলেন"
PAST = f"ল লো লাম লুম লেম লে লা লি লেন ত তো তাম তুম তে তেন তিস {joined('তে', NOW)} তাছি তাছে তাছেন"
FUTURE = "ব বো বে বা বি বেন মু বার"
PARTS = ("present", "past", "future", "now", "participle", "old")  # principal parts of a verb with a vowel stem
WHOLE = ""  # an irregular form: takes nothing
ENDINGS = {
    WHOLE: ("",),
    "present": ("", *PRESENT.split()),
    "vowel present": ("", *VOWEL_PRESENT.split()),
    "past": tuple(PAST.split()),
    "future": tuple(FUTURE.split()),
    "now": tuple(NOW.split()),
    "participle": ("ে", *joined("ে", NOW).split()),
    "old": tuple(f"{PAST} {FUTURE} {NOW} য়া {joined('য়া', NOW)}".split()),
    "eastern": ("া", "েন", "ো"),  # কইরা, খুঁইজা
}

BASIC, LENGTHENED = "া", "ানো"  # the verbal noun's ending
CONSONANT = "[ক-হ]়?"
LAST_CONSONANT = re.compile(f"(?<=[^্])(?={CONSONANT}$)")
LAST_A = re.compile(f"[াআ](?=ঁ?{CONSONANT}$)")
FIRST_VOWEL = re.compile("[অ-ঔা-ৌ]")
FRONT_OR_HIGH = "িীুূেইঈউঊএ"
RAISED = {"ে": "ি", "ো": "ু", "ও": "উ"}


def read_table() -> dict[str, Any]:
    """Read verbs.toml."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def stems() -> dict[str, tuple[Stem, ...]]:
    """All stems of all verbs, by their text."""
    return grouped((stem.text, stem) for stem in all_stems(read_table()))


@cache
def stems_by_name() -> dict[str, tuple[Stem, ...]]:
    """All stems by the verbal noun of the very verb: a causative's under জানানো, not under জানা."""
    return grouped(
        (name, stem)
        for stem in all_stems(read_table())
        for name in [name for name in stem.names if name.endswith("নো")] or stem.names
    )


def grouped(stems: Iterable[tuple[str, Stem]]) -> dict[str, tuple[Stem, ...]]:
    """Gather the stems of each key, in order, none twice."""
    found: dict[str, dict[Stem, None]] = {}
    for key, stem in stems:
        found.setdefault(key, {})[stem] = None
    return {key: tuple(those) for key, those in found.items()}


@cache
def longest_stem() -> int:
    """Measure the longest stem, in code points."""
    return max(map(len, stems()))


def readings(word: str) -> list[Reading]:
    """Find the verbs' forms that a word may be, the longest stem last. The word is an identity key without clitics."""
    found = []
    for end in range(1, min(len(word), longest_stem()) + 1):
        for stem in stems().get(word[:end], ()):
            if word[end:] in ENDINGS[stem.part]:
                found.append(Reading(stem, word[end:]))
    return found


def verb_forms(name: str) -> list[str]:
    """Write all forms of the verb that this verbal noun names, but for single letters; none for any other word."""
    written = (stem.text + ending for stem in stems_by_name().get(name, ()) for ending in ENDINGS[stem.part])
    return [form for form in dict.fromkeys(written) if len(form) > 1]


def all_stems(table: dict[str, Any]) -> Iterator[Stem]:
    """Derive every verb's stems from verbs.toml."""
    for entry in table["vowel"]:
        yield from vowel_stems(entry)
    for entry in table["steady"].split():
        names = tuple(entry.split("/"))
        yield from basic_stems(names, [name.removesuffix(BASIC) for name in names])
    for name in table["raising"].split():
        root = name.removesuffix(BASIC)
        other = raised(root) if raised(root) != root else re.sub("^উ", "ও", root)
        yield from basic_stems((name, other + BASIC), [root, other])
    for entry in table["lengthened"].split():
        yield from independent_stems(tuple(entry.split("/")))


def basic_stems(names: tuple[str, ...], roots: list[str]) -> Iterator[Stem]:
    """Derive the stems of a verb in -া, and of its causative in -ানো."""
    for root in roots:
        for part in ("present", "past", "future", "now"):
            yield Stem(root, part, names)
        yield Stem(LAST_A.sub(lambda a: "এ" if a[0] == "আ" else "ে", root), "participle", names)
        yield Stem(root + "ি", "old", names)
        yield Stem(LAST_CONSONANT.sub("ই", root), "eastern", names)
        yield from lengthened_stems(root, (names[0], root + LENGTHENED, *names[1:]))


def independent_stems(names: tuple[str, ...]) -> Iterator[Stem]:
    """Derive the stems of a verb in -ানো beside which no verb in -া lives."""
    for root in [name.removesuffix(LENGTHENED) for name in names if name.endswith(LENGTHENED)]:
        vowel = FIRST_VOWEL.search(root)
        in_o = vowel is not None and vowel[0] in FRONT_OR_HIGH
        own = (*names, root + "োনো") if in_o else names
        yield from lengthened_stems(root, own)
        if in_o:
            yield from long_stems(root + "ো", own)  # ঘুমোচ্ছে, এগোবে
        if len(re.findall(CONSONANT, root)) - bool(re.match(CONSONANT, root)) > 1:
            yield Stem(root, "participle", own)  # চমকে, বদলে


def lengthened_stems(root: str, names: tuple[str, ...]) -> Iterator[Stem]:
    """Derive the stems in -া- and the participle of a verb in -ানো."""
    yield from long_stems(root + "া", names)
    for participle in dict.fromkeys([root, root.replace("ো", "ু", 1)]):
        yield Stem(participle + "িয়", "participle", names)  # চেঁচিয়ে, but গুছিয়ে


def long_stems(long: str, names: tuple[str, ...]) -> Iterator[Stem]:
    """Derive the stems of a verb in -ানো but for the participle."""
    for part in ("vowel present", "past", "future"):
        yield Stem(long, part, names)
    yield Stem(long + "চ্", "now", names)
    yield Stem(long + "ই", "old", names)


def vowel_stems(entry: dict[str, str]) -> Iterator[Stem]:
    """Take the stems of a verb from its principal parts as verbs.toml gives them."""
    names = tuple(entry["nouns"].split("/"))
    for form in entry.get("forms", "").split():
        yield Stem(form, WHOLE, names)
    for part in PARTS:
        for text in entry.get(part, "").split():
            yield Stem(text, "vowel present" if part == "present" else part, names)
    if "causative" not in entry:
        return
    long, *participles = entry["causative"].split()
    names = (names[0], long + "নো", *names[1:])
    yield from long_stems(long, names)
    for participle in participles:
        yield Stem(participle, "participle", names)


def raised(root: str) -> str:
    """Raise a root's first vowel, as a following ি or ু does: লেখ to লিখ, শোন to শুন."""
    return FIRST_VOWEL.sub(lambda vowel: RAISED.get(vowel[0], vowel[0]), root, count=1)
