"""Share images: headlines drawn in shaped Bengali, only where the settings name a font that can."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html
from PIL import Image, ImageFont

from mohafez.site.share_images import HEIGHT, WIDTH, Card, ShareImageError, broken, check, draw, fitted, is_missing

ARTICLE = "2025/12/14/bangla-bhasha-model-niye-notun-protijogita"
LONG = "নদীর দুই পাড়ের সতেরোটি গ্রামের মানুষ বছরের পর বছর একটি সেতুর অপেক্ষায় থেকে শেষ পর্যন্ত নিজেরাই পথ বানিয়েছেন " * 3
HEAVIEST = 40_000  # bytes of a picture


@pytest.fixture(scope="module")
def fonts() -> list[str]:
    """Find the machine's Bengali fonts."""
    if not shutil.which("fc-list"):
        pytest.skip("no fc-list to find a font with")
    listed = subprocess.run(["fc-list", ":lang=bn", "file"], capture_output=True, text=True, check=True).stdout
    found = sorted(line.rstrip(": ") for line in listed.splitlines())
    if not found:
        pytest.skip("no Bengali font")
    return found


@pytest.fixture(scope="module")
def font(fonts) -> str:
    """Find one that has Latin letters too."""
    for path in fonts:
        try:
            check(path)
        except ShareImageError:
            continue
        return path
    pytest.skip("no font with Bengali and Latin letters")


def test_a_card_is_a_small_picture_of_the_size_that_is_asked_for(font):
    made = draw(Card(font, LONG, "সারা দেশ", "নদীর খবর  ·  ১৪ ডিসেম্বর ২০২৫"))
    assert Image.open(io.BytesIO(made)).size == (WIDTH, HEIGHT)
    assert len(made) < HEAVIEST
    assert made == draw(Card(font, LONG, "সারা দেশ", "নদীর খবর  ·  ১৪ ডিসেম্বর ২০২৫"))


def test_letters_are_shaped(font):
    """Without Raqm a vowel sign stands after the consonant that it is read after, and not before it."""
    unshaped = ImageFont.truetype(font, 62, layout_engine=ImageFont.Layout.BASIC)
    shaped = ImageFont.truetype(font, 62, layout_engine=ImageFont.Layout.RAQM)
    assert shaped.getlength("ক্ষ") < unshaped.getlength("ক্ষ")
    assert bytes(shaped.getmask("কি")) != bytes(unshaped.getmask("কি"))


def test_a_long_headline_gets_smaller_and_is_cut_at_a_words_end(font):
    assert fitted(Card(font, "ছোট শিরোনাম"))[0] > fitted(Card(font, LONG))[0]
    lines = fitted(Card(font, LONG))[1]
    assert lines[-1].endswith("…")
    assert LONG.startswith(" ".join(lines).removesuffix("…"))


def test_words_are_never_lost_where_lines_break():
    assert " ".join(broken(LONG, lambda text: 30 * len(text))).split() == LONG.split()
    assert broken("", len) == []


def test_a_site_without_the_setting_has_no_share_images(site, read):
    assert not list(site.rglob("share.png"))
    assert not read(ARTICLE).xpath("//meta[@property='og:image']")


def test_with_a_font_every_article_has_its_image(run_pelican, siteurl, font, tmp_path):
    made = build(run_pelican, tmp_path, siteurl, font)
    assert made.returncode == 0, made.stdout + made.stderr
    page = html.fromstring((tmp_path / "site" / ARTICLE / "index.html").read_bytes())
    assert page.xpath("//meta[@property='og:image']/@content") == [f"{siteurl}/{ARTICLE}/share.png"]
    assert f'"image":"{siteurl}/{ARTICLE}/share.png"' in page.find(".//script[@type='application/ld+json']").text
    with Image.open(tmp_path / "site" / ARTICLE / "share.png") as image:
        assert image.size == (WIDTH, HEIGHT)


def test_a_font_that_is_not_there_ends_the_build_with_what_to_do(run_pelican, siteurl, tmp_path):
    made = build(run_pelican, tmp_path, siteurl, "fonts/none.ttf")
    said = " ".join((made.stdout + made.stderr).split())
    assert made.returncode != 0
    assert '"fonts/none.ttf": no such file' in said
    assert "Traceback" not in said


def test_a_font_without_latin_letters_is_refused(fonts):
    without = next((path for path in fonts if is_missing(path, "A")), None)
    if not without:
        pytest.skip("all Bengali fonts here have Latin letters")
    with pytest.raises(ShareImageError, match="has no A"):
        check(without)


def test_what_is_no_font_is_refused(tmp_path):
    (tmp_path / "no.ttf").write_text("not a font", encoding="utf-8")
    with pytest.raises(ShareImageError, match="not a font"):
        check(str(tmp_path / "no.ttf"))


def build(run_pelican, folder, siteurl, font):
    content = folder / "archive/content"
    shutil.copytree(Path(__file__).parent / "archive", content.parent)
    return run_pelican(content, folder / "site", siteurl, "-e", f'MOHAFEZ_SHARE_FONT="{font}"')
