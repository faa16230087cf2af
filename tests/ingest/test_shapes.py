"""Shapes of pages that once led the import astray, each in as few lines as show it."""

from textwrap import wrap

import pytest

from mohafez.articles import Article
from mohafez.ingest.batch import Batch, signature
from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

TITLE = "ছাদবাগানে মৌমাছি পালন করে লাখপতি তিন বন্ধু"
BODY = [
    "মিরপুরের একটি ছাদে পাশাপাশি বারোটি কাঠের বাক্স। তিন বন্ধু সেখানে মৌমাছি পালন করেন, বছরে মধু পান আট মণ।",
    "বন্ধুদের একজন বলেন, ছাদবাগানে ফুল থাকলে মৌমাছির খাবারের অভাব হয় না। গরমে শুধু পানি রাখতে হয়।",
    "কৃষি বিভাগ বলছে, শহরে মৌমাছি পালন বাড়লে ফলনও বাড়বে। আগামী মাসে তারা প্রশিক্ষণ দেবে।",
]


@pytest.fixture(scope="module")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Converter:
    return Converter({}, Tagger(load_topics(tmp_path_factory.mktemp("root") / "topics.toml")))


def article(converter: Converter, *lines: str) -> Article:
    (found,) = converter.convert(Dump("page.txt", "\n".join(lines).encode())).articles
    return found


def test_a_day_beside_how_long_ago_it_was_is_the_storys(converter):
    told = article(converter, TITLE, "২ দিন আগে · ২৯ ফেব্রুয়ারি ২০২৪, ১৮:০৫", *BODY)
    assert told.date == "2024-02-29T18:05:00+06:00"


def test_what_a_caption_says_again_is_no_title(converter):
    picture = "মৌমাছি পালন করেন তিন বন্ধু, বছরে মধু"
    told = article(converter, TITLE, "", picture, f"ছবির ক্যাপশান, {picture}", "অর্ণব তরফদার", "৫ মার্চ ২০২৪", "", *BODY)
    assert told.title == TITLE


def test_a_story_goes_on_below_a_player_with_a_stroke(converter):
    player = ["Play Video", "Current Time 0:00", "/", "Duration 0:00"]
    heading, *rest = ["প্রশিক্ষণ দেবে কৃষি বিভাগ", BODY[2], "প্রশিক্ষণ নিতে পারবেন ৪০ জন। কৃষি বিভাগ বাক্সও দেবে।"]
    told = article(converter, TITLE, "৫ মার্চ ২০২৪", *BODY[:2], *player, heading, *rest)
    assert f"## {heading}" in told.body


def test_a_question_behind_a_sentence_ends_a_story(converter):
    question = "শহরে মৌমাছি কমছে। বন্ধুরা কি পারবেন ফুল ফোটাতে?"
    told = article(converter, TITLE, "৫ মার্চ ২০২৪", "", *BODY, "", question, "", "নির্বাচিত লেখা", "নগরে মাছ চাষ")
    assert told.body.endswith(question)


def test_wrapped_pages_that_share_their_longest_line_are_no_copies():
    appeal = "খবর সবার আগে পেতে আমাদের ফেসবুক পাতায় যুক্ত হয়ে থাকুন।"
    batch = Batch()
    for n in range(len(BODY)):
        page = "\n".join([*wrap(" ".join(BODY[n:] + BODY[:n]), 44), appeal])
        batch.add(signature(page), [1])
        batch.add(signature(f"{page}\nপঠিত: ১২"), [1])
    assert batch.pages_with(1) == len(BODY)


COLOPHON = ["নির্বাচিত লেখা", "নগরে মাছ চাষ", "তারিখ 02.04.2024", "", "তারিখ 06.05.2024", "লেখক শাহানা তরফদার/এমআর"]


def test_a_day_and_writer_far_below_are_the_storys_if_it_has_no_other(converter):
    told = article(converter, TITLE, "", *BODY, "", *COLOPHON, "ছাপার জন্য পাতা")
    assert (told.date, told.authors) == ("2024-05-06", ("শাহানা তরফদার/এমআর",))
    told = article(converter, TITLE, "অর্ণব তরফদার", "৫ মার্চ ২০২৪", *BODY, "", *COLOPHON, "ছাপার জন্য পাতা")
    assert (told.date, told.authors) == ("2024-03-05", ("অর্ণব তরফদার",))


def test_a_table_of_contents_is_no_list_of_the_storys(converter):
    contents = ["সূচি", "১. কীভাবে শুরু", "২. কী লাগে"]
    told = article(
        converter, TITLE, "৫ মার্চ ২০২৪", BODY[0], *contents, "কীভাবে শুরু", BODY[1], "কী লাগে", BODY[2], BODY[0][:60] + "।"
    )
    assert "১" not in told.body
    assert [block for block in told.body.split("\n\n") if block.startswith("## ")] == ["## কীভাবে শুরু", "## কী লাগে"]


def test_a_list_that_blank_lines_part_from_its_heading_is_the_storys(converter):
    listed = ["মৌমাছির কাঠের বাক্স ও পানি", "সারা বছর ফুল ফোটে এমন ছাদবাগান", "মধু রাখার কাচের পাত্র"]
    page = [BODY[0], "", "যা যা লাগে", "", *listed, "", "কোথায় শেখা যায়", "", *BODY[1:]]
    told = article(converter, TITLE, "৫ মার্চ ২০২৪", "", *page)
    assert "\n\n".join(["## যা যা লাগে", *listed, "## কোথায় শেখা যায়"]) in told.body


def test_a_sentence_below_the_last_letters_signature_is_none_of_it(converter):
    address = "চিঠি পাঠানোর ঠিকানা: দৈনিক ভাটির আলো, পুরানা পল্টন, ঢাকা। পূর্ণ নাম না থাকলে চিঠি ছাপা হয় না।"
    told = article(converter, TITLE, "৫ মার্চ ২০২৪", *BODY, "— অর্ণব তরফদার, সাভার", address)
    assert "ঠিকানা" not in told.body
    assert told.authors == ("অর্ণব তরফদার, সাভার",)


def test_ends_of_paragraphs_do_not_speak_against_a_width(converter):
    wrapped = [line for told in BODY for line in wrap(told, 46)]
    assert article(converter, TITLE, "৫ মার্চ ২০২৪", "", *wrapped).body == "\n\n".join(BODY)


def test_a_list_above_a_title_does_not_take_its_dates(converter):
    boxed = ["শিরোনাম", "নগরে মাছ চাষের ধুম", "ঢাকায় নামছে নতুন বাস"]
    dated = ["প্রকাশ", "২১ জানুয়ারি ২০২২ | ০১:৫১", "আপডেট", "২১ জানুয়ারি ২০২২ | ২২:৫১", "বিশেষ আয়োজন"]
    told = article(converter, *boxed, *dated, TITLE, "রাফিদ চৌধুরী", *BODY)
    assert (told.date, told.modified) == ("2022-01-21T01:51:00+06:00", "2022-01-21T22:51:00+06:00")


def test_a_caption_of_the_head_that_comes_again_begins_no_story(converter):
    caption = "প্রশিক্ষণ দেবে কৃষি বিভাগ"
    told = article(
        converter,
        TITLE,
        "৫ মার্চ ২০২৪",
        caption,
        "লেখা: অর্ণব তরফদার",
        *BODY[:2],
        caption,
        BODY[2],
        "প্রশিক্ষণ হবে কৃষি বিভাগে।",
    )
    assert BODY[2] in told.body
