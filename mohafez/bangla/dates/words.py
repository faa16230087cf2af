"""The words of dates and times, in all the spellings that newspapers print.

Words are compared by search key, so one spelling stands for all that differ in ি/ী, ু/ূ, ন/ণ, স/শ/ষ or encoding.
Each word has a kind, one letter of the codes that rules are written in (see rules.py), and a value.
"""

from mohafez.bangla.keys import search_key

GREGORIAN = (
    "জানুয়ারি জানুআরি জানুযারি জানয়ারি জানু january jan",
    "ফেব্রুয়ারি ফেব্রুআরি ফেব্রুযারি ফেবরুয়ারি ফেব্রয়ারি ফেব্রুয়ারি ফেব্রু ফেব february feb",
    "মার্চ march mar",
    "এপ্রিল এপ্রীল এপ্রি april apr",
    "মে may",
    "জুন june jun",
    "জুলাই জুলা july jul",
    "আগস্ট অগাস্ট অগস্ট আগাস্ট august aug",
    "সেপ্টেম্বর সেপ্টেম্বার সেপ্টেমবর সেপ্টম্বর সেপ্ট সেপ september sept sep",
    "অক্টোবর অক্টোবার অক্টবর অক্টো october oct",
    "নভেম্বর নভেম্বার নবেম্বর নভেমবর নভে november nov",
    "ডিসেম্বর ডিসেম্বার ডিসেমবর ডিসে december dec",
)
BANGLA = (
    "বৈশাখ বৈশাখি boishakh baishakh",
    "জ্যৈষ্ঠ জৈষ্ঠ জৈষ্ঠ্য জ্যৈষ্ঠ্য jyoishtho jaistha",
    "আষাঢ় আষাড় ashar asharh",
    "শ্রাবণ srabon shrabon",
    "ভাদ্র bhadro bhadra",
    "আশ্বিন আশিন ashwin ashshin",
    "কার্তিক কার্ত্তিক kartik",
    "অগ্রহায়ণ অগ্রাহায়ণ অঘ্রাণ agrahayan ogrohayon",
    "পৌষ poush",
    "মাঘ magh",
    "ফাল্গুন ফালগুন ফাগুন falgun phalgun",
    "চৈত্র চৈৎ choitro chaitra",
)
HIJRI = (
    "মহররম মুহাররম মহরম মুহররম muharram",
    "সফর safar",
    "রবিউল",  # রবিউল আউয়াল, রবিউস সানি: the second word is one of AFTER_HIJRI
    "রবিউস",
    "জমাদিউল জুমাদাল জমাদিয়ুল jumada",
    "জমাদিউস জুমাদাস জুমাদাছ",
    "রজব rajab",
    "শাবান শা'বান shaban",
    "রমজান রমাদান রামাদান রমযান রামাজান ramadan ramzan",
    "শাওয়াল শাউয়াল shawwal",
    "জিলকদ জিলক্বদ জিলকাদ যিলকদ যুলকাদা জিলকদ্ব জ্বিলকদ",
    "জিলহজ জিলহজ্ব জিলহজ্জ যিলহজ জ্বিলহজ",
)
AFTER_HIJRI = "আউয়াল আওয়াল আউওয়াল সানি সানী আখির আখের উলা উখরা"
WEEKDAYS = (
    "সোমবার monday mon",
    "মঙ্গলবার tuesday tue tues",
    "বুধবার wednesday wed",
    "বৃহস্পতিবার বিষ্যুদবার বৃহঃস্পতিবার thursday thu thur thurs",
    "শুক্রবার জুমাবার friday fri",
    "শনিবার saturday sat",
    "রবিবার রোববার sunday sun",
)
# Kind A: before or after noon. Kind P: parts of the day, whose hours clock.py knows.
NOON = {"am": "am এএম পূর্বাহ্ন midnight", "pm": "pm পিএম অপরাহ্ন noon"}
DAY_PARTS = {
    "dawn": "ভোর ভোররাত প্রত্যুষ",
    "morning": "সকাল প্রাতঃকাল",
    "midday": "দুপুর মধ্যাহ্ন বেলা",
    "afternoon": "বিকাল বিকেল বৈকাল",
    "evening": "সন্ধ্যা সন্ধে সাঁঝ",
    "night": "রাত রাত্রি মধ্যরাত মাঝরাত",
}
# Kind F: quarters of an hour, in minutes, that a whole hour follows.
QUARTERS = {30: "সাড়ে সারে", 15: "সোয়া সওয়া", -15: "পৌনে পোনে"}
# Kind K, always with টা: hours in words, as (hour, minute).
HOURS = {
    (1, 0): "এক", (2, 0): "দুই দু", (3, 0): "তিন", (4, 0): "চার", (5, 0): "পাঁচ", (6, 0): "ছয় ছ", (7, 0): "সাত",
    (8, 0): "আট", (9, 0): "নয় ন", (10, 0): "দশ", (11, 0): "এগারো এগার", (12, 0): "বারো বার", (1, 30): "দেড়", (2, 30): "আড়াই",
}  # fmt: skip
OCLOCK = "টা টায় টার টাতে টো টোয়"
GHATIKA = "ঘটিকা ঘটিকায় ঘটিকার"
# Days in words, from the first; they have the kind of a number of two digits.
DAYS = (
    "পহেলা পয়লা", "দোসরা", "তেসরা", "চৌঠা", "পাঁচই", "ছয়ই ছউই", "সাতই", "আটই", "নয়ই", "দশই", "এগারোই এগারই", "বারোই বারই",
    "তেরোই তেরই", "চৌদ্দই", "পনেরোই পনেরই", "ষোলোই ষোলই", "সতেরোই সতেরই", "আঠারোই আঠারই", "উনিশে", "বিশে", "একুশে", "বাইশে",
    "তেইশে", "চব্বিশে", "পঁচিশে", "ছাব্বিশে", "সাতাশে", "আটাশে আঠাশে", "উনত্রিশে", "ত্রিশে", "একত্রিশে",
)  # fmt: skip
ZONES = {"+00:00": "z utc gmt জিএমটি ইউটিসি", "+06:00": "bst bdst bdt বিএসটি", "+05:30": "ist"}
OTHER = {
    "o": "লা রা ঠা ই শে st nd rd th",
    "t": f"{OCLOCK} {GHATIKA}",
    "u": "ঘণ্টা ঘণ্টায় ঘন্টা hrs hours",
    "U": "মিনিট মিনিটে মিনিটের মি min mins minutes",
    "S": "সেকেন্ড সেকেন্ডে sec",
    "G": "সাল সালে সালের সন সনে সনের খ্রিস্টাব্দ খ্রিস্টাব্দে খ্রিস্টাব্দের খ্রি ইং ইংরেজি ঈসায়ী ad",
    "E": "বঙ্গাব্দ বঙ্গাব্দে বঙ্গাব্দের বাংলা বাং",
    "J": "হিজরি হিজরির হি",
    "e": "এর র",
    "m": "মাস মাসে মাসের",
    "k": "তারিখ তারিখে তারিখের",
    "r": "ও থেকে হতে এবং to and",
    "c": "সময় টাইম at on of the রোজ দিবাগত গভীর শেষ বাংলাদেশ বেজে time",
    "n": "জন জনের জনকে টি টির টিতে টাকা টাকার কোটি লাখ লক্ষ হাজার শতাংশ বার কিলোমিটার কিমি মিটার ফুট একর ডলার রুপি রান ভোট শয্যা",
    "T": "t",
    "l": "প্রকাশ প্রকাশিত প্রকাশের প্রকাশকাল আপডেট আপডেটেড হালনাগাদ সর্বশেষ পোস্ট published updated update posted date",
}
# Endings that a month, weekday or part of the day takes: ডিসেম্বরের, মার্চে, জুলাইয়ে, ফেব্রুয়ারিতে, শুক্রবারের, রাতেই.
ENDINGS = ("", "র", "ের", "ে", "তে", "য়ে", "য়ের", "কে", "ও", "এ", "এর", "েও", "েই")


def _table() -> dict[str, tuple[str, object]]:
    table: dict[str, tuple[str, object]] = {}

    def add(kind: str, value: object, spellings: str, endings: tuple[str, ...] = ("",)) -> None:
        for spelling in spellings.split():
            for ending in endings:
                table.setdefault(search_key(spelling + ending), (kind, value))

    for kind, spellings in OTHER.items():
        add(kind, None, spellings)
    for kind, names in (("M", GREGORIAN), ("B", BANGLA), ("H", HIJRI)):
        for number, spellings in enumerate(names, start=1):
            add(kind, number, spellings, ENDINGS)
    add("h", None, AFTER_HIJRI)
    for number, spellings in enumerate(WEEKDAYS):
        add("W", number, spellings, ENDINGS)
    for value, spellings in NOON.items():
        add("A", value, spellings, ENDINGS)
    for value, spellings in DAY_PARTS.items():
        add("P", value, spellings, ENDINGS)
    for minutes, spellings in QUARTERS.items():
        add("F", minutes, spellings)
    for hour, spellings in HOURS.items():
        add("K", hour, spellings, tuple(OCLOCK.split()))
    for number, spellings in enumerate(DAYS, start=1):
        add("N", str(number), spellings)
    for offset, spellings in ZONES.items():
        add("z", offset, spellings)
    return table


WORDS = _table()
