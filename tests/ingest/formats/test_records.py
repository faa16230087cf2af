"""JSON lines and tables: each record is an article of what it states."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.articles import Article
from mohafez.ingest import html
from mohafez.ingest.convert import Conversion, Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.formats import Fields, find_dumps, limits
from mohafez.ingest.formats.layout import dump_of
from mohafez.ingest.lines import split
from mohafez.ingest.topics import Tagger
from mohafez.tables import Source, load_topics

BODY = "নদীর ওপর নতুন সেতুটি আজ খুলে দেওয়া হয়েছে।\n\nকাজে তিন বছর লেগেছে"
RECORD = {
    "id": 71,
    "headline": "নতুন সেতু খুলল",
    "text": BODY,
    "pubDate": "2025-12-14T13:38:51+05:30",
    "author": ["রহিমা খাতুন", "করিম মিয়া"],
    "link": "https://namuna.example/71",
}


@pytest.fixture
def lines(tmp_path: Path):
    def write(*records: object, name: str = "news.jsonl") -> Path:
        path = tmp_path / name
        texts = (record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records)
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def convert(tmp_path: Path):
    namuna = Source("namuna", "নমুনা", domains=("namuna.example",), offset="+05:30")
    converter = Converter({"namuna": namuna}, Tagger(load_topics(tmp_path / "topics.toml")), report_lines=True)

    def read(dump: Dump) -> Conversion:
        return converter.convert(dump)

    return read


@pytest.fixture
def article(lines, found, convert):
    """Give the one article that a record becomes."""

    def read(record: dict, fields: str = "") -> Article:
        (dump,) = found(lines(record), fields=fields)[0].values()
        (article,) = convert(dump).articles
        return article

    return read


def test_a_record_becomes_what_it_states(article):
    made = article(RECORD)
    assert made.title == "নতুন সেতু খুলল"
    assert made.body == BODY
    assert made.date == "2025-12-14T13:38:51+05:30"
    assert made.authors == ("রহিমা খাতুন", "করিম মিয়া")
    assert made.source_url == "https://namuna.example/71"
    assert made.source == "namuna"
    assert made.source_file == "news.jsonl/71"
    assert made.source_part is None


def test_each_field_of_a_record_is_explained(lines, found, convert):
    (dump,) = found(lines(RECORD))[0].values()
    told = [(line.role, line.rule) for line in convert(dump).lines]
    assert told == [
        ("title", "title"),
        ("byline", "stated"),
        ("byline", "stated"),
        ("published", "stated"),
        ("paragraph", "paragraph"),
        ("paragraph", "rest"),
    ]


def test_a_short_body_without_a_danda_is_a_story_where_a_record_says_so(article):
    assert article({"title": "দুই লাইনের খবর", "body": "আজ ঢাকায় বৃষ্টি"}).body == "আজ ঢাকায় বৃষ্টি"


def test_furniture_in_a_stated_body_stays_out(article):
    made = article(RECORD | {"text": f"{BODY}\nআরও পড়ুন: পুরোনো সেতুর গল্প\nবিজ্ঞাপন\nশেষ কথাও আছে।"})
    assert made.body == f"{BODY}\n\nশেষ কথাও আছে।"


def test_a_body_of_markup_keeps_its_headings_captions_and_paragraphs(article):
    html = (
        "<figure><img src='a.jpg'><figcaption>সেতুর ছবি</figcaption></figure><p>প্রথম অনুচ্ছেদ এখানে শেষ।</p>"
        "<h3>পেছনের কথা</h3><p>দ্বিতীয় &quot;অনুচ্ছেদ&quot; এখানে শেষ।</p><script>alert(1)</script>"
    )
    assert article({"title": {"rendered": "নতুন &amp; পুরোনো"}, "content": {"rendered": html}}).body == (
        '*সেতুর ছবি*\n\nপ্রথম অনুচ্ছেদ এখানে শেষ।\n\n## পেছনের কথা\n\nদ্বিতীয় "অনুচ্ছেদ" এখানে শেষ।'
    )


def test_lines_of_a_body_with_a_little_markup_stay_paragraphs(article):
    body = "প্রথম <b>অনুচ্ছেদ</b> এখানে শেষ।\nদ্বিতীয় অনুচ্ছেদ এখানে শেষ।"
    assert article({"title": "সেতু", "body": body}).body == "প্রথম অনুচ্ছেদ এখানে শেষ।\n\nদ্বিতীয় অনুচ্ছেদ এখানে শেষ।"


def test_a_title_of_entities_and_tags_is_plain(article):
    assert article({"title": "নতুন &amp; <b>পুরোনো</b> সেতু", "body": BODY}).title == "নতুন & পুরোনো সেতু"


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2025-12-14", "2025-12-14"),
        ("2025-12-14 13:38:51", "2025-12-14T13:38:51+05:30"),
        ("2025-12-14T20:00:00Z", "2025-12-15T01:30:00+05:30"),
        ("Sun, 14 Dec 2025 07:38:51 +0600", "2025-12-14T07:08:51+05:30"),
        (1765697931, "2025-12-14T13:08:51+05:30"),
        (1765697931000, "2025-12-14T13:08:51+05:30"),
        ("১৪ ডিসেম্বর ২০২৫, রাত ৮:৩০", "2025-12-14T20:30:00+05:30"),
        ("14 December 2025", "2025-12-14"),
        ("ডিসেম্বর ২০২৫", None),
        ("", None),
    ],
)
def test_a_stated_date_is_read_in_its_sources_zone(article, stated, date):
    assert article(RECORD | {"pubDate": stated}).date == date


def test_an_update_in_words_is_told_from_the_publishing_time(article):
    made = article(RECORD | {"pubDate": "১৪ ডিসেম্বর ২০২৫", "updated_at": "১৫ ডিসেম্বর ২০২৫"})
    assert (made.date, made.modified) == ("2025-12-14", "2025-12-15")


def test_an_owner_names_fields(article):
    record = {"শির": "নতুন সেতু খুলল", "data": {"বডি": BODY}, "title": "কিছু না"}
    made = article(record, fields="title=শির, body=data.বডি")
    assert (made.title, made.body) == ("নতুন সেতু খুলল", BODY)


@pytest.mark.parametrize("wrong", ["titel=x", "title", "title="])
def test_a_wrong_field_map_names_what_it_may_hold(wrong):
    with pytest.raises(ValueError, match=r"is not NAME=FIELD with a NAME of title, body"):
        Fields.parse(wrong)


def test_records_without_a_known_body_name_the_option(lines, found):
    dumps, refused = found(lines({"x": 1, "y": 2}, {"x": 3}))
    assert dumps == {}
    assert "there are x, y. Name it with --fields body=…" in refused["news.jsonl"]


def test_one_record_without_a_body_does_not_lose_the_file(lines, found):
    dumps, refused = found(lines({"id": 1, "title": "খালি"}, RECORD))
    assert list(dumps) == ["news.jsonl/1", "news.jsonl/71"]
    assert refused == {}


def test_broken_lines_are_reasons_and_the_rest_is_read(lines, found):
    dumps, refused = found(lines("{bad", RECORD, "[1]", "", "null"))
    assert list(dumps) == ["news.jsonl/71"]
    assert list(refused) == ["news.jsonl/1", "news.jsonl/3", "news.jsonl/5"]


def test_a_file_of_broken_lines_is_left(lines, found, monkeypatch):
    monkeypatch.setattr("mohafez.ingest.formats.records.ERRORS_MAX", 3)
    assert len(found(lines(*["{bad"] * 50))[1]) == 4


def test_a_record_without_an_id_is_named_by_what_it_says(lines, found):
    """Not by its number: a new record at the top of the file would pass for a new save of the first one's story."""
    bare = {key: value for key, value in RECORD.items() if key != "id"}
    before = set(found(lines(bare))[0])
    after = set(found(lines({"title": "আরেক", "body": "খবর"}, bare))[0])
    assert before < after


def test_a_page_without_a_title_is_read_as_any_page(lines, found, convert, story):
    (dump,) = found(lines({"text": story, "url": "https://namuna.example/1"}))[0].values()
    (made,) = convert(dump).articles
    assert (made.title, made.source_url) == ("নতুন সেতু খুলে দেওয়া হলো", "https://namuna.example/1")


def test_a_whole_page_in_a_field_is_read_as_a_page(lines, found):
    page = "<!doctype html><html><body><h1>শিরোনাম</h1></body></html>"
    (dump,) = found(lines({"html": page, "url": "https://namuna.example/1"}))[0].values()
    assert (dump.data, dump.stated) == (page.encode(), ())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("n.csv", 'Title,Text\nনতুন সেতু,"এক, দুই।\nতিন।"\n'.encode()),
        ("n.csv", '\ufeffTitle;Text\r\nনতুন সেতু;"এক, দুই।\r\nতিন।"\r\n'.encode()),
        ("n.tsv", 'Title\tText\nনতুন সেতু\t"এক, দুই।\nতিন।"'.encode()),
        ("n.csv", 'Title\tText\nনতুন সেতু\t"এক, দুই।\nতিন।"\n'.encode("utf-16")),
    ],
)
def test_tables_of_all_makes_are_read(tmp_path, found, name, data):
    (tmp_path / name).write_bytes(data)
    (dump,) = found(tmp_path / name)[0].values()
    assert dump.data.decode().split() == ["নতুন", "সেতু", "এক,", "দুই।", "তিন।"]


def test_a_cell_of_many_kilobytes_is_read(tmp_path, found):
    """The csv module's own limit is 128 KB."""
    (tmp_path / "n.csv").write_text("title,body\nদীর্ঘ," + "খবর " * 100_000, encoding="utf-8")
    assert found(tmp_path / "n.csv")[1] == {}


def test_a_quotation_mark_that_never_closes_is_refused(tmp_path, found, monkeypatch):
    monkeypatch.setattr("mohafez.ingest.formats.records.MAX_BYTES", 1000)
    (tmp_path / "n.csv").write_text('title,body\nক,"খ\n' + "গ ঘ ঙ\n" * 400, encoding="utf-8")
    _, refused = found(tmp_path / "n.csv")
    assert refused


def test_broken_bytes_in_a_table_are_counted_and_lose_nothing(tmp_path, found, convert):
    (tmp_path / "n.csv").write_bytes("title,body\nসেতু,নতুন".encode() + b"\xff" + " সেতু খুলে দেওয়া হয়েছে।\n".encode())
    (dump,) = found(tmp_path / "n.csv")[0].values()
    made = convert(dump)
    assert made.broken == 1
    assert made.articles[0].body == "নতুন\ufffd সেতু খুলে দেওয়া হয়েছে।"


def test_a_table_in_bijoy_becomes_unicode(tmp_path, found, convert):
    cells = "XvKv wek¦we`¨vjq,evsjv‡`‡ki gvbyl †Kv_vq _v‡K Zv Avgiv Rvwb| wb‡qvM †`Iqv n‡e|,Kwig wgqv"
    (tmp_path / "n.csv").write_bytes(b"title,body,author\n" + cells.encode("cp1252"))
    (dump,) = found(tmp_path / "n.csv")[0].values()
    (made,) = convert(dump).articles
    assert (made.title, made.authors) == ("ঢাকা বিশ্ববিদ্যালয়", ("করিম মিয়া",))
    assert made.body == "বাংলাদেশের মানুষ কোথায় থাকে তা আমরা জানি। নিয়োগ দেওয়া হবে।"
    assert made.source_encoding == "bijoy"


def test_half_of_a_surrogate_pair_ends_nothing(lines, found, convert):
    (dump,) = found(lines('{"title": "সেতু \\ud83d", "body": "নতুন \\ude00 সেতু খুলল।", "author": "\\udcff"}'))[0].values()
    assert convert(dump).articles[0].body == "নতুন \ufffd সেতু খুলল।"


@given(
    st.dictionaries(
        st.sampled_from(["title", "body", "date", "author", "updated", "url", "id"]), st.text() | st.lists(st.text())
    )
)
def test_no_record_is_too_odd_to_become_a_page_of_as_many_lines_as_it_states(record):
    dump = dump_of("n.jsonl", record, Fields().of(record))
    text = dump.data.decode("utf-8", "replace")
    lines = html.read(text)[0] if html.looks_like_html(text) else split(text)
    assert len(lines) >= len(dump.stated)


def test_a_long_file_is_never_whole_in_memory(tmp_path, found):
    """The first record comes before the second megabyte is read."""
    path = tmp_path / "n.jsonl"
    record = json.dumps(RECORD).encode() + b"\n"
    path.write_bytes(record * 5 + b"{" * limits.MEGABYTE)
    assert next(iter(find_dumps([path]))).name == "n.jsonl/71"
