"""Bengali verbs: from a form to the verbs it may belong to, and from a verb to its forms.

A verb is named by its verbal noun (করা, খাওয়া, জানানো). It has a few stems, each taking the endings of some part of the
paradigm. verbs.toml lists the verbs and what cannot be derived; docs/inflection.md tells the method and its sources.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple


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


PRESENT = "ি িস ে েন ো ুন ুক িও িয়ো িয়েন"
VOWEL_PRESENT = "ই ইস য় ও ন স ক উক উন ইও ইয়ো ইয়েন য়া"
NOW = "ছি ছ ছো ছিস ছে ছেন ছস ছিলাম ছিলুম ছিলেম ছিলে ছিলা ছিলি ছিল ছিলো ছিলেন"
PAST = f"ল লো লাম লুম লেম লে লা লি লেন ত তো তাম তুম তে তেন তিস {joined('তে', NOW)} তাছি তাছে তাছেন"
FUTURE = "ব বো বে বা বি বেন মু বার"
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

CONSONANT = "[ক-হ]়?"
LAST_CONSONANT = re.compile(f"(?<=[^্])(?={CONSONANT}$)")
LAST_A = re.compile(f"[াআ](?=ঁ?{CONSONANT}$)")
FIRST_VOWEL = re.compile("[অ-ঔা-ৌ]")
LENGTHENED = re.compile("[াো]নো$")
RAISED = {"ে": "ি", "ো": "ু", "ও": "উ"}


@cache
def stems() -> dict[str, tuple[Stem, ...]]:
    """Read verbs.toml: all stems, by their text."""
    found: dict[str, dict[Stem, None]] = {}
    for stem in all_stems(tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))):
        found.setdefault(stem.text, {})[stem] = None
    return {text: tuple(those) for text, those in found.items()}


@cache
def stems_by_name() -> dict[str, tuple[Stem, ...]]:
    """All stems by the verbal noun of the very verb: a causative's under জানানো, not under জানা."""
    found: dict[str, list[Stem]] = {}
    for those in stems().values():
        for stem in those:
            own = [name for name in stem.names if name.endswith("নো")] or stem.names
            for name in own:
                found.setdefault(name, []).append(stem)
    return {name: tuple(those) for name, those in found.items()}


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
    """Write all forms of the verb that this verbal noun names; none for any other word."""
    return list(dict.fromkeys(stem.text + end for stem in stems_by_name().get(name, ()) for end in ENDINGS[stem.part]))


def all_stems(table: dict) -> Iterator[Stem]:
    """Derive every verb's stems from verbs.toml."""
    for entry in table["vowel"]:
        yield from vowel_stems(entry)
    for names in table["steady"].split():
        yield from basic_stems(tuple(names.split("/")), [name.removesuffix("া") for name in names.split("/")])
    for names in table["raising"].split():
        low = [name.removesuffix("া") for name in names.split("/")]
        yield from basic_stems(tuple(names.split("/")), list(dict.fromkeys([*low, *map(raised, low)])))
    for names in table["lengthened"].split():
        for name in names.split("/"):
            if LENGTHENED.search(name):
                yield from lengthened_stems(LENGTHENED.sub("", name), tuple(names.split("/")), alone=True)


def basic_stems(names: tuple[str, ...], roots: list[str]) -> Iterator[Stem]:
    """Derive the stems of a verb in -া, and of its causative in -ানো."""
    for root in roots:
        for part in ("present", "past", "future", "now"):
            yield Stem(root, part, names)
        yield Stem(LAST_A.sub(lambda a: "এ" if a[0] == "আ" else "ে", root), "participle", names)
        yield Stem(root + "ি", "old", names)
        yield Stem(LAST_CONSONANT.sub("ই", root), "eastern", names)
        yield from lengthened_stems(root, (names[0], root + "ানো", *names[1:]))


def lengthened_stems(root: str, names: tuple[str, ...], *, alone: bool = False) -> Iterator[Stem]:
    """Derive the stems of a verb in -ানো; `alone` where no verb in -া stands beside it."""
    longs = [root + "া"]
    if alone:
        longs.append(root + "ো")  # ঘুমোচ্ছে, এগোবে
        if len(re.findall(CONSONANT, root)) - bool(re.match(CONSONANT, root)) > 1:
            yield Stem(root, "participle", names)  # চমকে, বদলে
    for long in longs:
        for part in ("vowel present", "past", "future"):
            yield Stem(long, part, names)
        yield Stem(long + "চ্", "now", names)
        yield Stem(long + "ই", "old", names)
    for participle in {root, root.replace("ো", "ু", 1)}:
        yield Stem(participle + "িয়", "participle", names)  # চেঁচিয়ে, but গুছিয়ে


def vowel_stems(entry: dict[str, str]) -> Iterator[Stem]:
    """Take the stems of a verb from its principal parts as verbs.toml gives them."""
    names = tuple(entry["nouns"].split("/"))
    for form in entry.get("forms", "").split():
        yield Stem(form, WHOLE, names)
    for part in ("present", "past", "future", "now", "participle", "old"):
        for text in entry.get(part, "").split():
            yield Stem(text, "vowel present" if part == "present" else part, names)
    if "causative" not in entry:
        return
    long, *participles = entry["causative"].split()
    names = (names[0], long + "নো", *names[1:])
    for part in ("vowel present", "past", "future"):
        yield Stem(long, part, names)
    yield Stem(long + "চ্", "now", names)
    for participle in participles:
        yield Stem(participle, "participle", names)


def raised(root: str) -> str:
    """Raise a root's first vowel, as a following ি or ু does: লেখ to লিখ, শোন to শুন."""
    return FIRST_VOWEL.sub(lambda vowel: RAISED.get(vowel[0], vowel[0]), root, count=1)
