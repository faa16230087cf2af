"""What a contributor's mistakes get: the build and the import stop, and name the file, the key and the value."""

import pytest

BROKEN = {
    "empty": ("", "---"),
    "no-fence": ("title: ক\nslug: no-fence\n", "---"),
    "no-end": ("---\ntitle: ক\nslug: no-end\n", "---"),
    "no-title": ("---\nslug: no-title\n---\n", "title"),
    "unseen-title": ("---\ntitle: \u200b\u2060\u00ad\nslug: unseen-title\n---\n", "title"),
    "no-slug": ("---\ntitle: ক\n---\n", "slug"),
    "slug-leaves": ("---\ntitle: ক\nslug: ../../x\n---\n", "'../../x'"),
    "slug-bengali": ("---\ntitle: ক\nslug: খবর\n---\n", "'খবর'"),
    "slug-capitals": ("---\ntitle: ক\nslug: Khobor\n---\n", "'Khobor'"),
    "slug-endless": (f"---\ntitle: ক\nslug: {'a' * 300}\n---\n", "slug"),
    "alias-leaves": ("---\ntitle: ক\nslug: alias-leaves\naliases: ../../../x\n---\n", "'../../../x'"),
    "alias-acts": ("---\ntitle: ক\nslug: alias-acts\naliases: javascript:alert(1)\n---\n", "'javascript:alert(1)'"),
    "alias-away": ("---\ntitle: ক\nslug: alias-away\naliases: //evil.example/\n---\n", "'//evil.example/'"),
    "no-colon": ("---\ntitle: ক\nslug: no-colon\n<script>\n---\n", "'<script>'"),
    "twice": ("---\ntitle: ক\nslug: twice\nslug: ../x\n---\n", "slug"),
    "month-13": ("---\ntitle: ক\nslug: month-13\ndate: 2025-13-14\n---\n", "'2025-13-14'"),
    "zone": ("---\ntitle: ক\nslug: zone\ndate: 2025-12-14T10:00:00+99:00\n---\n", "+99:00"),
    "words-for-date": ("---\ntitle: ক\nslug: words-for-date\nmodified: {{ now }}\n---\n", "'{{ now }}'"),
    "not-utf-8": (b"---\ntitle: \xff\n---\n", "UTF-8"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive in which every article is broken in its own way; one is a folder, one a link to nothing."""
    root = tmp_path_factory.mktemp("broken")
    folder = root / "content" / "articles"
    folder.mkdir(parents=True)
    for name, (text, _) in BROKEN.items():
        (folder / f"{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "folder.md").mkdir()
    (folder / "link.md").symlink_to(root / "nothing.md")
    (root / "dumps").mkdir()
    return root


@pytest.fixture(scope="module")
def build(archive, run_pelican):
    """Build the broken archive; give the exit code and what was said, on one line."""
    made = run_pelican(archive / "content", archive / "output")
    return made.returncode, "".join((made.stdout + made.stderr).split())


def test_the_build_fails(build):
    assert build[0] != 0


@pytest.mark.parametrize("name", BROKEN)
def test_the_build_names_the_file_and_what_is_wrong(build, name):
    _, said = build
    assert f"articles/{name}.md" in said
    rest = said.partition(f"articles/{name}.md")[2].partition("articles/")[0]
    assert "".join(BROKEN[name][1].split()) in rest


@pytest.mark.parametrize("name", ["folder.md", "link.md"])
def test_what_is_no_file_is_named_too(build, name):
    assert f"articles/{name}" in build[1]


def test_nothing_is_published_of_a_broken_archive(archive, build):
    assert not list((archive / "output").rglob("*.html"))


def test_the_import_stops_before_it_writes_and_names_the_file(archive, run_import):
    found = run_import(archive)
    assert found.process.returncode == 1
    assert "articles/" in found.process.stderr
    assert "Traceback" not in found.process.stderr


def test_two_articles_with_one_address_are_both_named(tmp_path, run_pelican):
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text("---\ntitle: ক\nslug: same\n---\n", encoding="utf-8")
    made = run_pelican(tmp_path / "content", tmp_path / "output")
    said = "".join((made.stdout + made.stderr).split())
    assert made.returncode != 0
    assert "articles/a.md" in said
    assert "articles/b.md" in said
