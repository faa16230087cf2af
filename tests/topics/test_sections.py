"""An article's section is the one that its page prints, else its leading topic's."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mohafez import articles
from mohafez.cli import main
from mohafez.ingest.convert import Conversion, Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

ROOT = Path(__file__).parents[2]
TITLE = "চরের স্কুলে নতুন পাঠাগার, প্রথম দিনেই শিশুদের ভিড়"
BODY = """\
চরের স্কুলে নতুন একটি পাঠাগার চালু হয়েছে। শনিবার সকালে প্রথম দিনেই ভিড় করেছে দেড় শ শিশু।
প্রধান শিক্ষক নাজমা বেগম জানান, পাঠাগারের বইগুলো এসেছে সারা দেশের পাঠকদের কাছ থেকে।
সপ্তাহে ছয় দিন পাঠাগার খোলা থাকবে। সন্ধ্যার পর থাকবে গল্প বলার আসর।"""
MENU = "হোম\nজাতীয়\nরাজনীতি\nখেলা\nস্বাস্থ্য"


@pytest.fixture(scope="module")
def converter() -> Converter:
    return Converter({}, Tagger(load_topics(ROOT / "topics.toml")))


def page(above: str = "", below_title: str = "", below: str = "") -> str:
    parts = [above, TITLE, below_title, "প্রকাশ: ১৪ ডিসেম্বর ২০২৫, ১০:৩০", BODY, below]
    return "\n".join(filter(None, parts))


def convert(converter: Converter, text: str) -> Conversion:
    return converter.convert(Dump("page.txt", text.encode()))


def section(converter: Converter, text: str) -> str | None:
    (article,) = convert(converter, text).articles
    assert article.title == TITLE
    return article.category


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(page("প্রচ্ছদ › স্বাস্থ্য"), id="breadcrumb"),
        pytest.param(page("হোম / স্বাস্থ্য / " + TITLE), id="breadcrumb with the title"),
        pytest.param(page("Home > Health"), id="breadcrumb in English"),
        pytest.param(page("প্রচ্ছদ » জাতীয় » স্বাস্থ্য\nসকালের আলোয় স্কুলের মাঠ। ছবি: লেখক"), id="last step, above a picture"),
        pytest.param(page("হোম\nস্বাস্থ্য"), id="breadcrumb of two lines"),
        pytest.param(page(f"{MENU}\nখুঁজুন\nস্বাস্থ্য"), id="a line of its own, also in the menu"),
        pytest.param(page("আজকের তাজা কাগজের শেষ পাতায় যা আছে তা এখানেও আছে\nস্বাস্থ্য"), id="a line of its own"),
        pytest.param(page("বিভাগ: স্বাস্থ্য"), id="labelled"),
        pytest.param(page(below="Category : Health"), id="labelled below the body"),
        pytest.param(page(below_title="স্বাস্থ্য"), id="below the title"),
        pytest.param(page(below_title="স্বাস্থ্য | নিজস্ব প্রতিবেদক"), id="beside the byline"),
        pytest.param(page().replace("প্রকাশ: ", "স্বাস্থ্য | "), id="beside the date"),
    ],
)
def test_the_section_that_a_page_prints_wins(converter, text):
    assert section(converter, text) == "health"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(page(), id="nothing printed"),
        pytest.param(page(MENU), id="a menu with a line for each section"),
        pytest.param(page(f"{MENU}\n{MENU}"), id="the same menu twice"),
        pytest.param(page("জাতীয় / রাজনীতি / খেলা / স্বাস্থ্য"), id="a menu in one line"),
        pytest.param(page("প্রচ্ছদ › হাটবাজার"), id="a section that the table does not have"),
        pytest.param(
            page("প্রচ্ছদ › খেলা\n\nগতকালের খেলা\n" + BODY.replace("চরের", "মাঠের") + "\n\n" + "* * *\n" * 9),
            id="another story's",
        ),
    ],
)
def test_else_it_is_the_leading_topics(converter, text):
    (article,) = [article for article in convert(converter, text).articles if article.title == TITLE]
    assert article.category == "education"


def test_markup_says_it_before_the_page_does(converter):
    lines = "".join(f"<p>{line}</p>" for line in BODY.splitlines())
    text = (
        '<html><head><meta property="article:section" content="Cricket, Sports"></head>'
        f"<body><div>হোম / স্বাস্থ্য</div><h1>{TITLE}</h1>{lines}</body></html>"
    )
    assert section(converter, text) == "sports"


def test_the_field_of_a_record_says_it(tmp_path):
    row = {"title": TITLE, "text": BODY, "category": "স্বাস্থ্য", "date": "2025-12-14"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "topics.toml").write_text((ROOT / "topics.toml").read_text(encoding="utf-8"), encoding="utf-8")
    content = tmp_path / "content"
    CliRunner().invoke(
        main, ["import", str(tmp_path / "rows.jsonl"), "--content", str(content)], catch_exceptions=False
    )
    (path,) = articles.paths(content)
    assert articles.read(path).category == "health"


def test_the_report_says_what_a_story_is_filed_under_and_how_sure_that_is(tmp_path):
    (tmp_path / "a.txt").write_text(page("প্রচ্ছদ › স্বাস্থ্য"), encoding="utf-8")
    (tmp_path / "topics.toml").write_text((ROOT / "topics.toml").read_text(encoding="utf-8"), encoding="utf-8")
    report = tmp_path / "report.jsonl"
    arguments = ["import", str(tmp_path / "a.txt"), "--content", str(tmp_path / "content"), "--report", str(report)]
    shown = CliRunner().invoke(main, arguments, catch_exceptions=False).output
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["section"] == "health"
    assert list(told["topics"]) == ["education"]
    assert 0.5 <= told["topics"]["education"] < 1
    assert f"education 1 ({told['topics']['education']:.0%})" in shown


def test_explain_says_it_too(tmp_path):
    dump = tmp_path / "a.txt"
    dump.write_text(page("প্রচ্ছদ › স্বাস্থ্য"), encoding="utf-8")
    arguments = ["explain", str(dump), "--content", str(ROOT / "content")]
    shown = CliRunner().invoke(main, arguments, catch_exceptions=False).output
    assert "section health; filed under education " in shown
