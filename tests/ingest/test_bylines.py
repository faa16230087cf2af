"""Who wrote: the shapes in which pages say it, and what stands in the same places and says something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.lines import Line
from mohafez.ingest.rules.writers import are_names, is_byline, writer
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

TITLE = "হাওরে আগাম বন্যায় তলিয়ে গেছে বোরো ধান"
DATE = "প্রকাশ: ১২ এপ্রিল ২০২২, ১০:৩০"
BODY = """উজানের ঢলে হাওরের তিনটি ফসলরক্ষা বাঁধ ভেঙে গেছে। এতে প্রায় চার হাজার হেক্টর জমির আধা পাকা ধান পানির নিচে চলে গেছে।

কৃষকেরা বলছেন, আর দশ দিন সময় পেলে ধান ঘরে তোলা যেত। এখন কোমরপানিতে নেমে কাঁচা ধান কাটছেন অনেকে।

পানি উন্নয়ন বোর্ড বলছে, বাঁধ মেরামতের কাজ চলছে। নতুন করে বৃষ্টি না হলে দুই দিনের মধ্যে পানি নামতে শুরু করবে।"""


@pytest.fixture(scope="module")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Converter:
    return Converter({}, Tagger(load_topics(tmp_path_factory.mktemp("root") / "topics.toml")))


def authors(converter: Converter, *lines: str) -> str:
    (article,) = converter.convert(Dump("page.txt", "\n\n".join(lines).encode())).articles
    assert article.title == TITLE
    return "; ".join(article.authors)


SHAPES = {
    "নিজস্ব প্রতিবেদক, ঢাকা": "নিজস্ব প্রতিবেদক, ঢাকা",
    "তাহিরপুর (সুনামগঞ্জ) সংবাদদাতা ::": "তাহিরপুর (সুনামগঞ্জ) সংবাদদাতা",
    "প্রতিনিধি, জামালগঞ্জ": "প্রতিনিধি, জামালগঞ্জ",
    "শ্রীমঙ্গল অফিস": "শ্রীমঙ্গল অফিস",
    "বাসস": "বাসস",
    "এএফপি, প্যারিস": "এএফপি, প্যারিস",
    "॥ মাকসুদা শাওন ॥": "মাকসুদা শাওন",
    "অর্ণব তরফদার": "অর্ণব তরফদার",
    "অর্ণব তরফদার, ঈশ্বরদী": "অর্ণব তরফদার, ঈশ্বরদী",
    "অর্ণব তরফদার (ঈশ্বরদী)": "অর্ণব তরফদার (ঈশ্বরদী)",
    "অর্ণব তরফদার, জ্যেষ্ঠ প্রতিবেদক": "অর্ণব তরফদার",
    "অর্ণব তরফদার\n\nজ্যেষ্ঠ প্রতিবেদক": "অর্ণব তরফদার",
    "অর্ণব তরফদার ও মিতালি কুণ্ডু": "অর্ণব তরফদার ও মিতালি কুণ্ডু",
    "অর্ণব তরফদার এবং মিতালি কুণ্ডু": "অর্ণব তরফদার এবং মিতালি কুণ্ডু",
    "লেখক | অর্ণব তরফদার": "অর্ণব তরফদার",
    "লেখা অর্ণব তরফদার": "অর্ণব তরফদার",
    "কলমে: অর্ণব তরফদার": "অর্ণব তরফদার",
    "অনুবাদ: মিতালি কুণ্ডু": "মিতালি কুণ্ডু",
    "By Anika Mahjabin": "Anika Mahjabin",
    "— অর্ণব তরফদার": "অর্ণব তরফদার",
    "✍ অর্ণব তরফদার": "অর্ণব তরফদার",
    "[অর্ণব তরফদার]": "অর্ণব তরফদার",
    "।। অর্ণব তরফদার ।।": "অর্ণব তরফদার",
    "অর্ণব তরফদার | ঢাকা": "অর্ণব তরফদার",
    "অর্ণব তরফদার : ঢাকা": "অর্ণব তরফদার",
    "অর্ণব তরফদার, ঢাকা থেকে": "অর্ণব তরফদার",
    "জামালগঞ্জ থেকে ফিরে অর্ণব তরফদার": "অর্ণব তরফদার",
    "অর্ণব তরফদার, সহযোগী অধ্যাপক, কৃষি বিশ্ববিদ্যালয়": "অর্ণব তরফদার",
    "লেখা ও ছবি: অর্ণব তরফদার": "অর্ণব তরফদার",
    "লেখা: অর্ণব তরফদার, ছবি: মিতালি কুণ্ডু": "অর্ণব তরফদার",
    "প্রতিনিধি, সুনামগঞ্জ ও নেত্রকোনা": "প্রতিনিধি, সুনামগঞ্জ ও নেত্রকোনা",
    "ভাটির আলো ডেস্ক :": "ভাটির আলো ডেস্ক",
}


@pytest.mark.parametrize("printed", SHAPES)
def test_a_byline_between_title_and_date_is_found(printed, converter):
    assert authors(converter, TITLE, printed, DATE, BODY) == SHAPES[printed]


@pytest.mark.parametrize("printed", ["অর্ণব তরফদার", "অর্ণব তরফদার ও মিতালি কুণ্ডু", "বার্তা ডেস্ক"])
def test_a_byline_is_found_below_the_date_and_beside_it(printed, converter):
    assert authors(converter, TITLE, DATE, printed, BODY) == printed
    assert authors(converter, TITLE, f"{printed} | ১২ এপ্রিল ২০২২", BODY) == printed
    assert authors(converter, TITLE, f"Posted on April 12, 2022 by {printed}", BODY) == printed


def test_two_persons_above_a_kicker_and_a_name_of_usual_parts_are_found(converter):
    assert authors(converter, "মো. রাফিদ সেনগুপ্ত ও লাবণ্য পাল", "ফিরে দেখা", TITLE, DATE, BODY) == (
        "মো. রাফিদ সেনগুপ্ত ও লাবণ্য পাল"
    )
    assert authors(converter, "প্রকাশিত: ১৭.১১.২০২২, -শিহাব ইবনে অধিকারী", TITLE, BODY) == "শিহাব ইবনে অধিকারী"


def test_strokes_part_a_byline_from_its_date_and_counters(converter):
    printed = "By অর্ণব তরফদার / April 12, 2022 / 3 Comments / 4 min read"
    assert authors(converter, TITLE, printed, BODY) == "অর্ণব তরফদার"


def test_a_writer_may_share_a_part_of_the_name_with_a_person_of_the_story(converter):
    told = "জামালগঞ্জের কৃষক মোকছেদ আলী বলেন, ধান কাটার লোক মিলছে না।"
    assert authors(converter, TITLE, DATE, "॥রোস্তম আলী তরফদার ॥", told, BODY) == "রোস্তম আলী তরফদার"


@pytest.mark.parametrize("printed", ["(অর্ণব তরফদার)", "— অর্ণব তরফদার", "লেখক: অর্ণব তরফদার", "শুভেচ্ছা,\n\nঅর্ণব তরফদার"])
def test_who_signs_below_the_last_paragraph_wrote(printed, converter):
    assert authors(converter, TITLE, DATE, BODY, printed) == "অর্ণব তরফদার"


@pytest.mark.parametrize(
    "printed",
    [
        "হাওরপাড়ে কাঁচা ধান কাটছেন কৃষকেরা",
        "ঈশ্বরদী এলাকায় তোলা দৃশ্য",
        "সংবাদ সম্মেলনে বক্তব্য দিচ্ছেন মেয়র",
        "বন্ধুকে জানান",
        "ফেসবুক টুইটার হোয়াটসঅ্যাপ",
        "প্রিয় পাঠক,",
        "ঢাকা",
        "৩ মিনিটের পড়া",
        "লেখার আকার ছোট বড়",
        "সবার জন্য উন্মুক্ত",
        "এই পাতা ছাপুন | জানালা বন্ধ করুন",
    ],
)
def test_captions_buttons_and_places_are_no_bylines(printed, converter):
    assert authors(converter, TITLE, printed, DATE, BODY) == ""
    assert authors(converter, TITLE, DATE, printed, BODY) == ""


def test_a_last_paragraph_about_the_writer_is_not_the_storys(converter):
    page = [TITLE, "অর্ণব তরফদার", DATE, BODY, "অর্ণব তরফদার এই পত্রিকার প্রতিবেদক। হাওর নিয়ে লেখেন।"]
    (article,) = converter.convert(Dump("page.txt", "\n\n".join(page).encode())).articles
    assert "এই পত্রিকার" not in article.body


@pytest.mark.parametrize("headline", ["জাতিসংঘের বার্ষিক মানবাধিকার প্রতিবেদন", "ঢাকায় আসছেন জাতিসংঘের প্রতিনিধি"])
def test_a_headline_that_ends_in_a_desks_word_is_none(headline):
    assert not is_byline(Line(1, headline))


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for_names(text):
    assert len(writer(text)) <= len(text)
    assert are_names(text) in {True, False}
