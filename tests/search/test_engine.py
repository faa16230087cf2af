"""What a reader finds: the engine, run by Node over an index that this project wrote."""

import pytest

pytestmark = pytest.mark.node


def test_an_inflected_word_finds_its_base_and_a_base_its_inflections(site, article):
    built = site([article("base", "নির্বাচন কাল"), article("genitive", "নির্বাচনের ফল"), article("other", "বৃষ্টির পূর্বাভাস")])
    assert set(built.found("নির্বাচনের")) == {"base", "genitive"}
    assert set(built.found("নির্বাচন")) == {"base", "genitive"}


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("গা\u09a1\u09bcি", "গা\u09dcি"),  # decomposed and composed ড়
        ("সম\u09af\u09bc", "সম\u09df"),  # য়
        ("র\u200d্যাব", "র‍্যাব"),
        ("র‌্যাব", "র্যাব"),
        ("২০২৫", "2025"),
        ("সরকারী", "সরকারি"),
    ],
)
def test_encoding_joiners_digits_and_spelling_make_no_difference(site, article, written, typed):
    built = site([article("here", "খবর", f"আজ {written} নিয়ে কথা"), article("there", "অন্য খবর", "আকাশ পরিষ্কার")])
    assert built.found(typed) == ["here"]
    built = site([article("here", "খবর", f"আজ {typed} নিয়ে কথা")])
    assert built.found(written) == ["here"]


def test_words_combine_as_or_and_a_document_that_holds_both_stands_first(site, article):
    built = site(
        [
            article("rice", "চালের দাম", "বাজারে চালের দাম বেড়েছে"),
            article("both", "চাল ও ডাল", "চালের সঙ্গে ডালের দামও বেড়েছে"),
            article("lentils", "ডালের দাম", "বাজারে ডালের দাম কমেছে"),
        ]
    )
    assert built.found("চাল ডাল")[0] == "both"
    assert set(built.found("চাল ডাল")) == {"rice", "both", "lentils"}


def test_a_word_in_the_title_counts_for_more_than_one_in_the_body(site, article):
    built = site(
        [
            article("body", "সংসদের অধিবেশন", "আলোচনায় বন্যার কথা ওঠে"),
            article("title", "বন্যার শঙ্কা", "উত্তরাঞ্চলে নদীর পানি বাড়ছে"),
        ]
    )
    assert built.found("বন্যার")[0] == "title"


def test_hits_tell_what_a_result_shows(site, article):
    built = site([article("talks", "বাণিজ্য আলোচনা", "দুই দেশের মধ্যে আলোচনা শুরু হয়েছে।", topics=("economy",))])
    answer = built.ask("আলোচনা")
    assert answer["total"] == 1
    (hit,) = answer["hits"]
    assert hit["id"] == "talks"
    assert hit["url"] == f"{built.url}/2025/12/14/talks/"
    assert (hit["title"], hit["date"], hit["topics"]) == ("বাণিজ্য আলোচনা", "2025-12-14", ["economy"])
    assert [part["text"] for part in hit["excerpt"] if part["mark"]] == ["আলোচনা"]
    assert "".join(part["text"] for part in hit["excerpt"]) == "দুই দেশের মধ্যে আলোচনা শুরু হয়েছে।"


def test_an_excerpt_is_text_whatever_the_article_holds(site, article):
    built = site([article("tags", "কোড", "লেখা আছে <script>alert(1)</script> & শেষ")])
    (hit,) = built.ask("লেখা")["hits"]
    assert "".join(part["text"] for part in hit["excerpt"]) == "লেখা আছে <script>alert(1)</script> & শেষ"


def test_an_excerpt_holds_no_half_of_a_character_where_an_article_names_one_by_number(site, article):
    written = article("half", "সংখ্যা", "এখানে &#xD83D; &#0; &#x110000; &#x995; লেখা")
    built = site([written])
    page = built.folder / written.url / "index.html"
    page.write_text(page.read_text("utf-8").replace("&amp;", "&"), encoding="utf-8")
    (hit,) = built.ask("এখানে")["hits"]
    assert "".join(part["text"] for part in hit["excerpt"]) == "এখানে � � � ক লেখা"


def test_an_undated_article_has_no_date_and_its_own_address(site, article):
    built = site([article("old", "পুরোনো চিঠি", date=None)])
    (hit,) = built.ask("চিঠি")["hits"]
    assert hit["date"] is None
    assert hit["url"] == f"{built.url}/undated/old/"


@pytest.mark.parametrize("query", ["", "   ", "।?!", "\u200d", "নেইকোথাও", "১"])
def test_a_query_that_finds_nothing_gives_no_hits(site, article, query):
    assert site([article("one", "একটি খবর")]).ask(query)["hits"] == []


def test_a_query_in_any_script_is_answered(site, article):
    built = site([article("one", "একটি খবর")])
    blocks = [chr(first) for first in range(0, 0x30000, 0x80) if not 0xD800 <= first < 0xE000]
    *answers, _ = built.call(*(["search", letter * 3, {"excerpts": False}] for letter in blocks))
    assert [answer["message"] for answer in answers if "error" in answer] == []


def test_words_of_rare_letters_are_found_beside_those_that_utf16_writes_in_pairs(site, article):
    """The writer sorts by character, JavaScript by halves of pairs: after a 𠀀, no ﷺ was found."""
    words = ["কথা", "ﷺ", "Ａ", "豈", "𠀀", "𪀊", "𩠼"]
    built = site([article(f"a-{number}", "খবর", f"এখানে {word}") for number, word in enumerate(words)])
    assert [built.found(word) for word in words] == [[f"a-{number}"] for number in range(len(words))]


def test_an_empty_archive_finds_nothing(site):
    assert site([]).ask("নির্বাচন") == {"total": 0, "hits": [], "shown": [], "corrections": []}


def test_a_page_of_hits_follows_the_one_before(site, article):
    built = site([article(f"n-{n}", "বৃষ্টি", date=f"2025-12-{n + 1:02}") for n in range(25)])
    first, second = built.found("বৃষ্টি", limit=10), built.found("বৃষ্টি", limit=10, offset=10)
    assert len({*first, *second}) == 20
    assert built.found("বৃষ্টি", limit=20) == first + second


def test_of_equal_hits_the_latest_stands_first(site, article):
    dates = ["2025-03-01", "2025-12-14", "1999-01-02", "2024-06-30"]
    built = site([article(f"n-{n}", "বৃষ্টি", date=date) for n, date in enumerate(dates)])
    assert built.found("বৃষ্টি") == ["n-1", "n-0", "n-3", "n-2"]


@pytest.mark.parametrize("file", ["index", "terms/0", "display/0"])
def test_a_file_cut_short_gives_a_plain_message(site, article, file):
    built = site([article("one", "একটি খবর")])
    path = built.folder / "search" / f"{file}.bin"
    path.write_bytes(path.read_bytes()[:-5])
    answer = built.ask("খবর")
    assert answer["error"] == "damaged"
    assert f"{file}.bin" in answer["message"]


def test_a_missing_or_foreign_file_gives_a_plain_message(site, article):
    built = site([article("one", "একটি খবর")])
    path = built.folder / "search/terms/0.bin"
    sealed = path.read_bytes()
    path.write_bytes(b"<html>")
    assert built.ask("খবর")["error"] == "damaged"
    path.write_bytes(sealed[:3] + b"\xff" + sealed[4:])
    assert built.ask("খবর")["error"] == "version"
    path.write_bytes(sealed[:4] + b"\0\0\0\0" + sealed[8:])
    assert built.ask("খবর")["error"] == "build"
    path.unlink()
    assert built.ask("খবর")["error"] == "network"
