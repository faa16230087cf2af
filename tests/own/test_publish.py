"""`invoke publish`: what is built and checked goes to the branch that GitHub Pages serves, with its domain."""

import subprocess
import sys

import pytest
import yaml

from mohafez.start import WORKFLOW, Choices, start
from mohafez.tasks import domain

ARTICLE = "---\ntitle: নদীর নতুন বাঁধ\ndate: 2025-06-03\nslug: nodir-badh\n---\n\nবাঁধের কাজ শেষ হয়েছে।\n"


def git(folder, *words):
    asked = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words]
    return subprocess.run(asked, cwd=folder, text=True, capture_output=True, check=True).stdout


@pytest.fixture
def archive(tmp_path):
    """Give an archive with one article in a repository, and a remote that is a folder."""
    root = tmp_path / "mine"
    start(root, Choices())
    (root / "content/articles/a.md").write_text(ARTICLE, encoding="utf-8")
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(tmp_path, "init", "-q", "-b", "main", "mine")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    return root


def publish(root, *words):
    return subprocess.run(
        [sys.executable, "-m", "invoke", "publish", *words], cwd=root, text=True, capture_output=True, check=False
    )


def test_the_site_goes_to_its_branch_with_the_domain_of_its_own(archive, tmp_path):
    done = publish(archive, "--siteurl", "https://archive.example.org")
    assert done.returncode == 0, done.stdout + done.stderr
    remote = tmp_path / "remote.git"
    names = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"index.html", ".nojekyll", "CNAME", "2025/06/03/nodir-badh/index.html"} <= set(names)
    assert git(remote, "show", "gh-pages:CNAME").strip() == "archive.example.org"


def test_what_the_check_finds_is_not_published(archive, tmp_path):
    (archive / "content/pages/about.md").write_text("---\ntitle: x\n---\n\n[কোথায়](/nowhere/)\n", encoding="utf-8")
    done = publish(archive, "--siteurl", "https://archive.example.org")
    assert done.returncode == 1
    assert "/nowhere/, where nothing is" in done.stdout
    assert git(tmp_path / "remote.git", "branch", "--list") == ""


def test_without_an_address_it_asks_for_one(archive):
    done = publish(archive)
    assert done.returncode == 2
    assert "--siteurl https://user.github.io/repo" in done.stderr


def test_without_a_place_to_push_to_it_says_so_before_it_builds(archive):
    git(archive, "remote", "remove", "origin")
    done = publish(archive, "--siteurl", "https://archive.example.org")
    assert done.returncode == 2
    assert "git remote add origin" in done.stderr
    assert not (archive / "output").exists()


@pytest.mark.parametrize(
    ("siteurl", "name"),
    [
        ("https://archive.example.org", "archive.example.org"),
        ("https://archive.example.org/", "archive.example.org"),
        ("https://user.github.io/repo", ""),
        ("https://user.github.io", ""),
        ("https://example.org/archive", ""),
        ("", ""),
    ],
)
def test_a_domain_is_ones_own_if_the_site_has_it_to_itself(siteurl, name):
    assert domain(siteurl) == name


def test_a_shard_goes_to_a_repository_of_its_own_by_the_commands_of_the_workflow(archive, tmp_path):
    """The workflow that `mohafez shard` writes runs these very commands, in this order."""
    plan = ["shard", "--by", "year", "--front", "https://user.github.io/mine"]
    subprocess.run([sys.executable, "-m", "mohafez.cli", *plan], cwd=archive, check=True, capture_output=True)
    jobs = yaml.safe_load((archive / WORKFLOW).read_text(encoding="utf-8"))["jobs"]
    runs = [step.get("run", "") for step in jobs["shard"]["steps"]]
    assert 'invoke build --skip-import --shard "$SHARD"' in runs
    assert 'invoke publish --shard "$SHARD" --remote shard' in runs[-1]
    assert jobs["shard"]["strategy"]["matrix"]["shard"] == "${{ fromJSON(needs.plan.outputs.shards) }}"
    git(tmp_path, "init", "-q", "--bare", "shard.git")
    git(archive, "remote", "add", "shard", str(tmp_path / "shard.git"))
    done = publish(archive, "--shard", "2025", "--remote", "shard")
    assert done.returncode == 0, done.stdout + done.stderr
    names = git(tmp_path / "shard.git", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"index.html", "404.html", "2025/06/03/nodir-badh/index.html"} <= set(names)
    assert "search/index.bin" not in names
