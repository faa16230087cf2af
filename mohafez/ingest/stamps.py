"""Times as machines write them, in markup and tables, as ISO 8601."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from mohafez.articles import DHAKA

EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?", re.ASCII)  # seconds or milliseconds since 1970
MAIL = re.compile(r"[A-Za-z]{3}, +\d")  # Sun, 14 Dec 2025 07:38:51 GMT
DAY = re.compile(r"\d{4}-?\d\d-?\d\d", re.ASCII)
YEARS = range(1990, 2101)  # what pages can be from; an earlier time is a program's zero


def iso(text: str) -> str:
    """Read a time as machines write it; without a fraction of a second, and with no more than it says.

    Empty for what is none, such as a date in words. A number of seconds gets Dhaka's zone.
    """
    text = text.strip()
    try:
        if EPOCH.fullmatch(text):
            read = dt.datetime.fromtimestamp(int(text[:10]), DHAKA)
        elif MAIL.match(text):
            read = parsedate_to_datetime(text)
        else:
            read = dt.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return ""
    if read.year not in YEARS:
        return ""
    return read.date().isoformat() if DAY.fullmatch(text) else read.replace(microsecond=0).isoformat()
