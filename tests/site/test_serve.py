"""`mohafez serve`: pages as GitHub Pages gives them, with a script that reloads them after the next build."""

import shutil
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from mohafez import articles
from mohafez.cli.serve import Builder, changes
from mohafez.loopback import serving
from mohafez.site import waiting
from mohafez.site.serving import BUILDS, RELOAD, Builds, server

ARCHIVE = Path(__file__).parent / "archive"


@pytest.fixture
def builds():
    made = Builds()
    made.done()
    return made


@pytest.fixture
def address(tmp_path, builds):
    (tmp_path / "404.html").write_text("<head></head>নেই", encoding="utf-8")
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/index.html").write_text("<head></head>আছে", encoding="utf-8")
    (tmp_path / "feed.xml").write_text("<feed/>", encoding="utf-8")
    with serving(server(builds, tmp_path, 0)) as url:
        yield url


def get(address):
    with urlopen(address) as answer:
        return answer.read().decode()


def test_pages_get_a_script_that_reloads_them_and_other_files_do_not(address):
    assert f'src="{RELOAD}"' in get(f"{address}/topics/?page=1")
    assert get(f"{address}/feed.xml") == "<feed/>"
    assert BUILDS in get(f"{address}{RELOAD}")


def test_what_is_not_there_gives_the_sites_own_page_and_404(address):
    with pytest.raises(HTTPError) as refused:
        get(f"{address}/nothing/")
    assert refused.value.code == 404
    body = refused.value.read().decode()
    assert "নেই" in body
    assert RELOAD in body


def test_a_browser_that_waits_hears_of_the_next_build(address, builds):
    assert get(f"{address}{BUILDS}-1") == "1"
    heard = []
    waiting = Thread(target=lambda: heard.append(get(f"{address}{BUILDS}1")))
    waiting.start()
    builds.done()
    waiting.join(timeout=20)
    assert heard == ["2"]


@pytest.mark.parametrize("name", ["content/articles/a.md", "withdrawn.toml"])
def test_what_comes_after_the_start_is_noticed_and_so_is_each_change(tmp_path, name):
    """Only the tables that were there at the start were watched, and those that an editor replaces only once."""
    (tmp_path / "content/articles").mkdir(parents=True)
    noticed = changes([tmp_path / "content"], [tmp_path / "withdrawn.toml"])
    for _ in range(2):
        done = Event()
        hand = Thread(target=edit, args=(tmp_path / name, done))
        hand.start()
        next(noticed)
        done.set()
        hand.join()


def edit(file, done):
    """Replace a file, as editors do, until that was seen."""
    while not done.wait(0.2):
        file.with_suffix(".new").write_text(file.read_text() + "x" if file.exists() else "", encoding="utf-8")
        file.with_suffix(".new").rename(file)


@pytest.fixture
def settings(tmp_path):
    shutil.copytree(ARCHIVE, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "pelicanconf.py"
    path.write_text("from mohafez.site.settings import *\nTIMEZONE = 'Asia/Dhaka'\n", encoding="utf-8")
    return path


def test_each_build_shows_what_was_saved_before_it_and_only_a_good_one_is_told(settings):
    """Each build waits in a process that was started earlier: what it reads must be of now."""
    builds, path = Builds(), next(articles.paths(settings.parent / "content"))
    article, text = articles.read(path), path.read_text(encoding="utf-8")
    page = settings.parent / "output" / articles.address_of(article.slug, article.date) / "index.html"
    with closing(Builder(settings, builds)) as builder:
        builder.build()
        assert builds.after(0) == 1
        path.write_text("---\nno title\n", encoding="utf-8")
        builder.build()
        assert "নতুন কথা" not in page.read_text(encoding="utf-8")
        path.write_text(f"{text}\nনতুন কথা\n", encoding="utf-8")
        builder.build()
        assert builds.after(1) == 2
        assert "নতুন কথা" in page.read_text(encoding="utf-8")
        settings.write_text(f"{settings.read_text()}SITENAME = 'আরেক নাম'\n", encoding="utf-8")
        builder.build()
        assert "আরেক নাম" in page.read_text(encoding="utf-8")


def test_a_build_that_nobody_begins_makes_nothing(settings):
    Builder(settings, Builds()).close()
    assert not (settings.parent / "output").exists()


def test_a_build_whose_program_has_changed_while_it_waited_loads_it_anew(monkeypatch):
    begun = []
    assert not waiting.is_newer(Path(waiting.__file__))
    monkeypatch.setattr(waiting, "STARTED", 0)
    monkeypatch.setattr("sys.argv", ["waiting", "content"])
    monkeypatch.setattr("sys.stdin", StringIO("\n"))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("subprocess.call", lambda command: begun.append(command) or 3)
    assert waiting.main() == 3
    assert begun == [[sys.executable, "-m", "pelican", "content"]]
