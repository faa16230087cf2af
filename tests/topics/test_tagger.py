"""The tagger files an article under what it is about, not what it mentions. All texts here are our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.ingest.topics import Tagger


def filed(tagger: Tagger, title: str, *paragraphs: str) -> tuple[set[str], set[str]]:
    tagging = tagger.tag(title, paragraphs[0] if paragraphs else "", "\n".join(paragraphs[1:]))
    return set(tagging.topics), set(tagging.places)


def test_a_story_about_ai_is_filed_under_ai_and_where_it_happens(tagger):
    topics, places = filed(
        tagger,
        "চ্যাটবটের জন্য নতুন নিয়ম করছে ভারত",
        "কৃত্রিম বুদ্ধিমত্তার ব্যবহার নিয়ে নতুন নীতিমালার খসড়া প্রকাশ করেছে ভারত সরকার।",
        "খসড়ায় বলা হয়েছে, চ্যাটবটের উত্তর যে মানুষের লেখা নয়, তা ব্যবহারকারীকে জানাতে হবে।",
    )
    assert "ai" in topics
    assert places == {"india"}


@pytest.mark.parametrize(
    ("story", "yes", "no"),
    [
        pytest.param(
            (
                "শেষ ওভারের যুদ্ধে হেরে গেল সবুজপুর",
                "দুই দলের যুদ্ধ গড়াল শেষ ওভার পর্যন্ত। তিন উইকেটে ম্যাচ জিতে সিরিজে সমতা ফিরিয়েছে অতিথিরা।",
                "যুদ্ধের শুরুটা করেছিলেন ওপেনার, তাঁর ব্যাটে আসে ৭১ রান। অধিনায়ক বলেছেন, এমন যুদ্ধই ক্রিকেটের সৌন্দর্য।",
            ),
            "sports",
            "war-conflict",
            id="যুদ্ধ in a match",
        ),
        pytest.param(
            (
                "পর্দায় আসছে এক সৈনিকের গল্প",
                "যুদ্ধের ময়দান থেকে ফেরা এক সৈনিককে নিয়ে নির্মিত সিনেমা মুক্তি পাচ্ছে আগামী শুক্রবার।",
                "যুদ্ধের দৃশ্যগুলোর শুটিং হয়েছে পাহাড়ে। পরিচালক জানান, অভিনেতারা তিন মাস মহড়া দিয়েছেন।",
            ),
            "entertainment",
            "war-conflict",
            id="যুদ্ধ in a film",
        ),
        pytest.param(
            (
                "প্রেসক্লাবের নির্বাচনে সভাপতি হলেন করিম",
                "প্রেসক্লাবের দ্বিবার্ষিক নির্বাচনে সভাপতি নির্বাচিত হয়েছেন রহিম করিম। ভোট দেন ৬২ জন সাংবাদিক।",
                "সমিতির নির্বাচন শেষে নতুন কমিটিকে শুভেচ্ছা জানান সাংবাদিক নেতারা।",
            ),
            "media",
            "elections",
            id="নির্বাচন of a club",
        ),
        pytest.param(
            (
                "এআইইউবিতে নবীনবরণ অনুষ্ঠিত",
                "আমেরিকান ইন্টারন্যাশনাল ইউনিভার্সিটি–বাংলাদেশে (এআইইউবি) নতুন শিক্ষার্থীদের বরণ করা হয়েছে।",
                "এআইইউবির উপাচার্য বলেন, শিক্ষার্থীদের মানুষের মতো মানুষ হতে হবে।",
            ),
            "education",
            "ai",
            id="AIUB",
        ),
        pytest.param(
            (
                "গয়নার দোকানে ডাকাতি, গ্রেপ্তার তিন",
                "রাতের আঁধারে গয়নার দোকানে ডাকাতির মামলায় তিনজনকে গ্রেপ্তার করেছে পুলিশ। ছবি: এআই দিয়ে তৈরি",
                "থানার ওসি জানান, আসামিদের কাছ থেকে লুট করা সোনা উদ্ধার হয়েছে। আদালত তাঁদের কারাগারে পাঠিয়েছেন।",
            ),
            "crime-justice",
            "ai",
            id="a picture made by AI",
        ),
        pytest.param(
            (
                "ট্রাক ও অটোরিকশার মুখোমুখি সংঘর্ষ, নিহত ২",
                "মহাসড়কে ট্রাকের সঙ্গে অটোরিকশার মুখোমুখি সংঘর্ষে দুজন নিহত হয়েছেন। আহত হয়েছেন আরও চারজন।",
                "থানার ওসি বলেন, ট্রাকটি জব্দ করা হয়েছে। এ ঘটনায় মামলা হবে।",
            ),
            "disaster",
            "crime-justice",
            id="সংঘর্ষ of vehicles",
        ),
        pytest.param(
            (
                "সাকিবের বিজ্ঞাপনচিত্রে নতুন স্মার্টফোন",
                "নতুন স্মার্টফোন এনেছে দেশের এক প্রতিষ্ঠান। ফোনটির ক্যামেরা ৫০ মেগাপিক্সেলের, ব্যাটারিও বড়।",
                "অ্যান্ড্রয়েডের সর্বশেষ সংস্করণে চলবে ফোনটি। দাম রাখা হয়েছে সাধ্যের মধ্যে।",
            ),
            "technology",
            "sports",
            id="a player in an advertisement",
        ),
        pytest.param(
            (
                "স্মৃতির পাতায় একাত্তরের সেই রাত",
                "মুক্তিযুদ্ধের সময় গ্রামের মানুষ কীভাবে লড়েছিলেন, সেই ইতিহাস শোনালেন বীর মুক্তিযোদ্ধারা।",
                "হানাদার বাহিনীর বিরুদ্ধে যুদ্ধের কথা বলতে গিয়ে তাঁদের চোখ ভিজে ওঠে।",
            ),
            "history-culture",
            "war-conflict",
            id="1971",
        ),
    ],
)
def test_borrowed_words_do_not_decide(tagger, story, yes, no):
    topics, _ = filed(tagger, *story)
    assert yes in topics
    assert no not in topics


def test_a_tool_at_the_centre_is_not_crowded_out_by_the_field_it_is_used_in(tagger):
    topics, _ = filed(
        tagger,
        "রোগীর কাশি শুনে যক্ষ্মা চিনছে এআই",
        "গ্রামের ক্লিনিকে রোগীর কাশির শব্দ থেকে যক্ষ্মা শনাক্ত করছে কৃত্রিম বুদ্ধিমত্তা (এআই)। চিকিৎসক ও নার্সরা পরীক্ষা করে দেখছেন।",
        "স্বাস্থ্যকর্মীরা বলছেন, হাসপাতালে যাওয়ার আগেই চিকিৎসা শুরু করা যাচ্ছে। ওষুধ ও টিকার মজুতও বেড়েছে।",
    )
    assert {"ai", "health"} <= topics


def test_states_that_speak_to_each_other_are_geopolitics(tagger):
    topics, places = filed(
        tagger,
        "সীমান্ত নিয়ে নেপালকে ভারতের কড়া বার্তা",
        "সীমান্তে সড়ক নির্মাণ নিয়ে নেপালের আপত্তির জবাবে কড়া বার্তা দিয়েছে ভারত। দুই দেশের পররাষ্ট্রমন্ত্রী বৈঠকে বসবেন।",
    )
    assert "geopolitics" in topics
    assert places == {"india", "south-asia-other"}


def test_teams_that_play_each_other_are_no_geopolitics(tagger):
    topics, places = filed(
        tagger,
        "নেপালকে হারিয়ে ফাইনালে ভারত",
        "সেমিফাইনালে নেপালকে ২–০ গোলে হারিয়ে টুর্নামেন্টের ফাইনালে উঠেছে ভারত। ম্যাচের দুটি গোলই প্রথমার্ধে।",
    )
    assert topics == {"sports"}
    assert places == {"india", "south-asia-other"}


def test_a_home_story_needs_not_name_its_country(tagger):
    _, places = filed(tagger, "ডাঙ্গাপুরে কৃষকদের মাঝে বীজ বিতরণ", "উপজেলার চার ইউনিয়নের কৃষকেরা বিনা মূল্যে বীজ পেয়েছেন।")
    assert places == {"bangladesh"}


def test_what_only_the_end_of_a_long_story_mentions_is_not_what_it_is_about(tagger):
    tale = "নদীর ঘাটে বসে মাঝি গান ধরেন। " * 60
    topics, _ = filed(tagger, "মাঝির দিনরাত", tale, "গত বছর তাঁর ছেলে ক্রিকেট খেলত।")
    assert "sports" not in topics


def test_one_word_repeated_is_not_many(tagger):
    once = tagger.tag("বিকেল", "", "আজ মাঠে ক্রিকেট ছিল।").scores["sports"].total
    often = tagger.tag("বিকেল", "", "আজ মাঠে " + "ক্রিকেট " * 50 + "ছিল।").scores["sports"].total
    assert often < 3 * once


def test_the_title_weighs_more_than_the_opening_and_that_more_than_the_rest(tagger):
    filler = "একদিন সকালে সে হাঁটতে বের হলো। " * 30
    title = tagger.tag("ভূমিকম্প", filler, filler).scores["disaster"].total
    opening = tagger.tag("সকাল", f"ভূমিকম্প। {filler}", filler).scores["disaster"].total
    rest = tagger.tag("সকাল", filler, f"{filler} ভূমিকম্প।").scores["disaster"].total
    assert title > opening > rest


def test_at_most_three_topics_and_three_places(tagger):
    tagging = tagger.tag("ক্রিকেট, সিনেমা, ভূমিকম্প, করোনা ও নির্বাচন কমিশন: ভারত, চীন, জাপান, ফ্রান্স ও ব্রাজিলের খবর", "", "")
    assert len(tagging.topics) == len(tagging.places) == 3


@pytest.mark.parametrize("title", ["", "কখগ ঘঙচ", "\x00\u200d", "?" * 500])
def test_nothing_is_said_where_nothing_is_sure(tagger, title):
    tagging = tagger.tag(title, title, title)
    assert (tagging.topics, tagging.places, tagging.section) == ((), (), None)


def test_the_section_follows_the_leading_topic_and_whether_the_story_is_from_home(tagger):
    home = tagger.tag("ঢাকায় ছিনতাই, গ্রেপ্তার দুই", "রাজধানীর মিরপুরে ছিনতাইয়ের মামলায় দুজন গ্রেপ্তার।", "")
    abroad = tagger.tag("প্যারিসে ছিনতাই, গ্রেপ্তার দুই", "ফ্রান্সের প্যারিসে ছিনতাইয়ের মামলায় দুজন গ্রেপ্তার।", "")
    assert (home.section, abroad.section) == ("crime", "international")


def test_confidence_is_told_for_all_that_was_chosen_and_grows_with_the_evidence(tagger):
    little = tagger.tag("ক্রিকেট", "", "")
    much = tagger.tag("ক্রিকেট", "টেস্ট ম্যাচে পাঁচ উইকেট নিয়েছেন পেসার।", "ব্যাটসম্যান ও বোলার দুই দলেই ভালো করেছেন।")
    assert set(much.confidence) == {*much.topics, *much.places}
    assert 0.5 <= little.confidence["sports"] < much.confidence["sports"] < 1


@pytest.mark.parametrize(
    ("written", "topic"),
    [
        ("নির্বাচন কমিশনারদেরও", "elections"),
        ("ভূমিকম্পে", "disaster"),
        ("করোনাভাইরাসজনিত", "health"),
        ("রোহিঙ্গাদের", "migration"),
        ("র‍্যাবকে", "crime-justice"),
        ("র‌্যাবকে", "crime-justice"),
        ("এআইভিত্তিক", "ai"),
        ("শেয়ার বাজারের", "economy"),
        ("বিদ্যুৎকেন্দ্রগুলো", "energy"),
        ("কোরবানী", "religion"),
    ],
)
def test_terms_are_found_in_any_form_and_usual_spelling(tagger, written, topic):
    scores = tagger.tag(written, "", "").scores
    assert scores[topic].total > 0


@pytest.mark.parametrize(
    ("written", "topic"), [("আমরা", "agriculture"), ("গাঁজা", "war-conflict"), ("বিজয়", "agriculture")]
)
def test_words_that_only_begin_or_sound_like_a_term_are_left_alone(tagger, written, topic):
    assert topic not in tagger.tag(written, "", "").scores


@given(title=st.text(max_size=60), body=st.text(max_size=300))
def test_any_text_is_filed_the_same_each_time(tagger, title, body):
    first = tagger.tag(title, "", body)
    assert tagger.tag(title, "", body) == first
    assert len(first.topics) <= 3 and len(first.places) <= 3


def test_where_paragraphs_break_makes_no_difference(tagger):
    lede, rest = "চট্টগ্রাম বন্দরে কনটেইনার জট কমেছে।", "আমদানিকারকেরা জানান, পণ্য খালাসে সময় লাগছে কম।"
    assert tagger.tag("বন্দরে স্বস্তি", lede, rest) == tagger.tag("বন্দরে স্বস্তি", "", f"{lede} {rest}")
