"""What both ways of rendering an article agree on: the label of captions, what may be escaped, what is English."""

import re

CAPTION_LABEL = "ছবির বিবরণ:"
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"  # what CommonMark lets a backslash escape
BENGALI = re.compile("[\u0980-\u09ff]")
LATIN = re.compile("[A-Za-z]")


def is_english(text: str) -> bool:
    """Tell whether a passage has Latin letters and no Bengali one."""
    return not BENGALI.search(text) and bool(LATIN.search(text))
