#!/usr/bin/env python3
"""Write what the JavaScript half of the language module knows by heart: theme files made from mohafez/bangla/.

    scripts/write_js_tables.py

Run it after a change in verbs.toml, verbs.py, nouns.py or phonetic.toml; a test compares the files with their sources.
Readers fetch these files, so they are as short as they go.
"""

import json
import re
from pathlib import Path

from mohafez.bangla import nouns, phonetic, verbs

FOLDER = Path(__file__).parent.parent / "themes/mohafez/static/js/bangla"
HEAD = "// Written by scripts/write_js_tables.py from the tables in mohafez/bangla/: change those.\n"


def modules() -> dict[str, str]:
    """Write all tables: the text of each file by its name."""
    return {"inflection_tables.js": module(inflection_tables()), "phonetic_tables.js": module(phonetic_tables())}


def module(tables: dict[str, object]) -> str:
    """Write an ES module that exports tables."""
    return HEAD + "".join(
        f"export const {name} = {json.dumps(table, ensure_ascii=False, separators=(',', ':'))};\n"
        for name, table in tables.items()
    )


def inflection_tables() -> dict[str, object]:
    """Gather the verbs, by their roots or principal parts, and the endings of verbs and nouns."""
    table = verbs.read_table()
    parts = ("nouns", *verbs.PARTS, "causative", "forms")
    return {
        "STEADY": without(verbs.BASIC, table["steady"]),
        "RAISING": without(verbs.BASIC, table["raising"]),
        "LENGTHENED": without(verbs.LENGTHENED, table["lengthened"]),
        "VOWEL_VERBS": ["|".join(" ".join(entry.get(part, "").split()) for part in parts) for entry in table["vowel"]],
        "PARTS": verbs.PARTS,
        "VERB_ENDINGS": {part: " ".join(endings) for part, endings in verbs.ENDINGS.items()},
        "NOUN_ENDINGS": nouns.ENDING_TABLE,
    }


def without(ending: str, names: str) -> str:
    """Take an ending off each of many names, and sort them: what is left compresses better."""
    return re.sub(f"{ending}(?=[ /]|$)", "", " ".join(sorted(names.split())))


def phonetic_tables() -> dict[str, object]:
    """Gather the classes of Latin letters, and the spellings of Bengali ones."""
    return {
        "LATIN_CLASSES": phonetic.TABLES["latin_classes"],
        "SPELLINGS": phonetic.TABLES["spellings"],
    }


if __name__ == "__main__":
    for name, text in modules().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
