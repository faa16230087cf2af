"""Bengali in Latin letters, and slugs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.romanise import romanise, slugify

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
BENGALI = st.text(st.characters(min_codepoint=0x980, max_codepoint=0x9FF) | st.sampled_from("\u200c\u200d -a1।"))


@pytest.mark.parametrize(
    ("bengali", "slug"),
    [
        ("কৃত্রিম বুদ্ধিমত্তা", "kritrim-buddhimotta"),
        ("ভূমিকা বদলের ইঙ্গিত", "bhumika-bodoler-inggit"),
        ("২০২৫ সালের বাজেট", "2025-saler-bajet"),
        ("জাতীয় সংসদ", "jatiyo-songsod"),
        ("সরকারের পদত্যাগ দাবি", "sorkarer-podotyag-dabi"),
        ("শিক্ষার্থীদের বিক্ষোভ", "shikkharthider-bikkhobh"),
        ("প্রধানমন্ত্রী বললেন, সময় লাগবে", "prodhanmontri-bollen-somoy-lagbe"),
        ("করতে হলো যা করল", "korte-holo-ja-korlo"),
        ("সুপ্রিম কোর্ট ও কষ্ট", "suprim-kort-o-koshto"),
        ("দুঃখ প্রকাশ", "dukkho-prokash"),
        ("উপজেলায় জনসভা উদ্বোধন", "upojelay-jonosobha-udbodhon"),
        ("মামলার ঘটনায় নাগরিক কমিটির উদ্বেগ", "mamlar-ghotonay-nagorik-komitir-udbeg"),
        ("হাত ধরে হতাহত", "hat-dhore-hotahoto"),
        ("এবং গড়তে চেয়েছিল", "ebong-gorte-cheyechhilo"),
        ("পররাষ্ট্রমন্ত্রী মার্চে জয়পুরহাটে", "pororashtromontri-marche-joypurhate"),
        ("দু’জনের ব্যবহার", "dujoner-byabohar"),
        ("এআই দিয়ে লেখা", "ai-diye-lekha"),
        ("এআইয়ের দৌড়ে কেও নেই", "ai-yer-doure-keo-nei"),
        ("আরও একটি বিমানবন্দর", "aro-ekti-bimanbondor"),
    ],
)
def test_a_headline_reads_as_bengalis_write_it_in_latin_letters(bengali: str, slug: str) -> None:
    assert slugify(bengali) == slug


@pytest.mark.parametrize(
    ("bengali", "slug"),
    [
        ("বিএনপির সমাবেশ", "bnp-er-somabesh"),
        ("এলপিজিতে", "lpg-te"),
        ("আইএমএফের ঋণ", "imf-er-rin"),
        ("কিউডব্লিউএন ও ল্লামা", "qwen-o-llama"),
        ("চ্যাটজিপিটিকে", "chatgpt-ke"),
        ("এই ভিডিওটি", "ei-video-ti"),
        ("সিটি করপোরেশন", "siti-korporeshon"),
    ],
)
def test_letters_spelt_out_and_known_names_get_their_latin_form(bengali: str, slug: str) -> None:
    assert slugify(bengali) == slug


def test_rab_is_the_same_with_any_joiner_or_none() -> None:
    assert {slugify(f"র{typed}াব") for typed in ("\u200d\u09cdয", "\u200c\u09cdয", "\u09cd\u200cয", "\u09cdয")} == {
        "rab"
    }


def test_a_long_title_is_cut_at_the_end_of_a_word() -> None:
    slug = slugify("নির্বাচন কমিশনের সঙ্গে রাজনৈতিক দলগুলোর সংলাপ শেষে নতুন তফসিল ঘোষণার সিদ্ধান্ত")
    assert slug == "nirbachon-komishoner-songge-rajnoitik-dolgulor-songlap-sheshe-notun-tofsil"
    assert len(slugify("কখগঘ" * 40)) == 80


def test_a_title_that_cannot_be_romanised_still_gets_a_slug_of_its_own() -> None:
    assert re.fullmatch("[0-9a-f]{8}", slugify("北京"))
    assert slugify("北京") != slugify("上海")
    assert slugify("Café Münchën’s") == "cafe-munchens"


def test_what_is_not_bengali_stays() -> None:
    assert romanise("GPT-4o: ঢাকা, ১২টা!") == "GPT-4o: dhaka, 12ta!"


@given(st.text() | BENGALI, st.integers(1, 120))
def test_a_slug_is_valid_whatever_the_text(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert SLUG.match(slug)
    assert len(slug) <= limit


@given(st.text() | BENGALI)
def test_romanising_takes_any_text(text: str) -> None:
    romanise(text)
