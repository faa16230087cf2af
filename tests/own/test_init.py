"""`mohafez init`: a new archive that builds as it stands, and nothing of the owner's written over."""

import json
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import requires

import pytest
import yaml
from click.testing import CliRunner

from mohafez.cli import main
from mohafez.start import Choices, StartError, installed, start
from mohafez.tables import load_sources, load_topics

TROUBLE = 'আমার "কাগজ" \\ {{ 7*7 }} $HOME <b>'


@dataclass(frozen=True)
class PackageMetadata:
    """What pip noted of an installation."""

    direct_url: str | None

    def read_text(self, name: str) -> str | None:
        return self.direct_url if name == "direct_url.json" else None


def init(*arguments, answers=None):
    return CliRunner().invoke(main, ["init", *map(str, arguments)], input=answers)


def test_without_questions_it_gives_an_archive_that_needs_nothing_more(tmp_path):
    shown = init(tmp_path / "mine", "--yes")
    assert shown.exit_code == 0, shown.output
    assert "invoke build" in shown.output
    made = {path.relative_to(tmp_path / "mine").as_posix() for path in (tmp_path / "mine").rglob("*")}
    assert made >= {
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "constraints.txt",
        "content/articles",
        "content/pages/about.md",
        "dumps/README.md",
        "pelicanconf.py",
        "requirements.txt",
        "sources.toml",
        "tasks.py",
        "topics.toml",
    }
    assert load_topics(tmp_path / "mine/topics.toml").topics
    assert load_sources(tmp_path / "mine/sources.toml") == {}


def test_it_asks_for_what_was_not_told(tmp_path):
    shown = init(tmp_path / "mine", answers="চরের খবর\nhttps://u.github.io/char/\nচরের কাগজ\nwww.char.example\n")
    assert shown.exit_code == 0, shown.output
    settings = (tmp_path / "mine/pelicanconf.py").read_text(encoding="utf-8")
    assert 'SITENAME = "চরের খবর"' in settings
    assert '"https://u.github.io/char"' in settings
    (source,) = load_sources(tmp_path / "mine/sources.toml").values()
    assert (source.name, source.domains) == ("চরের কাগজ", ("char.example",))


def test_a_name_of_any_characters_stays_a_name(tmp_path):
    start(tmp_path / "mine", Choices(name=TROUBLE, source=TROUBLE))
    settings: dict = {}
    exec((tmp_path / "mine/pelicanconf.py").read_text(encoding="utf-8"), settings)
    assert settings["SITENAME"] == TROUBLE
    (source,) = load_sources(tmp_path / "mine/sources.toml").values()
    assert source.name == TROUBLE


def test_what_the_owner_has_there_stays_as_it_is(tmp_path):
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/a.txt").write_text("কথা", encoding="utf-8")
    (tmp_path / "README.md").write_text("আমার", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    assert init(tmp_path, "--yes").exit_code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "আমার"
    assert (tmp_path / "dumps/a.txt").read_text(encoding="utf-8") == "কথা"


@pytest.mark.parametrize(("there", "words"), [("thesis.doc", "thesis.doc"), ("pelicanconf.py", "mohafez doctor")])
def test_a_folder_with_other_things_is_refused_and_left_alone(tmp_path, there, words):
    (tmp_path / there).touch()
    shown = init(tmp_path, "--yes")
    assert shown.exit_code == 1
    assert words in shown.output
    assert [path.name for path in tmp_path.iterdir()] == [there]


@pytest.mark.parametrize(
    "choices",
    [{"name": "এক\nদুই"}, {"name": " "}, {"source": "ক\x00"}, {"address": "javascript:alert(1)"}, {"address": "x.org"}],
)
def test_a_choice_that_no_file_could_hold_is_refused(choices):
    with pytest.raises(StartError):
        Choices(**choices)


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "mohafez==0.9"),
        ({"url": "https://files.example/mohafez-0.9.whl", "archive_info": {}}, "mohafez @ https://files.example/mohaf"),
        (
            {"url": "https://github.com/u/mohafez.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            "mohafez @ git+https://github.com/u/mohafez.git@0a1b",
        ),
        (
            {"url": "file:///home/u/mohafez", "dir_info": {}},
            "# MISSING: Mohafez was installed here from file:///home/u",
        ),
        (
            {"url": "file:///home/u/mohafez", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            "# MISSING: Mohafez was installed here from file:///home/u",
        ),
    ],
)
def test_the_workflow_installs_the_mohafez_that_began_the_archive(tmp_path, monkeypatch, origin, line):
    """It asked an index for a package that was installed from elsewhere, and that anyone could have put there."""
    told = PackageMetadata(origin and json.dumps(origin))
    monkeypatch.setattr(installed, "distribution", lambda _name: told)
    monkeypatch.setattr(installed, "__version__", "0.9")
    start(tmp_path, Choices())
    requirements = (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert any(found.startswith(line) for found in requirements)
    asked = [found for found in requirements if not found.startswith("#")]
    assert len(asked) == 1 + (not line.startswith("#"))
    assert asked[0] == "-c constraints.txt"


def test_a_build_in_a_year_installs_what_this_one_was_tested_with(tmp_path):
    """Its requirements.txt named Mohafez alone, whose dependencies would have been those of the day."""
    start(tmp_path, Choices())
    constraints = (tmp_path / "constraints.txt").read_text(encoding="utf-8")
    pinned = {line.partition("==")[0] for line in constraints.splitlines() if "==" in line}
    asked = [re.match(r"[\w-]+", line)[0].lower() for line in requires("mohafez") if "extra ==" not in line]
    assert len(asked) > 10
    assert set(asked) <= pinned


def test_the_workflow_imports_nothing_and_checks_before_it_deploys(tmp_path):
    start(tmp_path, Choices())
    workflow = yaml.safe_load((tmp_path / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    run = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert run[-3:] == ["mohafez import --check", "invoke build --skip-import", "invoke check"]
    assert workflow["jobs"]["deploy"]["needs"] == "build"


def test_every_task_that_its_readme_names_is_there(tmp_path):
    start(tmp_path, Choices())
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"], cwd=tmp_path, text=True, capture_output=True, check=True
    ).stdout
    named = {part.split()[0] for part in (tmp_path / "README.md").read_text("utf-8").split("`invoke ")[1:]}
    for name in named:
        assert f"  {name.strip('`')} " in listed
    tomllib.loads((tmp_path / "topics.toml").read_text(encoding="utf-8"))
