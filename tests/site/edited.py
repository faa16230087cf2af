"""An archive that tests edit at random and build again and again, comparing with a cold build."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARCHIVE = Path(__file__).parent / "archive"
WORDS = ("নদী", "চুক্তি", "বন্যা", "ভাষা", "ঢাকা", "কলকাতা", "হাট", "নির্বাচন", "বাজেট", "ধান", "সেতু", "আদালত")
TOPICS = ("ai", "geopolitics", "bangladesh", "india", "নতুন বিষয়")


class Archive:
    """An archive of the tests' own, its theme and its settings, in a folder of its own, to be edited at random."""

    def __init__(self, folder: Path, seed: int):
        self.folder, self.dice = folder, random.Random(seed)
        shutil.copytree(ARCHIVE, folder)
        shutil.copytree(ROOT / "themes", folder / "themes")
        settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
        own = f'THEME = "{folder}/themes/mohafez"\n'
        (folder / "pelicanconf.py").write_text(settings + own, encoding="utf-8")
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

    def run(self, output: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(output), cwd=ROOT, text=True, capture_output=True, check=False)

    def build(self, output: Path) -> None:
        made = self.run(output)
        assert made.returncode == 0, made.stdout + made.stderr

    def assert_as_cold(self, output: Path, done: object) -> None:
        """Check that an output holds what a build without any memory makes; `done` is named if not."""
        memory, aside = self.folder / ".mohafez", self.folder / "aside"
        memory.rename(aside)
        cold = self.folder / "cold"
        self.build(cold)
        ours, theirs = files(output), files(cold)
        assert {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)} == set(), done
        shutil.rmtree(memory)
        shutil.rmtree(cold)
        aside.rename(memory)


def files(output: Path) -> dict[str, bytes]:
    """Read all files of a folder; a folder within it counts as an empty one."""
    found = {path.relative_to(output).as_posix(): path for path in output.rglob("*")}
    return {name: path.read_bytes() if path.is_file() else b"" for name, path in found.items()}
