"""What both ways of rendering an article agree on: captions, what may be escaped, references, what is English."""

import re

CAPTION_LABEL = "ছবির বিবরণ:"
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"  # what CommonMark lets a backslash escape
REFERENCE = re.compile("&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)  # Python-Markdown lets them stand
BENGALI = re.compile("[\u0980-\u09ff]")
LATIN = re.compile("[A-Za-z]")


def is_english(text: str) -> bool:
    """Tell whether a passage has Latin letters and no Bengali one."""
    return not BENGALI.search(text) and bool(LATIN.search(text))
