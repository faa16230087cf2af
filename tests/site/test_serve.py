"""`mohafez serve`: pages as GitHub Pages gives them, with a script that reloads them after the next build."""

from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from mohafez.cli.serve import changes
from mohafez.loopback import serving
from mohafez.site.serving import BUILDS, RELOAD, Builds, server


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
