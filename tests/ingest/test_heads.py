"""Heads of pages of invented sites: which line is the title, when it came out, and who wrote."""

from dataclasses import dataclass

import pytest

from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

BODY = """গত তিন দিনের বৃষ্টিতে শহরের নিচু এলাকার সড়কগুলো হাঁটুপানিতে ডুবে আছে। সবচেয়ে বেশি ভুগছে কলেজপাড়ার মানুষ।

বাসিন্দারা বলছেন, নর্দমা পরিষ্কার হয় না বলে বৃষ্টি থামার পরও পানি নামতে সময় লাগে। স্কুলে যেতে পারেনি শিশুরা।

পৌরসভার প্রকৌশলী বলেন, নতুন নর্দমার কাজ আগামী মাসে শুরু হবে। তত দিন পাম্প দিয়ে পানি সরানো হবে।"""
TITLE = "তিন দিনের বৃষ্টিতে ডুবল শহরের সড়ক"
SHORT = "হাঁটুপানি"
DATE = "১৪ জুলাই ২০২৩"


@dataclass(frozen=True)
class Head:
    """A head as it is printed, what stands below the body, and what the article must say."""

    lines: str
    foot: str = ""
    title: str = TITLE
    date: str | None = "2023-07-14"
    modified: str | None = None
    authors: str = ""


HEADS = {
    "site name behind two colons": Head(
        f"{SHORT} :: জলরেখা\nজলরেখা\nছোট কাগজের বড় পাতা\n\n{SHORT}\n\nনীলুফার ইয়াসমিন\n\n{DATE}",
        title=SHORT,
        authors="নীলুফার ইয়াসমিন",
    ),
    "site name before a bar, another line alike": Head(
        f"নগরবার্তা | {TITLE}\nনগরবার্তা\nবৃষ্টিতে শহরের সড়কে পানি\n\n{TITLE}\n{DATE}"
    ),
    "page title cut off by dots": Head(
        f"জলরেখা\nপ্রচ্ছদ >> শহর >> তিন দিনের বৃষ্টিতে ডুবল...\nবৃষ্টিতে ডুবে থাকা শহরের কলেজপাড়ার সড়ক\n{TITLE}\n{DATE}"
    ),
    "buttons with a bar between": Head(f"জলরেখা\nসড়কের এই পাতা ছাপুন | জানালাটি বন্ধ করুন\n\n{TITLE}\n\n{DATE}"),
    "a motto above a row of links": Head(
        f"নগরবার্তা\nশহরের মানুষের ভালো খবর এক পাতায়\nআজকের পাতা · পুরোনো পাতা · লেখা পাঠান\n\n"
        f"ছুটির দিন\n\nমনিরা কারিগর, প্রধান শিক্ষক\n{DATE}, রাত ৯:১৫",
        title="ছুটির দিন",
        date="2023-07-14T21:15:00+06:00",
        authors="মনিরা কারিগর",
    ),
    "a standfirst longer than the title, without an end": Head(
        "জলরেখা\n\nবৃষ্টির শহরে যে পাঁচটি ভুল সবাই করে\nশহরের দিনরাত\n"
        f"বৃষ্টিতে শহরের নর্দমা পরিষ্কার না করলে পানি নামতে সময় লাগে, স্কুলে যেতে পারে না শিশুরা\n{DATE}",
        title="বৃষ্টির শহরে যে পাঁচটি ভুল সবাই করে",
    ),
    "an agency's lines above": Head(
        f"নদীবার্তা\nজেলা ও নগর ডেস্ক // কেবল গ্রাহকদের জন্য\n{TITLE}\n।। শওকত জামান খান ।।\n{DATE}",
        authors="শওকত জামান খান",
    ),
    "a date in short": Head(f"{TITLE}\n১৪.০৭.২৩, দুপুর ১টা ১৫", date="2023-07-14T13:15:00+06:00"),
    "a date in short with a name": Head(f"{TITLE}\n১৪ জুলাই ২৩ — আবু নাসের শিপন, কাতার প্রতিনিধি", authors="আবু নাসের শিপন"),
    "a time ago with a name": Head(f"{TITLE}\n৩ দিন আগে — সুজন ইফতেখার, টরন্টো থেকে", date=None, authors="সুজন ইফতেখার"),
    "other words for updated": Head(
        f"{TITLE}\nশুক্রবার ১৪ জুলাই ২০২৩ ০৫:২০ অপরাহ্ন\nপরিমার্জন: শুক্রবার ১৪ জুলাই ২০২৩ ১০:৪১ অপরাহ্ন",
        date="2023-07-14T17:20:00+06:00",
        modified="2023-07-14T22:41:00+06:00",
    ),
    "begun and last added to": Head(
        f"{TITLE}\n\nলাইভ করছেন ফাইয়াজ রহমান ও তানিয়া মোস্তফা\nশুরু ১৪ জুলাই ২০২৩, দুপুর ২:৩০\nশেষ পোস্ট ১৪ জুলাই ২০২৩, সন্ধ্যা ৬:০২",
        date="2023-07-14T14:30:00+06:00",
        modified="2023-07-14T18:02:00+06:00",
        authors="ফাইয়াজ রহমান ও তানিয়া মোস্তফা",
    ),
    "a name and where it writes from": Head(f"{TITLE}\nসাকিব আবসার, মাঠ থেকে\n{DATE}", authors="সাকিব আবসার"),
    "a name and a calling nobody knows": Head(
        f"{TITLE}\nরাশেদা খানম শেলী, প্রধান শিক্ষক, মধুপুর\n{DATE}", authors="রাশেদা খানম শেলী"
    ),
    "a name and a day below": Head(TITLE, foot="জয়ন্ত সাহা রায়, ১৪ জুলাই ২০২৩", authors="জয়ন্ত সাহা রায়"),
    "a desk and a double danda": Head(
        f"{TITLE}\n{DATE}\nনিজস্ব প্রতিনিধি, কুমিল্লা, ১৩ জুলাই।। ", authors="নিজস্ব প্রতিনিধি, কুমিল্লা"
    ),
    "brackets that sign nothing": Head(f"{TITLE}\n{DATE}", foot="(সংযোজন শেষ)"),
}


@pytest.fixture(scope="module")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Converter:
    return Converter({}, Tagger(load_topics(tmp_path_factory.mktemp("root") / "topics.toml")))


@pytest.mark.parametrize("name", HEADS)
def test_a_head_is_read_as_a_reader_reads_it(name, converter):
    head = HEADS[name]
    joint = "" if head.lines.endswith("।। ") else "\n\n"
    dump = Dump("page.txt", f"{head.lines}{joint}{BODY}\n\n{head.foot}".encode())
    (article,) = converter.convert(dump).articles
    got = (article.title, article.date, article.modified, "; ".join(article.authors))
    assert got == (head.title, head.date, head.modified, head.authors)
