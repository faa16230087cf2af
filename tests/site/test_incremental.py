"""An incremental build gives the bytes of a cold one, whatever was edited and whenever the last build was killed."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
ARCHIVE = Path(__file__).parent / "archive"
SEQUENCES = int(os.environ.get("MOHAFEZ_EDIT_SEQUENCES", "10"))  # 200 in the long run
EDITS = 4
WORDS = ("নদী", "চুক্তি", "বন্যা", "ভাষা", "ঢাকা", "কলকাতা", "হাট", "নির্বাচন", "বাজেট", "ধান", "সেতু", "আদালত")
TOPICS = ("ai", "geopolitics", "bangladesh", "india", "নতুন বিষয়")


class Archive:
    """An archive of the tests' own, its theme and its settings, in a folder of its own, to be edited at random."""

    def __init__(self, folder: Path, seed: int):
        self.folder, self.dice = folder, random.Random(seed)
        shutil.copytree(ARCHIVE, folder)
        shutil.copytree(ROOT / "themes", folder / "themes")
        (folder / "pelicanconf.py").write_text((ROOT / "pelicanconf.py").read_text(encoding="utf-8"), encoding="utf-8")
        for _ in range(20):
            self.add()

    def articles(self) -> list[Path]:
        return sorted((self.folder / "content/articles").rglob("*.md"))

    def words(self, most: int) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(2, most)))

    def add(self) -> None:
        slug = f"n-{self.dice.randrange(10**6)}"
        date = self.dice.choice(["", f"2024-0{self.dice.randint(1, 3)}-1{self.dice.randint(0, 4)}"])
        topics = ", ".join(self.dice.sample(TOPICS, 2))
        dated = f"date: {date}\n" if date else ""
        story = self.dice.choice(["", "story: ek\n"])
        path = self.folder / f"content/articles/{slug}.md"
        head = f"title: {self.words(6)}\nslug: {slug}\n{dated}tags: {topics}\n{story}"
        path.write_text(f"---\n{head}---\n\n{self.words(60)}\n\n{self.words(9)}\n", encoding="utf-8")

    def delete(self) -> None:
        self.dice.choice(self.articles()).unlink()

    def replace(self, key: str, value: str) -> None:
        """Give an article another value of a key that it has, or a further line if it has not."""
        path = self.dice.choice(self.articles())
        lines = path.read_text(encoding="utf-8").split("\n")
        end = lines.index("---", 1)
        kept = [line for line in lines[1:end] if not line.startswith(f"{key}:")]
        path.write_text("\n".join(["---", f"{key}: {value}", *kept, *lines[end:]]), encoding="utf-8")

    def retitle(self) -> None:
        self.replace("title", self.words(6))

    def retag(self) -> None:
        self.replace("tags", self.dice.choice(TOPICS))

    def redate(self) -> None:
        self.replace("date", f"2024-02-{self.dice.randint(10, 28)}")

    def rename(self) -> None:
        self.replace("slug", f"r-{self.dice.randrange(10**6)}")

    def edit_body(self) -> None:
        path = self.dice.choice(self.articles())
        path.write_text(path.read_text(encoding="utf-8") + f"\n{self.words(20)}\n", encoding="utf-8")

    def move(self) -> None:
        path = self.dice.choice(self.articles())
        path.rename(path.with_name(f"m-{self.dice.randrange(10**6)}.md"))

    def edit_template(self) -> None:
        path = self.dice.choice(sorted((self.folder / "themes/mohafez/templates").rglob("*.html")))
        path.write_text(path.read_text(encoding="utf-8") + f"<!-- {self.words(3)} -->\n", encoding="utf-8")

    def edit_topic(self) -> None:
        path = self.folder / "topics.toml"
        path.write_text(
            path.read_text(encoding="utf-8").replace('name = "', f'name = "{self.words(2)} ', 1), encoding="utf-8"
        )

    def edit_setting(self) -> None:
        with (self.folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(f'SITENAME = "{self.words(3)}"\n')

    def edit(self) -> str:
        """Change something; tell what."""
        edits = (
            self.add, self.delete, self.edit_body, self.retitle, self.retag, self.redate, self.rename, self.move,
            self.edit_template, self.edit_topic, self.edit_setting,
        )  # fmt: skip
        chosen = self.dice.choice(edits)
        chosen()
        return chosen.__name__

    def command(self, output: Path) -> list[str]:
        settings = str(self.folder / "pelicanconf.py")
        return [sys.executable, "-m", "pelican", str(self.folder / "content"), "-o", str(output), "-s", settings]

    def build(self, output: Path) -> None:
        made = subprocess.run(self.command(output), cwd=ROOT, text=True, capture_output=True, check=False)
        assert made.returncode == 0, made.stdout + made.stderr


def files(output: Path) -> dict[str, bytes]:
    found = {path.relative_to(output).as_posix(): path for path in output.rglob("*")}
    return {name: path.read_bytes() if path.is_file() else b"" for name, path in found.items()}


def assert_same(output: Path, fresh: Path, after: list[str]) -> None:
    ours, theirs = files(output), files(fresh)
    assert {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)} == set(), after


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_an_incremental_build_gives_the_bytes_of_a_cold_one(tmp_path, seed):
    archive = Archive(tmp_path / "archive", seed)
    archive.build(tmp_path / "output")
    done = []
    for _ in range(2):
        done += [archive.edit() for _ in range(archive.dice.randint(1, EDITS))]
        archive.build(tmp_path / "output")
    archive.build(tmp_path / "cold")
    assert_same(tmp_path / "output", tmp_path / "cold", done)


def test_a_build_of_what_did_not_change_touches_no_file(tmp_path):
    archive = Archive(tmp_path / "archive", 0)
    output = tmp_path / "output"
    archive.build(output)
    pages = [path for path in output.rglob("*") if path.is_file() and "theme" not in path.parts]
    times = {path: path.stat().st_mtime_ns for path in pages}
    for _ in range(2):  # the first finds each thing unchanged, the second sees at once that nothing is new
        archive.build(output)
        assert {path: path.stat().st_mtime_ns for path in pages} == times
        time.sleep(2.1)


def test_a_body_that_changes_changes_no_other_articles_page(tmp_path):
    archive = Archive(tmp_path / "archive", 0)
    output = tmp_path / "output"
    archive.build(output)
    before = files(output)
    path = archive.folder / "content/articles/2024/11/nadi.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nশেষ কথা।\n", encoding="utf-8")
    archive.build(output)
    changed = {name for name, data in files(output).items() if before.get(name) != data}
    pages = {name for name in changed if name.endswith("index.html")}
    assert pages == {"2024/11/03/nodir-pani-bhage-chukti/index.html"}


def test_a_page_that_something_else_changed_or_removed_is_made_again(tmp_path):
    archive = Archive(tmp_path / "archive", 0)
    output = tmp_path / "output"
    archive.build(output)
    before = files(output)
    time.sleep(2.1)
    archive.build(output)
    (output / "index.html").write_text("অন্যের লেখা", encoding="utf-8")
    (output / "search/index.bin").unlink()
    (output / "about/index.html").unlink()
    (output / "stray.html").touch()
    archive.build(output)
    assert files(output) == before


@pytest.mark.parametrize("broken", ["articles", "relations", "built"])
def test_what_is_remembered_may_be_broken_or_gone(tmp_path, broken):
    archive = Archive(tmp_path / "archive", 1)
    output = tmp_path / "output"
    archive.build(output)
    (tmp_path / ".mohafez/output" / broken).write_bytes(b"\x80broken")
    archive.add()
    archive.build(output)
    shutil.rmtree(tmp_path / ".mohafez")
    archive.delete()
    archive.build(output)
    archive.build(tmp_path / "cold")
    assert_same(output, tmp_path / "cold", [])


KILLS = int(os.environ.get("MOHAFEZ_KILLS", "5"))  # 20 in the long run


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_build_leaves_whole_pages_and_the_next_one_is_right(tmp_path, seed):
    archive = Archive(tmp_path / "archive", seed)
    output = tmp_path / "output"
    archive.build(output)
    for _ in range(6):
        archive.edit()
    started = subprocess.Popen(
        archive.command(output), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(archive.dice.uniform(0.1, 1.5))
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    for page in output.rglob("*.html"):
        read = html.fromstring(page.read_bytes())
        assert page.read_text(encoding="utf-8").rstrip().endswith(("</html>", "-->")), page
        for link in read.xpath("//a/@href"):
            if link.startswith("/") and link.endswith("/"):
                assert (output / link.strip("/")).exists(), f"{page} links to {link}"
    archive.build(output)
    archive.build(tmp_path / "cold")
    assert_same(output, tmp_path / "cold", [])


def test_a_global_of_the_templates_that_changes_makes_pages_again(tmp_path):
    archive = Archive(tmp_path / "archive", 2)
    base = archive.folder / "themes/mohafez/templates/base.html"
    base.write_text(base.read_text(encoding="utf-8") + "{{ greeting }}", encoding="utf-8")
    settings = archive.folder / "pelicanconf.py"
    plain = settings.read_text(encoding="utf-8")
    for word in ("নমস্কার", "সালাম"):
        settings.write_text(f'{plain}JINJA_GLOBALS = {{"greeting": "{word}"}}\n', encoding="utf-8")
        archive.build(tmp_path / "output")
        assert (tmp_path / "output/404.html").read_text(encoding="utf-8").endswith(word)
