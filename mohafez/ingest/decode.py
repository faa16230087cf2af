"""From bytes to text: UTF-8 with or without a mark, UTF-16 either way, Bijoy; binary is refused with a reason.

What older programs did to Bengali on the way is undone: Bijoy's glyphs, and UTF-8 that was encoded a second time.
"""

import codecs
import re
from dataclasses import dataclass

from mohafez.bangla import bijoy

MAX_BYTES = 16 * 1024 * 1024  # a saved page is some kilobytes; beyond this a "dump" is something else
SAMPLE = 8192  # bytes looked at to tell UTF-16 and binary apart
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# High bytes of what Bengali news holds in UTF-16: ASCII and Latin-1, Bengali and dandas, general punctuation.
UTF16_HIGH_BYTES = frozenset(b"\x00\x09\x20")
UTF16_SHARE = 0.9
BROKEN_ALWAYS = 4  # broken characters that are never too many: a text cut at both ends has them
BROKEN_SHARE = 0.1  # more broken characters than this: it was never UTF-8
# Signs that every Bijoy text has, a vowel sign and second halves among them, and Unicode text hardly any.
BIJOY_ONLY = "†‡ˆ‰¨©ª«¯¤¶³±µ"
BIJOY_MIN = 4
TAGS = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>|<[/!a-z][^<>]*>)", re.I | re.S)
LINE_END = "\x1f"  # stands for a line end within a text between tags
BENGALI = re.compile("[\u0980-\u09ff]")
TWICE = re.compile("à[¦§]")  # the first two bytes of every Bengali letter, each taken for a letter
TWICE_MIN = 4
WINDOWS_BYTES = {
    ord(letter): byte for byte in range(0x80, 0xA0) if (letter := bytes([byte]).decode("cp1252", "ignore"))
}
CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r\f\v"})
CONTROL_SHARE = 0.02  # more control characters than this: it was never text


class Undecodable(ValueError):
    """Bytes that are no text; the message is the reason for the report."""


@dataclass(frozen=True)
class Decoded:
    """A dump's text, the name of its encoding, and how many characters were broken (U+FFFD in the text)."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes) -> Decoded:
    """Turn a dump's bytes into text. Raises Undecodable for what is empty, too large, or no text."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Undecodable("empty")
    if len(data) > MAX_BYTES:
        raise Undecodable(f"larger than {MAX_BYTES // 1024**2} MB")
    text, encoding = _decoded(data)
    broken = text.count("\ufffd")
    sample = text[:SAMPLE].encode("utf-8", "replace")
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if broken > BROKEN_ALWAYS + BROKEN_SHARE * len(text) or controls > CONTROL_SHARE * min(len(text), SAMPLE):
        raise Undecodable("binary")
    return Decoded(text, encoding, broken)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of bytes and the name of its encoding, with older programs' doings undone."""
    text, encoding = _unicode(data)
    if text.count("à") >= TWICE_MIN and len(TWICE.findall(text)) >= TWICE_MIN:
        return "\n".join(map(_once, text.split("\n"))), "utf-8 twice"
    broken = text.count("\ufffd")
    ansi = encoding == "utf-8" and broken and broken > len(BENGALI.findall(text)) and _half_ascii(data)
    # Bijoy saved as "ANSI" has its glyphs in the upper half
    converted = _from_bijoy(data.decode("cp1252", "replace") if ansi else text)
    return (converted, "bijoy") if converted else (text, encoding)


def _unicode(data: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    encoding = _utf16_without_mark(data[:SAMPLE]) or "utf-8"
    return data.decode(encoding, "replace"), encoding


def _half_ascii(data: bytes) -> bool:
    """Bijoy's commonest letters are ASCII, as most bytes of binary files and of cut Unicode are not."""
    return 2 * sum(byte < 0x80 for byte in data[:SAMPLE]) > len(data[:SAMPLE])


def _once(line: str) -> str:
    """Undo the second encoding of a line that was taken for Windows-1252 when it was UTF-8 already."""
    if not TWICE.search(line):
        return line
    return line.translate(WINDOWS_BYTES).encode("latin-1", "replace").decode("utf-8", "replace")


def _from_bijoy(text: str) -> str | None:
    """Convert the lines of a text, or what stands between the tags of a page, that are Bijoy; None if none are."""
    if sum(map(text.count, BIJOY_ONLY)) < BIJOY_MIN:
        return None
    parts = TAGS.split(text)
    told = "\n".join(part.replace("\n", LINE_END) for part in parts[::2]) if len(parts) > 1 else text
    converted = bijoy.convert_lines(told)
    if converted == told:
        return None
    if len(parts) > 1:
        parts[::2] = [part.replace(LINE_END, "\n") for part in converted.split("\n")]
        return "".join(parts)
    return converted


def _utf16_without_mark(sample: bytes) -> str | None:
    sample = sample[: len(sample) // 2 * 2]
    if b"\x00" not in sample:
        return None  # even Bengali text has spaces and line ends, whose high byte is zero
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        likely = sum(byte in UTF16_HIGH_BYTES for byte in high) / len(high)
        if likely >= UTF16_SHARE and low.count(0) < 0.05 * len(low):
            return encoding
    return None
