"""Bengali in Latin letters, as Bengalis write it: কৃত্রিম বুদ্ধিমত্তা is kritrim buddhimotta.

    >>> slugify("২০২৫ সালের বাজেট: বিএনপির প্রতিক্রিয়া")
    '2025-saler-bajet-bnp-er-protikria'

Words are written by sound (`mohafez.bangla.sounds`), but for names that readers know by a Latin form and for Latin
letters spelt out. docs/romanisation.md tells the method.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

from mohafez.bangla.inflection import lemmas
from mohafez.bangla.normal import nfc
from mohafez.bangla.numerals import to_ascii
from mohafez.bangla.sounds import TABLES, YA_PHALA, any_of, folded, parts_of, spell

SLUG_LIMIT = 80  # bytes
HASH_DIGITS = 8  # of a slug for a text without one Latin, Bengali or digit character
LETTERS_A_BYTE = 20  # of a text that a slug looks at, for each byte that it may have: no text is thinner than that

LETTERS, NAMES = TABLES["letters"], TABLES["names"]
NO_ACRONYMS = frozenset(TABLES["no_acronyms"].split())
WORD = re.compile(f"[\u0980-\u09e5\u09f0-\u09ff{YA_PHALA}]+")
LETTER = re.compile(any_of(LETTERS))
# Two letters, the last none that is a common ending (আই ends like one, but এআই is a.i.); or more.
ACRONYM = re.compile(f"{any_of(LETTERS)}{{2}}(?<!(?<!আ)ই)(?<!ও)$|{any_of(LETTERS)}{{3,}}$")


def romanise(text: str) -> str:
    """Write the Bengali in a text in Latin letters and its digits in ASCII; all else stays as it is."""
    return WORD.sub(lambda word: romanise_word(word[0]), folded(nfc(to_ascii(text)))).replace(YA_PHALA, "")


def slugify(text: str, limit: int = SLUG_LIMIT) -> str:
    """Make a slug: [a-z0-9] words joined by single hyphens, at most `limit` bytes, cut at a word's end, never empty.

    A text with nothing to romanise gets digits of its SHA-256; one word beyond the limit is cut inside.
    """
    latin = unicodedata.normalize("NFKD", romanise(re.sub("['’]", "", text[: LETTERS_A_BYTE * limit])))
    slug = "-".join(re.findall("[a-z0-9]+", re.sub("[\u0300-\u036f]+", "", latin).lower()))
    if not slug:
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[: min(HASH_DIGITS, limit)]
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]


def latin_name(word: str) -> str | None:
    """Give the Latin form of a name that readers know by it, or of Latin letters spelt out: বিএনপি is bnp."""
    word = folded(nfc(word))
    return NAMES.get(word) or acronym(word)


def acronym(word: str) -> str | None:
    """Read a folded word as the names of Latin letters, if it is nothing else."""
    if word in NO_ACRONYMS or not ACRONYM.match(word):
        return None
    return "".join(LETTERS[name] for name in LETTER.findall(word))


@lru_cache(maxsize=1 << 14)
def romanise_word(word: str) -> str:
    """Romanise one folded word: a known name with its ending after a hyphen, or by sound."""
    bases = [word, *(base for base in map(folded, lemmas(word)) if word.startswith(base))]
    for latin_of in (NAMES.get, acronym):
        for base in bases:
            if latin := latin_of(base):
                return "-".join(filter(None, [latin, spell_ending(word[len(base) :])]))
    return spell(word, parts_of(word, bases[min(1, len(bases) - 1)]))


def spell_ending(ending: str) -> str:
    """Romanise the ending of a known name."""
    if ending == "র":
        return "er"
    return spell(re.sub("^ে", "এ", ending), {})
