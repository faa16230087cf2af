#!/usr/bin/env python3
"""Write tests/bangla/vectors/text.json: what the text functions give for many words and for hostile strings.

    scripts/make_text_vectors.py

Run it after a wished change and read the difference before committing it: the file records what Python does, and holds
JavaScript to it. The words are all pairs of consonants, all syllables, and the fixtures; chance has a fixed seed.
"""

import json
import random
import re
from itertools import product
from pathlib import Path

from mohafez.bangla.text import identity_key, nfc, search_key, tokens

TESTS = Path(__file__).parent.parent / "tests" / "bangla"
CONSONANTS = "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ"
SIGNS = ["", *"ািীুূৃেৈোৌ্ৎংঃঁ"]
LETTERS = [*CONSONANTS, "ড়", "ঢ়", "য়", "\u09dc", "\u09dd", "\u09df", *"অআইঈউঊঋএঐওঔৎৰৱ"]

TEXTS = [
    "নির্বাচন কমিশন জানিয়েছে, ভোট গ্রহণ শেষ। ‘ফল কাল’—বললেন সচিব।",
    "‘ইত্যাদি’র পর্ব, ক’জন শিল্পী, don't, rock ’n’ roll, O’Neill",
    "৩.৫ শতাংশ; ১০,০০০ টাকা; ১,২৫,০০০.৫০; ১০,০০,০০০; ২০২৩,২০২৪; ১,২,৩; 1.2.3; ১৪.১২.২০২৫; ১০:৩০",
    "২০২৫-এর ১৫টি, ৭ই মার্চ, জি-২০, G20, কোভিড-১৯, H1N1, ৫G, ১ম",
    "থাই–কম্বোডিয়া আল-আমিন ঢাকা/চট্টগ্রাম এস.এম. ডাঃ রহমান, মোঃ আলী",
    "র\u200c্যাব র\u200d্যাব র্যাব অ\u200d্যাপ বাং\u00adলা দে\u200bশ \ufeffশুরু \u200eডান\u200f",
    "কাজ শেষ৷ টাকা ৷ ১০৷ ৷৷শুরু‘ঠিক৷’",
    "দু:খ, দুঃখ, নি:স্ব, আন্ত:নগর, বিষয়:অর্থনীতি, সময়:১০টা",
    "সা¤প্রতিক ভ‚মি ¯্রােতে আহŸান ল²ীপুর মÐলী ব্রহ্মাÐ ‚কথা‘ ১০ মি² §৫ ১০¥ ¤",
    "#নিরাপদ_সড়ক @bbc ৳৫০০ ৫০% $5 a_b c@d.com https://example.com/a?b=ক",
    "Straße Ærø São Paulo İstanbul ǆ K Å ﬁ ＡＢ ½ ② ٣٤ १२ ၁၂",
    "हिन्दी தமிழ் العربية עברית ไทย 漢字 かな 한국어 가 é e\u0301 J\u030c \u1e9b\u0323",
    "😀কথা😀 👨‍👩‍👧 1️⃣ 🏴\U000e0067\U000e0062 \U00010400 𝟙",
    "  এক\t দুই\u00a0তিন\u2003চার\r\nপাঁচ\u2028ছয়\x85সাত\x0bআট\x1cনয়  ",
    "\x00\x07\x1b[0m \x7f\x9f \u202eউল্টো\u202c \u2066ক\u2069 \ufff9খ\ufffb",
    "অর্ধেক \ud83d জোড়া \udc00 শেষ \ufffd \uffff \U0010ffff",
    "",
    " ",
    "।॥,;:!?…—–-‘’“”'\"()[]{}|",
    "’’’ 'ক' ক'' ''ক ’ক’খ’ ক’1 1’ক ক’্খ",
    "1,111,111 11,11,111 1111,111 1,1111 1,111.5 1.1,111 ১,১১১,১১১টি",
    "ক" + "্ষ" * 40 + " ক" + "া" * 40 + " a" + "\u0323\u0300" * 40 + " \u0344" * 2 + "\u0f71\u0f72\u0f74" * 20,
]  # fmt: skip
HOSTILE = [
    "কতঙডঢযরবশৎংঃঁ়ািীেোৌৗৃ্্অআএঋদধচছনহষ০১ \u200c\u200d'’.,aÉ\u0301",
    "কখ‚¤¯›š®ø¬¡¦ŸœÐ²ñæ্াে়ংÆǽ ’",
    "আaকি\u0301\u0323\u0344\u0f71\u0f72়্\u05b0\u3099か",
    "\ud800\udfff\x00\n\t \u200b\ufeff\u2028ক১1,.",
]


def fixture_words() -> list[str]:
    names = ("encodings", "spellings", "distinct")
    text = "\n".join((TESTS / "fixtures" / f"{name}.txt").read_text("utf-8") for name in names)
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    shown = [re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line) for line in lines]
    return [word for line in shown for word in line.split(" = ")]


def hostile(count: int, longest: int) -> list[str]:
    chance = random.Random(20251214)
    alphabets = [chance.choice(HOSTILE) for _ in range(count)]
    return ["".join(chance.choices(letters, k=chance.randint(1, longest))) for letters in alphabets]


def vectors() -> list[dict]:
    """Ask every function, in the form that tests/bangla/test_javascript.py reads."""
    pairs = [f"{one}্{other}{SIGNS[at % len(SIGNS)]}" for at, (one, other) in enumerate(product(CONSONANTS, repeat=2))]
    syllables = [f"ক{letter}{sign}" for letter, sign in product(LETTERS, SIGNS)]
    single = [*dict.fromkeys([*fixture_words(), *pairs, *syllables, *hostile(400, 8)]), *TEXTS]
    texts = [*TEXTS, *hostile(200, 24)]
    # Offsets are code points in Python and UTF-16 units in JavaScript: the same below U+10000.
    short = [text for text in texts if all(letter < "\U00010000" for letter in text)]
    asked = {
        "identityKey": (identity_key, single),
        "searchKey": (search_key, single),
        "nfc": (nfc, texts),
        "tokens": (lambda text: [token._asdict() for token in tokens(text)], short),
    }
    return [
        {"module": "text.js", "function": name, "cases": [[text, answer(text)] for text in inputs]}
        for name, (answer, inputs) in asked.items()
    ]


def as_json(case: object) -> str:
    """Write one case; what cannot be seen, or not be written, is escaped."""
    hidden = "[\x7f-\x9f\xad\u0300-\u036f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
    return re.sub(hidden, lambda found: f"\\u{ord(found[0]):04x}", json.dumps(case, ensure_ascii=False))


def main() -> None:
    """Write the file, a case on a line."""
    groups = []
    for group in vectors():
        head = json.dumps({"module": group["module"], "function": group["function"]})
        groups.append(f'{head[:-1]}, "cases": [\n' + ",\n".join(map(as_json, group["cases"])) + "\n]}")
    (TESTS / "vectors" / "text.json").write_text("[\n" + ",\n".join(groups) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
