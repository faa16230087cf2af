"""Bijoy becomes Unicode, and nothing else is taken for Bijoy."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.bijoy import GLYPHS, convert_lines, looks_like_bijoy, to_unicode
from mohafez.bangla.normal import nfc

# The other way, as far as these tests need it: the shortest glyphs for each cluster, signs where they are drawn.
DRAWN = {
    nfc(text): glyphs for glyphs, text in sorted(GLYPHS.items(), key=lambda pair: (-len(pair[0]), pair), reverse=False)
}
DRAWN |= {"ু": "y", "ূ": "~", "ৃ": "…", "্র": "ª", "্ব": "¡", "্ল": "¬", "্ম": "¥", "্ন": "œ", "ে": "‡", "ৈ": "ˆ", "্য": "¨"}
DRAWN |= {f"চ্{second}": f"”{first}" for second, first in zip("চছঞব", "PQT¡", strict=True)}
DRAWN |= {f"ঙ্{second}": f"•{first}" for second, first in zip("খঘম", "LNg", strict=True)}
BEFORE = {"ি": "w", "ে": "‡", "ৈ": "ˆ", "ো": "‡", "ৌ": "‡"}
BEHIND = {"ো": "v", "ৌ": "Š", "ি": "", "ে": "", "ৈ": ""}
PIECES = regex.compile("|".join(map(regex.escape, sorted(DRAWN, key=len, reverse=True))) + "|.", regex.DOTALL)
SYLLABLE = regex.compile("(র্(?=[ক-হ]))?([ক-হঅএ]়?(?:্[ক-হ]়?)*)([া-ৌ]?)([ঁ-ঃ]?)|.", regex.DOTALL)


def to_bijoy(text: str) -> str:
    """Write Unicode text in Bijoy's glyphs."""

    def draw(piece: str) -> str:
        return PIECES.sub(lambda part: DRAWN.get(part[0], part[0]), piece)

    def syllable(found: regex.Match) -> str:
        reph, cluster, sign, mark = found.groups("")
        if not cluster:
            return draw(found[0])
        behind = BEHIND.get(sign, draw(sign))
        return BEFORE.get(sign, "") + draw(cluster) + ("©" if reph else "") + behind + draw(mark)

    return SYLLABLE.sub(syllable, nfc(text))


NEWS = """নির্বাচন কমিশন জানিয়েছে, ভোট গ্রহণ শেষ হয়েছে শান্তিপূর্ণভাবে। কর্তৃপক্ষের বক্তব্য: ‘সব কেন্দ্রে সুষ্ঠু ভোট হয়েছে।’
লক্ষ্মীপুর, চট্টগ্রাম ও ময়মনসিংহের বিদ্যুৎকেন্দ্রে সংকট; উৎপাদন কমেছে ৩০ শতাংশ।
কৃষ্ণচূড়া ফুটেছে, জ্যোৎস্না উঠেছে, কাঁঠাল পেকেছে; দুঃখ ভুলে গ্রামের মানুষ উৎসবে মেতেছে।
আন্তর্জাতিক সম্মেলনে মন্ত্রী বললেন, রপ্তানি বেড়েছে, স্বাস্থ্য ও শিক্ষায় বরাদ্দ দ্বিগুণ হবে।
অ্যাম্বুলেন্স আসতে দেরি হওয়ায় দুর্ঘটনায় আহত দুজনের মৃত্যু হয়, বলেছে ফায়ার সার্ভিস।
ড. ইউনুস আলী ছোট গল্প, প্রবন্ধ ও ভ্রমণকাহিনি লেখেন; পুরস্কার পেয়েছেন বাংলা একাডেমির।""".splitlines()


@pytest.mark.parametrize(
    ("bijoy", "text"),
    [
        ("evsjv‡`k", "বাংলাদেশ"),
        ("evsjv†`k", "বাংলাদেশ"),
        ("wbe©vPb", "নির্বাচন"),
        ("cÖavbgš¿x", "প্রধানমন্ত্রী"),
        ("kvwšÍ", "শান্তি"),
        ("kvwš—", "শান্তি"),
        ("¯^vaxbZv", "স্বাধীনতা"),
        ("`yN©Ubv", "দুর্ঘটনা"),
        ("Kgx©", "কর্মী"),
        ("Kg©x", "কর্মী"),
        ("KZ…©c¶", "কর্তৃপক্ষ"),
        ("†KŠkj", "কৌশল"),
        ("AvjøvnÕi", "আল্লাহ’র"),
        ("‰ZwiI", "তৈরিও"),
        ("Puv`", "চাঁদ"),
        ("‡KvuPv", "কোঁচা"),
        ("`ªæZ", "দ্রুত"),
        ("ïiæ", "শুরু"),
        ("i“wP", "রুচি"),
        ("iƒc", "রূপ"),
        ("i¨ve", "র\u200d্যাব"),
        ("cwjøwe", "পল্লিবি"),
        ("jvj †ønfvRb", "লাল স্নেহভাজন"),
        ("KvÐ cvVv‡Z", "কাণ্ড পাঠাতে"),
        ("XvKvÑPÆMÖvg", "ঢাকা—চট্টগ্রাম"),
        ("ÔK_vÕ, ÒK_vÓ|", "‘কথা’, “কথা”।"),
        ("“K_v” Ñ ‘K_v’ – K_v", "“কথা” — ‘কথা’ – কথা"),
        ("10t30", "১০:৩০"),
        ("2025 mv‡j 5wU", "২০২৫ সালে ৫টি"),
        ("", ""),
    ],
)
def test_bijoy_becomes_unicode(bijoy, text):
    assert to_unicode(bijoy) == nfc(text)


@pytest.mark.parametrize("line", NEWS)
def test_what_is_written_in_bijoy_is_read_back(line):
    assert to_unicode(to_bijoy(line)) == nfc(line)


@pytest.mark.shared
def test_words_of_another_converter_agree(shared):
    rows = (line.split("\t") for line in shared("eval/bangla/bijoy.tsv").read_text(encoding="utf-8").splitlines())
    pairs = [row for row in rows if not row[0].startswith("#")]
    assert sum(to_unicode(bijoy) == nfc(text) for text, bijoy in pairs) >= 0.97 * len(pairs)


@pytest.mark.parametrize("line", NEWS)
def test_a_line_of_bijoy_is_known_as_such(line):
    assert looks_like_bijoy(to_bijoy(line))


@pytest.mark.parametrize(
    "line",
    [
        "The Election Commission said voting ended peacefully across the country.",
        "“He said—quietly—‘no’…” • © 2025 Dhaka Tribune™ – all rights reserved",
        "Le café de l’été: «déjà vu», 25 °C, 50 m², £5, §12, ½ litre, naïve façade",
        "Kyiv Viking Jakarta Kuala Lumpur KLM Qatar Quizzz",
        "BANGLADESH BANK KEEPS KEY RATE; GDP AT 5.8%",
        "https://www.example.com/watch?v=kKqjZQvKjZ contact@example.com",
        "if __name__ == '__main__': print(f'{value:>10}')",
        "___________________________ ~~~~~~~~~~~~~~~~ ``````````````",
        "নির্বাচন কমিশন জানিয়েছে",
        "Straße, Über, Ærø, Øresund, þing, Ÿ",
        "2025-12-14 13:38:51 +0600",
        "",
    ],
)
def test_nothing_else_is_taken_for_bijoy(line):
    assert not looks_like_bijoy(line)


def test_in_a_mixed_text_only_lines_of_bijoy_are_converted():
    headline, title = NEWS[0], "চিঠি"
    mixed = [
        "প্রচ্ছদ",
        to_bijoy(headline),
        to_bijoy(title),
        "",
        "www.example.com",
        "All rights reserved by the publisher",
    ]
    converted = ["প্রচ্ছদ", headline, title, "", "www.example.com", "All rights reserved by the publisher"]
    assert convert_lines("\n".join(mixed)) == nfc("\n".join(converted))


@given(st.one_of(st.text(), st.text(st.sampled_from([*"".join(GLYPHS), "©", "…", "•", "”", " "]))))
def test_any_text_can_be_converted_and_asked_about(text):
    assert nfc(to_unicode(text)) == to_unicode(text)
    looks_like_bijoy(text)
    convert_lines(text)


@pytest.mark.parametrize("part", ["w", "š", "©", "†K", "¨", "u", "~"])
def test_endless_runs_can_be_converted(part):
    to_unicode("K" + part * 100_000 + " ©")
