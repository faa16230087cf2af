"""Every component with data that are hard to lay out: `invoke styleguide`. No page of it stands in a published site."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mohafez.site.calendars import almanac
from mohafez.site.charts import bars, timeline
from mohafez.site.labels import moment, number
from mohafez.site.models import Around, ArticlePage, Bar, Entry, Head, Link, ListPage, Page, Pager, YearRow
from mohafez.site.pages.shelf import Shelf

HOME = "styleguide/"
LONG = (
    "নদীর দুই পাড়ের সতেরোটি গ্রামের মানুষ বছরের পর বছর একটি সেতুর অপেক্ষায় থেকে শেষ পর্যন্ত নিজেরাই চাঁদা তুলে "
    "বাঁশ কাঠ আর পুরোনো রেললাইন দিয়ে পারাপারের পথ বানিয়ে ফেলেছেন বলে জানিয়েছেন স্থানীয় চেয়ারম্যান"
)  # thirty words
LATIN = "Open archives and small languages: what the web forgets"
MIXED = "GPT-4 থেকে Bangla LLM: ৩টি startup, ২০২৫ সালের AI race আর “open source” বিতর্ক"
UNBROKEN = "অনুসন্ধানপ্রক্রিয়াকরণব্যবস্থাপনাকর্তৃপক্ষসংক্রান্তবিজ্ঞপ্তিপ্রকাশনাবিভাগ"
SUMMARY = "ঘাটের মাঝি থেকে স্কুলের শিক্ষক, সবাই হাত লাগিয়েছেন কাজে। খরচের হিসাব টাঙানো আছে বাজারের দেয়ালে।"
SECTION, SOURCE = Link("আন্তর্জাতিক", HOME), Link("নদীর খবর", HOME)
TOPICS = tuple(Link(f"বিষয় {number(place)}" if place % 3 else "কৃত্রিম বুদ্ধিমত্তা ও সমাজ", HOME) for place in range(1, 41))
BODY = f"""{SUMMARY}

## সামনে যা আছে

*নতুন সেতুর ওপর প্রথম সকাল। ছবি: সংগৃহীত*

*The bridge on its first morning. Photo: Archive*

> কেউ বানিয়ে দেবে, এই ভেবে আর বসে থাকিনি।

- বাঁশ: {number(1200)}টি
- {UNBROKEN}

{LATIN}.

[সূত্রের পাতা](https://example.org/{"a" * 90}) দেখুন।
"""
ARTICLES = {
    "full": ArticlePage(
        Head("সব কিছু আছে"),
        "গ্রামের মানুষের বানানো সেতু",
        BODY,
        minutes=number(3),
        section=SECTION,
        authors=(Link("নিজস্ব প্রতিবেদক, ঢাকা", HOME), Link("রাশিদা খাতুন", HOME)),
        published=moment("2025-12-14T13:38:51+06:00", bangla=True),
        modified=moment("2025-12-15T09:00:00+06:00"),
        source=SOURCE,
        source_url=f"https://example.org/{'news/' * 20}",
        rights="স্বত্ব: নদীর খবর",
        topics=TOPICS[:3],
        citation="নিজস্ব প্রতিবেদক, ঢাকা, “গ্রামের মানুষের বানানো সেতু”, নদীর খবর, ১৪ ডিসেম্বর ২০২৫",
        provenance=f"ফাইল 012_setu.txt, utf-8; ৭১ লাইনের ৩৮টি রাখা; SHA-256 {'3f5a1c0b' * 8}",
        edit=f"/{HOME}",
        same_story=(Entry(LONG, HOME, "2025-12-14", "১৪ ডিসেম্বর ২০২৫", why=SOURCE.label),),
        related=(Entry(MIXED, HOME, "2024-11-03", "৩ নভেম্বর ২০২৪", why="কৃত্রিম বুদ্ধিমত্তা"),),
        around=Around(Link("আগের খবর", HOME), Link(UNBROKEN, HOME)),
    ),
    "bare": ArticlePage(
        Head("তারিখ, লেখক, বিষয় কিছুই নেই"),
        "শুধু শিরোনাম",
        "এক লাইনের লেখা।",
        minutes=number(1),
        citation="“শুধু শিরোনাম”, তারিখ অজানা",
    ),
}
ARTICLES |= {
    "long": replace(ARTICLES["full"], head=Head("ত্রিশ শব্দের শিরোনাম"), title=LONG),
    "latin": replace(ARTICLES["full"], head=Head("শুধু লাতিন হরফ"), title=LATIN, body=f"{LATIN}.\n\n*Photo: Archive*"),
    "mixed": replace(ARTICLES["full"], head=Head("দুই হরফ একসঙ্গে"), title=MIXED),
    "unbroken": replace(ARTICLES["full"], head=Head("ভাঙা যায় না এমন শব্দ"), title=UNBROKEN, body=UNBROKEN),
    "forty-topics": replace(ARTICLES["full"], head=Head("চল্লিশটি বিষয়"), topics=TOPICS),
}
ENTRIES = tuple(
    Entry(title, HOME, "2025-12-14", "১৪ ডিসেম্বর ২০২৫", SUMMARY, SECTION, SOURCE.label, why=SECTION.label)
    for title in (LONG, LATIN, MIXED, UNBROKEN)
)
BARE = Entry("তারিখ ও সারাংশ ছাড়া", HOME)


@dataclass(frozen=True)
class StyleGuide:
    head: Head
    title: str
    articles: tuple[Link, ...]
    entries: tuple[Entry, ...]
    tags: tuple[Link, ...]
    timeline: tuple[YearRow, ...]
    bars: tuple[Bar, ...]
    month: object
    holdings: tuple[tuple[str, str], ...]
    pager: Pager
    around: Around


def styleguide_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of components, and an article and a list for each hard case, if the setting asks for them."""
    if not shelf.site.styleguide:
        return
    links = tuple(Link(page.head.title, f"{HOME}{name}/") for name, page in ARTICLES.items())
    yield Page(HOME, "styleguide.html", components(links))
    for name, page in ARTICLES.items():
        yield Page(f"{HOME}{name}/", "article.html", replace(page, head=replace(page.head, noindex=True)))
    head = Head("দীর্ঘ তালিকা", noindex=True)
    listed = ListPage(head, Link("নমুনা", HOME), LONG, entries=(*ENTRIES, BARE), timeline=rows(), neighbours=TOPICS)
    yield Page(f"{HOME}list/", "list.html", listed)


def components(links: tuple[Link, ...]) -> StyleGuide:
    days = {f"2025-12-{day:02}": day for day in range(1, 31, 2)}
    return StyleGuide(
        Head("নমুনা", noindex=True),
        "নমুনা",
        (*links, Link("দীর্ঘ তালিকা", f"{HOME}list/")),
        (*ENTRIES, BARE),
        TOPICS,
        rows(),
        bars([(Link(LONG, HOME, number(1234567)), 1234567), (Link("ছোট", HOME, number(1)), 1)]),
        almanac(days).month("2025-12"),
        ((number(1234567), "সংবাদ"), (number(1), "উৎস")),
        Pager(*[HOME] * 4, number=number(12345)),
        Around(Link(LONG, HOME), Link(LATIN, HOME)),
    )


def rows() -> tuple[YearRow, ...]:
    """Draw years of one story and years of thousands."""
    days = ["1999-01-01", *["2025-12-14"] * 4000, *[f"2024-{month:02}-01" for month in range(1, 13)]]
    return timeline(days, {day[:4]: HOME for day in days})
