"""The built wheel in a bare environment: a newcomer's first ten minutes, from `mohafez init` to a site in a browser."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).parents[2]
DUMP = """নদীর পাড়ে নতুন পাঠাগার, প্রথম দিনেই শিশুদের ভিড়

নিজস্ব প্রতিবেদক

প্রকাশ: ১৪ ডিসেম্বর ২০২৫, ১০:৩০

পদ্মার পাড়ে নতুন একটি পাঠাগার চালু হয়েছে। শুক্রবার সকালে প্রথম দিনেই ভিড় করেছে দেড় শ শিশু-কিশোর।

উদ্যোক্তা নাজমা বেগম জানান, বইগুলো এসেছে সারা দেশের পাঠকদের কাছ থেকে। পুরোনো একটি লঞ্চঘাটকে সাজিয়ে নেওয়া হয়েছে।

পাঠাগারটি সপ্তাহে ছয় দিন খোলা থাকবে। সন্ধ্যার পর থাকবে গল্প বলার আসর, যেখানে প্রবীণেরা শোনাবেন নদীর কথা।
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """Make an environment that has the wheel and what it depends on, and nothing of the checkout; give its programs.

    No network: the dependencies are the tests' own, seen through a .pth file, whose folders bring no .pth of theirs
    along, so the checkout's editable installation is not among them.
    """
    folder = tmp_path_factory.mktemp("bare")
    run(folder, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist", cwd=ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    run(folder, sys.executable, "-m", "venv", folder / "env")
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    run(folder, python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel)
    places = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = Path(run(folder, python, "-c", places).strip())
    (own / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def run(folder, *words, cwd=None, **environment):
    """Run a program with no more of the environment than a newcomer's shell has; give what it printed."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd or folder,
        env={**clean, "LANG": "C.UTF-8", "PYTHONNOUSERSITE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment},
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.browser
@pytest.mark.node
def test_from_the_wheel_to_a_site_under_a_sub_path_in_a_browser(bare, tmp_path, page, serve, node):
    path = f"{bare}{os.pathsep}{os.environ['PATH']}"
    invoke = (bare / "python", "-m", "invoke")  # its program is installed beside the dependency, not here
    where = run(tmp_path, bare / "python", "-c", "import mohafez; print(mohafez.__file__)")
    assert not where.startswith(str(ROOT)), "the checkout is seen, not the wheel"

    said = run(tmp_path, bare / "mohafez", "init", "mine", "--yes", "--name", "চরের খবর", "--source", "চরের কাগজ")
    assert "invoke build" in said
    mine = tmp_path / "mine"
    (mine / "dumps/a.txt").write_text(DUMP, encoding="utf-8")

    site = "https://user.github.io/mine"
    said = run(mine, *invoke, "build", "--siteurl", site, PATH=path)
    assert "written" in said
    assert len(list((mine / "content/articles").rglob("*.md"))) == 1
    assert "nothing is wrong" in run(mine, *invoke, "check", PATH=path)
    assert "articles: 1" in run(mine, *invoke, "doctor", PATH=path)
    assert "unchanged" in run(mine, bare / "mohafez", "import", "--check", PATH=path)

    (mine / "output").rename(tmp_path / "mine-served")
    (tmp_path / "host").mkdir()
    (tmp_path / "mine-served").rename(tmp_path / "host/mine")
    url = f"{serve(tmp_path / 'host')}/mine"
    page.goto(f"{url}/")
    assert "চরের খবর" in page.title()
    page.goto(f"{url}/search/?q={quote('পাঠাগারে')}")
    page.locator("#search-hits a").first.click()
    page.wait_for_url("**/mine/2025/12/14/**")
    assert "নদীর পাড়ে নতুন পাঠাগার" in page.locator("h1").inner_text()


def test_the_samples_come_with_the_wheel(bare, tmp_path):
    run(tmp_path, bare / "mohafez", "init", "mine", "--yes", "--samples")
    assert len(list((tmp_path / "mine/dumps").iterdir())) > 40
    assert "written" in run(tmp_path / "mine", bare / "mohafez", "import", "--dry-run")
