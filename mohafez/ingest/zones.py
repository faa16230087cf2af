"""The zone of a page whose newspaper no table knows: its menu says where it is written."""

import re

from mohafez.ingest.page import Page

DHAKA, KOLKATA = "+06:00", "+05:30"
WORD = re.compile(r"[^\s|/,·•»›>]+")
# Sections and editions by the side of the border that has them.
WEST = frozenset({"কলকাতা", "পশ্চিমবঙ্গ", "রাজ্য", "টলিউড", "টলিপাড়া", "ত্রিপুরা", "আগরতলা", "উত্তরবঙ্গ", "দক্ষিণবঙ্গ", "Kolkata"})
EAST = frozenset({"বাংলাদেশ", "ঢাকা", "সারাদেশ", "সারাবাংলা", "ঢালিউড", "চট্টগ্রাম", "Dhaka"})
MENU_MAX = 200  # characters; a longer line is text
ENOUGH = 2


def offset(page: Page) -> str:
    """India's where two of its sections stand on the page, outside the story, and none of Bangladesh's."""
    found: set[str] = set()
    for i, line in enumerate(page.lines):
        if len(line.text) <= MENU_MAX and not (page.roles[i] and page.roles[i].kept):
            found.update(WORD.findall(line.text))
    return KOLKATA if len(found & WEST) >= ENOUGH and found.isdisjoint(EAST) else DHAKA
