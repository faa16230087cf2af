"""What stands beside pages for machines: open data, the JSON Feed, the worker that keeps pages, the manifest."""

import csv
import gzip
import io
import json
import shutil
from pathlib import Path

ARTICLE = "2025/12/14/bangla-bhasha-model-niye-notun-protijogita"


def test_the_json_feed_says_what_the_atom_feed_says(site, siteurl):
    feed = json.loads((site / "feeds/all.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    newest = feed["items"][0]
    assert newest["url"] == f"{siteurl}/{ARTICLE}/"
    assert newest["date_published"] == "2025-12-14T13:38:51+06:00"
    assert newest["id"] in (site / "feeds/all.xml").read_text(encoding="utf-8")
    assert all(item["title"] and "content_text" in item for item in feed["items"])


def records(site: Path) -> list[dict]:
    files = sorted((site / "data").glob("*.jsonl.gz"))
    return [json.loads(line) for path in files for line in gzip.decompress(path.read_bytes()).splitlines()]


def test_the_data_of_all_years_are_all_articles_each_with_its_text(site):
    found = {record["slug"]: record for record in records(site)}
    assert len(found) == 6
    record = found["bangla-bhasha-model-niye-notun-protijogita"]
    assert record["date"] == "2025-12-14T13:38:51+06:00"
    assert "ai" in record["topics"]
    assert "*" not in record["text"]
    assert found["haater-din-bodlalo"]["date"] is None


def test_the_table_has_a_row_for_each_article_and_no_formula(site):
    text = (site / "data/articles.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["slug"] for row in rows} == {record["slug"] for record in records(site)}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_the_data_dictionary_names_every_field(site, read):
    named = {code.text for code in read("data").xpath("//dl//code")}
    assert named == set(records(site)[0])


def test_compressed_data_hold_no_time_of_the_build(site):
    """So the same articles give the same bytes."""
    for path in (site / "data").glob("*.gz"):
        assert path.read_bytes()[4:8] == bytes(4)


def test_articles_as_markdown_stand_beside_their_pages_only_if_the_site_says_so(run_pelican, site, tmp_path):
    assert not (site / ARTICLE / "index.md").exists()
    content = tmp_path / "archive/content"
    shutil.copytree(Path(__file__).parent / "archive", content.parent)
    made = run_pelican(content, tmp_path / "output", "", "-e", "MOHAFEZ_MARKDOWN=true", "MOHAFEZ_OFFLINE=false")
    assert made.returncode == 0, made.stdout + made.stderr
    assert (tmp_path / "output" / ARTICLE / "index.md").read_text(encoding="utf-8").startswith("---\ntitle: বাংলা")
    assert not (tmp_path / "output/offline").exists()
    assert "fetch" not in (tmp_path / "output/sw.js").read_text(encoding="utf-8")


def test_the_manifest_names_the_site_under_its_sub_path(site):
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["start_url"] == manifest["scope"] == "/archive/"
    assert (site / manifest["icons"][0]["src"].removeprefix("/archive/")).is_file()


def test_all_that_the_worker_keeps_from_the_start_is_there(site):
    worker = (site / "sw.js").read_text(encoding="utf-8")
    shell = json.loads(worker.split("SHELL = ")[1].split(".map")[0])
    assert all((site / path / ("index.html" if path.endswith("/") else "")).is_file() for path in shell)


def test_a_recommendation_says_what_it_shares_with_the_story(read):
    page = read("2025/12/14/chhoto-bhasha-model-e-jot")
    [note] = page.xpath("//section[h2='এই প্রসঙ্গে আগে']//small")
    assert note.text_content() == "৩ নভেম্বর ২০২৪ · কৃত্রিম বুদ্ধিমত্তা"


def test_a_file_that_the_theme_no_longer_has_goes(run_pelican, tmp_path):
    """Found: what lay below theme/ stayed for ever."""
    (tmp_path / "content").mkdir()
    run_pelican(tmp_path / "content", tmp_path / "output")
    old = tmp_path / "output/theme/css/old.css"
    old.touch()
    run_pelican(tmp_path / "content", tmp_path / "output")
    assert not old.exists()
    assert (old.parent / "mohafez.css").is_file()
