"""The walls of the house, as docs/architecture.md draws them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED_ROOMS = {
    f"mohafez.{room}"
    for room in (
        "__version__",
        "articles",
        "files",
        "frontmatter",
        "keyphrases",
        "loopback",
        "related",
        "sharding",
        "shipped",
        "tables",
        "terms",
    )
}
MAY_IMPORT = {
    "bangla": {"mohafez.bangla"},
    "ingest": {"mohafez.ingest", "mohafez.bangla", *SHARED_ROOMS},
    "search": {"mohafez.search", "mohafez.bangla", *SHARED_ROOMS},
    "check": {"mohafez.check", "mohafez.search.ask", "mohafez.site.processes", "mohafez.bangla", *SHARED_ROOMS},
    "doctor": {"mohafez.doctor", "mohafez.site.reading", "mohafez.bangla", *SHARED_ROOMS},
    "start": {"mohafez.start", "mohafez.bangla", *SHARED_ROOMS},
    "site": {"mohafez.site", "mohafez.search", "mohafez.bangla", *SHARED_ROOMS},
}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def within(name: str, rooms: set[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_what_it_may_know(room):
    for path in (ROOT / "mohafez" / room).rglob("*.py"):
        strangers = {n for n in imported(path) if n.startswith("mohafez") and not within(n, MAY_IMPORT[room])}
        assert not strangers, f"{path.relative_to(ROOT)} imports {sorted(strangers)}"


@pytest.mark.parametrize("room", ["bangla", "ingest", "search"])
def test_only_the_site_knows_pelican(room):
    for path in (ROOT / "mohafez" / room).rglob("*.py"):
        assert not any(within(name, {"pelican"}) for name in imported(path)), path


def test_only_the_command_line_and_the_tasks_print():
    """Ruff's T20 holds the same; this also covers rich's consoles."""
    for path in (ROOT / "mohafez").rglob("*.py"):
        if path.parts[len(ROOT.parts) + 1] != "cli":
            assert not any(within(name, {"rich.console", "rich.print"}) for name in imported(path)), path


def test_every_page_that_the_documents_name_is_there():
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *(ROOT / "docs").glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        for part in text.split("](")[1:]:
            target = part.partition(")")[0].partition("#")[0]
            if target and "://" not in target:
                assert (path.parent / target).exists(), f"{path.relative_to(ROOT)} links to {target}"
