"""Pages of invented newspapers in cases/: what each of their lines is to a reader, and what the article says.

A case begins with `# ` lines: what it is about, then what the article must hold (`articles`, `date`, `modified`,
`authors`). Then the page: a role, a bar, and the line as the dump has it; `-` is any furniture.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

ROLES = {"para": "paragraph", "item": "list item", "quote": "quotation"}
CASES = sorted(Path(__file__).with_name("cases").glob("*.txt"))


@dataclass(frozen=True)
class Case:
    page: str
    roles: dict[int, str]  # line number -> role, `-` for furniture
    wanted: dict[str, str]


def read(path: Path) -> Case:
    lines = path.read_text(encoding="utf-8").splitlines()
    about = [line[2:] for line in lines if line.startswith("# ")]
    wanted = dict(
        line.split(": ", 1) for line in about if line.split(": ")[0] in {"articles", "date", "modified", "authors"}
    )
    rows = [line.split("|", 1) for line in lines if not line.startswith("# ")]
    roles = {n: role.strip() for n, (role, _) in enumerate(rows, start=1) if role.strip()}
    return Case("\n".join(text.strip() for _, text in rows), {n: ROLES.get(r, r) for n, r in roles.items()}, wanted)


@pytest.fixture(params=CASES, ids=[path.stem for path in CASES])
def case(request: pytest.FixtureRequest) -> Case:
    return read(request.param)


@pytest.fixture(scope="module")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Converter:
    return Converter({}, Tagger(load_topics(tmp_path_factory.mktemp("root") / "topics.toml")))


def test_each_line_gets_the_role_that_a_reader_sees(case: Case, converter: Converter):
    page, _ = converter.read(Dump("page.txt", b""), case.page)
    got = {line.number: str(role) if role.kept else "-" for line, role in zip(page.lines, page.roles, strict=True)}
    assert [(n, got[n], page.lines[k].text) for k, n in enumerate(got) if got[n] != case.roles[n]] == []


def test_the_article_holds_what_the_page_prints(case: Case, converter: Converter):
    articles = converter.convert(Dump("page.txt", case.page.encode())).articles
    assert len(articles) == int(case.wanted.get("articles", 1))
    if len(articles) == 1:
        got = {"date": articles[0].date, "modified": articles[0].modified, "authors": ";".join(articles[0].authors)}
        assert {k: v for k, v in got.items() if v} == {k: v for k, v in case.wanted.items() if k in got}
