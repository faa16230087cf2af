"""What bad dumps get: no article, a reason in the report, and a batch that goes on."""

import gzip
import io
import json
import os
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from mohafez import articles

GOOD = (Path(__file__).parent / "dumps" / "30-good.txt").read_text(encoding="utf-8")
OTHER = (Path(__file__).parent / "dumps" / "04-front-matter.txt").read_text(encoding="utf-8")
NOISE = random.Random(7)  # the same bytes in every run
PROSE = "পুরোনো ঘাটের গল্প আবার শোনালেন মাঝিরা, সন্ধ্যার নদী তখন শান্ত। "


def page(title="মাঝিদের গল্পের আসর", head="", body=PROSE):
    return f"<!doctype html><html><head>{head}</head><body><h1>{title}</h1><p>{body}</p></body></html>"


def packed(*members, mode="w"):
    """Pack (name, bytes) into a tar file; a name with an arrow is a link."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for title, data in members:
            name, _, target = title.partition(" -> ")
            info = tarfile.TarInfo(name)
            info.size = 0 if target else len(data)
            info.type, info.linkname = (tarfile.SYMTYPE, target) if target else (tarfile.REGTYPE, "")
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def zipped(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


# name -> (bytes, part of what the report says)
BAD = {
    "empty.txt": (b"", "empty"),
    "white-space.txt": (b" \n\t\r\n\n   ", "empty"),
    "marks-of-encodings.txt": (b"\xef\xbb\xbf\r\n", "empty"),
    "zeros.txt": (bytes(5_000), "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + NOISE.randbytes(5_000), "binary"),
    "noise.txt": (NOISE.randbytes(20_000), "binary"),
    "cut-in-the-title.txt": (GOOD.encode()[:50], "no article"),
    "cut-utf-16.txt": (("\ufeff" + GOOD[:60]).encode("utf-16-le")[:-1], "no article"),
    "one-long-line.txt": ((PROSE * 30_000).encode(), "no article"),
    "one-long-word.txt": (b"a" * 5_000_000, "no article"),
    "too-many-lines.txt": (b"\xe0\xa6\x95\n" * 60_000, "lines"),
    "too-large.txt": (b"x " * (9 * 1024 * 1024), "larger than"),
    "list.txt": ((Path(__file__).parent / "dumps" / "10-list.txt").read_bytes(), "no article"),
    "text-called-zip.zip": (GOOD.encode()[:40], ""),
    "cut.zip": (zipped(("a.txt", GOOD.encode()))[:-30], "broken"),
    "cut.txt.gz": (gzip.compress(NOISE.randbytes(9_000))[:-50], "cut short"),
    "large-page.txt.gz": (gzip.compress(bytes(20_000_000), 1), "larger than"),
    "bomb.jsonl.gz": (gzip.compress((b" " * 1_000_000 + b"\n") * 80, 1), "unpacks to more than"),
    "broken.jsonl": (b'{"title": \n[1]\n{"title": "x", "id": ' + b"1" * 5_000 + b"}\n", "line 1"),
    "nested.jsonl": (b'{"title": "x", "body": ' + b"[" * 480 + b"1" + b"]" * 480 + b"}", ""),
    "far-date.jsonl": (b'{"title": "x", "body": "", "date": "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"}', ""),
    "cut.csv": (b'title,body\n"' + b"a" * 200_000, ""),
    "no-archive.warc": (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        "",
    ),
}
# Patterns once took minutes over these, or for ever.
ENDLESS = {
    "comments.txt": "<!---->" * 40 + "x",
    "unclosed-comments.html": "<html>" + "<!--" * 100_000,
    "unclosed-scripts.html": "<html>" + "<script>" * 60_000,
    "unclosed-tags.html": "<html>" + "<" * 300_000,
    "deep.html": page(body="<div>" * 50_000 + PROSE),
    "deep-headers.html": page(body="<header>" * 5_000 + PROSE),
    "wide-attribute.html": page(body=f'<div class="{"a" * 3_000_000}">{PROSE}'),
    "dots.txt": "." * 300_000 + "x",
    "dashes.txt": "-" * 300_000,
    "hosts.txt": "www." * 100_000 + "a-" * 100_000,
    "digits.txt": "1" * 300_000 + "\n" + "১," * 100_000,
    "signs.txt": "ক্" * 200_000 + "\n" + "\u0301" * 300_000,
    "sentences.txt": "কি? না! " * 60_000,
    "links.txt": "[ক](" * 100_000,
    "json-depth.html": page(head=f'<script type="application/ld+json">{"[" * 100_000}</script>'),
}
# Pages whose own data cannot be believed: the story counts all the same.
BELIEVED = {
    "long-number.html": f'<script type="application/ld+json">{{"@type": "NewsArticle", "x": {"1" * 5_000}}}</script>',
    "half-a-pair.html": r'<script type="application/ld+json">{"@type": "Article", "author": "\ud800 কবির"}</script>',
    "two-in-one.html": '<meta name="author" content="হাসান; মাহমুদ">',
    "bracket.html": '<link rel="canonical" href="http://[x">',
}
STORY = """<p>{place} গ্রামের খালে সাঁকো হলো, খবরটি জানালেন {place} গ্রামের শিক্ষক। সাঁকো পেরিয়ে শিশুরা এখন পাঠশালায় যায়।</p>
<p>আগে {place} থেকে পাঠশালায় যেতে নৌকা লাগত। বর্ষায় নৌকা না পেলে দিনের পর দিন ক্লাস করা হতো না, বলেন তিনি।</p>
<p>সাঁকো বানাতে বাঁশ দিয়েছেন {place} গ্রামের সবাই। মজুরি নেননি কেউ, কেবল দুপুরের খিচুড়ি রান্না হয়েছে একসঙ্গে।</p>"""
PLACES = ["উত্তরকাঁঠালি", "দক্ষিণশিমুল", "পূর্বহিজল", "পশ্চিমতমাল", "মধ্যবকুল"]


def believed(number, head):
    return page(f"{PLACES[number]} গ্রামে নতুন সাঁকো, বাঁচল নৌকার অপেক্ষা", head, STORY.format(place=PLACES[number]))


@pytest.fixture(scope="module")
def batch(run_import, tmp_path_factory):
    """Import all bad dumps at once, with good ones before, between and after them."""
    root = tmp_path_factory.mktemp("batch")
    dumps = root / "dumps"
    (dumps / "folder.txt").mkdir(parents=True)
    for name, (data, _) in BAD.items():
        (dumps / name).write_bytes(data)
    for name, text in ENDLESS.items():
        (dumps / name).write_text(text, encoding="utf-8")
    for number, (name, head) in enumerate(BELIEVED.items()):
        (dumps / name).write_text(believed(number, head), encoding="utf-8")
    (dumps / "00-good.txt").write_text(GOOD, encoding="utf-8")
    (dumps / "folder.txt" / "good.txt").write_bytes(OTHER.encode() + "শেষ".encode()[:-1])
    (dumps / "packed.tar").write_bytes(
        packed(("../../../slipped-out.txt", b"x"), ("/etc/slipped-out.txt", b"x"), ("link.txt -> /etc/passwd", b""))
    )
    (dumps / "slip.zip").write_bytes(zipped(("../../slipped-out.txt", b"x"), ("C:\\slipped-out.txt", b"x")))
    if os.name == "posix":
        (dumps / "link.txt").symlink_to("nothing")
        os.mkfifo(dumps / "pipe.txt")
        (dumps / "0[red]\n\x1b[31m.txt").write_text("মেনু", encoding="utf-8")
        Path(os.fsdecode(os.fsencode(dumps) + b"/\xff\xfe.txt")).write_text(believed(-1, ""), encoding="utf-8")
    return run_import(root)


def test_a_batch_with_bad_dumps_succeeds_and_sums_up(batch):
    assert batch.process.returncode == 0, batch.process.stderr[-2000:]
    assert "Traceback" not in batch.process.stderr
    assert "written" in batch.process.stdout


@pytest.mark.parametrize("name", BAD)
def test_a_bad_dump_is_no_article_for_a_reason(batch, name):
    found = [result for result in batch.results if result["dump"].startswith(name.removesuffix(".gz"))]
    assert {result["outcome"] for result in found} <= {"no article because", "failed because", "duplicate of"}
    assert any(BAD[name][1] in f"{result['outcome']} {result['detail']}" for result in found), found


@pytest.mark.parametrize("name", ENDLESS)
def test_what_patterns_could_stumble_over_for_ever_is_done_with(batch, name):
    assert batch.outcome(name).startswith(("no article because ", "failed because ", "written "))


@pytest.mark.parametrize("name", ["00-good.txt", "folder.txt/good.txt", *BELIEVED])
def test_good_dumps_among_bad_ones_become_articles(batch, name):
    assert batch.outcome(name).startswith("written ")


def test_a_dump_cut_within_its_last_character_keeps_its_story_and_says_so(batch):
    [result] = [r for r in batch.results if r["dump"] == "folder.txt/good.txt"]
    assert result["broken"] == 1


def test_members_of_containers_write_nowhere(batch):
    assert not list(batch.root.parent.rglob("slipped-out*"))
    assert not Path("/etc/slipped-out.txt").exists()
    assert "root:x:" not in json.dumps(batch.results)


def test_every_article_can_be_read_again(batch):
    for path in articles.paths(batch.content):
        article = articles.read(path)
        assert articles.serialise(article) == path.read_text(encoding="utf-8")
        assert "\n" not in (article.source_file or "")


@pytest.mark.skipif(os.name != "posix", reason="file systems elsewhere refuse such names")
def test_a_link_to_nothing_is_reported(batch):
    assert batch.outcome("link.txt").startswith("failed because ")


@pytest.mark.skipif(os.name != "posix", reason="file systems elsewhere refuse such names")
def test_a_name_with_odd_characters_reaches_terminal_and_article_as_plain_text(batch):
    assert "\x1b" not in batch.process.stdout
    assert "0[red] [31m.txt" in batch.process.stdout
    named = {articles.read(path).source_file for path in articles.paths(batch.content)}
    assert "\ufffd\ufffd.txt" in named


def test_importing_again_writes_nothing(batch, run_import):
    before = {path: path.read_bytes() for path in articles.paths(batch.content)}
    again = run_import(batch.root, "--again")
    assert again.process.returncode == 0
    assert {path: path.read_bytes() for path in articles.paths(batch.content)} == before
    assert not [result for result in again.results if result["outcome"] in {"written", "updated"}]


def test_an_empty_folder_of_dumps_is_no_error_and_says_what_to_do_next(tmp_path, run_import):
    (tmp_path / "dumps").mkdir()
    found = run_import(tmp_path)
    assert found.process.returncode == 0, found.process.stderr
    assert "dumps" in found.process.stdout + found.process.stderr


def test_dumps_of_which_none_can_be_read_are_an_error(tmp_path, run_import):
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps" / "a.txt").symlink_to("nothing")
    assert run_import(tmp_path).process.returncode == 2


def test_a_path_that_is_not_there_is_an_error_that_names_it(tmp_path, run_import):
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps" / "good.txt").write_text(GOOD, encoding="utf-8")
    found = run_import(tmp_path, "no-such-folder")
    assert found.process.returncode == 2
    assert "no-such-folder" in found.process.stdout + found.process.stderr
