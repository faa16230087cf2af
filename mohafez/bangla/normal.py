"""Normal form: what a text looks like once its encoding no longer matters. Nothing visible changes."""

import re
import unicodedata

import regex

# Invisible characters that strand inside words: soft hyphen, zero-width space, direction marks, byte-order mark.
SOFT = r"\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff"
# All that print nothing and join nothing: those, controls, direction overrides, tags, and what XML calls no character.
STRAY = (
    rf"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{SOFT}\u202a-\u202e\u2065-\u206f\ufff9-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e00ff"
)
# ZWNJ and ZWJ carry shape (র‍্যাব): a text keeps them, a key does not.
JOINERS = r"\u200c\u200d"

STRAY_RUN = regex.compile(rf"[{STRAY}]+")
LONE_SURROGATE = regex.compile(r"[\ud800-\udfff]")
# U+001C-001F and U+0085 separate lines for Python, so they are white space here.
SPACE_RUN = regex.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
# No language stacks more than a few marks; Unicode's Stream-Safe format (UAX 15) draws its line at 30 as well.
LONG_MARKS = regex.compile(r"[\p{M}--\p{ccc=0}]{31,}", regex.VERSION1)
# Bengali news is nearly all of these: printable ASCII, Latin, Bengali, the punctuation of both, joiners, line ends. NFC
# leaves them alone but for three letters that it never composes and the sequences below.
USUAL = r"\n -~\xa1-\xac\xae-\u02ff\u0964\u0965\u0980-\u09fd\u200c\u200d\u2010-\u2027"
UNUSUAL = re.compile(f"[^{USUAL}]")
NEVER_COMPOSED = (("\u09dc", "\u09a1\u09bc"), ("\u09dd", "\u09a2\u09bc"), ("\u09df", "\u09af\u09bc"))
TO_COMPOSE = ("\u09c7\u09be", "\u09c7\u09d7", "\u09cd\u09bc")  # ে + া, ে + ৗ, a hasanta before its nukta


def nfc(text: str) -> str:
    """Compose a text to NFC, in linear time whatever the text holds.

    The standard library sorts runs of combining marks by insertion; long runs are therefore sorted beforehand.
    """
    text = taken_apart(text)
    return text if _is_plain(text) else _composed(text)


def taken_apart(text: str) -> str:
    """Write each of three letters as the two code points that it never composes from: NFC, for most Bengali texts."""
    for letter, parts in NEVER_COMPOSED:
        text = text.replace(letter, parts)
    return text


def _is_plain(text: str) -> bool:
    """Tell cheaply that a text is in normal form and holds nothing stray; what this does not know may be, too.

    The standard library looks at each vowel sign for long, as some of them compose.
    """
    return not UNUSUAL.search(text) and not any(sequence in text for sequence in TO_COMPOSE)


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", LONG_MARKS.sub(_sorted_marks, text))


def _sorted_marks(run: regex.Match) -> str:
    """Put a run of marks in canonical order: decomposed, then sorted by combining class, equals kept in place."""
    marks = "".join(unicodedata.normalize("NFD", mark) for mark in run[0])
    return "".join(sorted(marks, key=unicodedata.combining))


def clean(text: str) -> str:
    """Make a text fit for display on one line.

    NFC; each run of white space becomes one space, none at the ends; stray invisible characters and controls go;
    half a surrogate pair becomes U+FFFD. ZWJ and ZWNJ stay.
    """
    text = taken_apart(text)
    if "  " not in text and "\n" not in text and _is_plain(text):
        return text.strip(" ")
    text = LONE_SURROGATE.sub("\ufffd", STRAY_RUN.sub("", text))
    return nfc(SPACE_RUN.sub(" ", text).strip(" "))
