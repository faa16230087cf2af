"""Small archives with an index, and the engine that readers use, run by Node."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from mohafez.search import Document, write_index

SCRIPTS = Path(__file__).parents[2] / "themes/mohafez/static/js"
PAGE = '<article><p>{title}</p><div class="body">\n<p>{text}</p>\n</div>\n<footer><p>উৎস</p></footer></article>'
ASK = Path(__file__).parents[2] / "mohafez/search/ask.mjs"


class Site:
    """A folder with an index and the engine, served, and asked through Node."""

    def __init__(self, folder: Path, url: str, node: str):
        self.folder, self.url, self.node = folder, url, node

    def call(self, *questions: list[Any]) -> list[Any]:
        """Give one open index's answers to [method, arguments …], and last what was fetched for each of them."""
        asked = subprocess.run(
            [self.node, ASK, self.folder / "theme/js/search/engine.js", f"{self.url}/search/"],
            input=json.dumps(questions),
            text=True,
            capture_output=True,
            check=True,
        )
        answered = json.loads(asked.stdout)
        return [*answered["answers"], answered["requests"]]

    def ask(self, query: str, **options: Any) -> dict[str, Any]:
        """Give the engine's answer to a query."""
        return self.call(["search", query, options])[0]

    def found(self, query: str, **options: Any) -> list[str]:
        """Give the slugs that a query finds, best first."""
        return [hit["id"] for hit in self.ask(query, excerpts=False, **options)["hits"]]


@pytest.fixture
def site(tmp_path: Path, serve: Callable[[Path], str], node: str) -> Callable[[Iterable[Document]], Site]:
    """Make a served site of documents, with pages that hold their texts as the theme's do."""

    def make(documents: Iterable[Document]) -> Site:
        documents = list(documents)
        write_index(documents, tmp_path / "search")
        shutil.copytree(SCRIPTS, tmp_path / "theme/js", dirs_exist_ok=True)
        (tmp_path / "theme/js/package.json").write_text('{"type": "module"}')
        for document in documents:
            page = tmp_path / document.url / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            text = document.text.replace("&", "&amp;").replace("<", "&lt;")
            page.write_text(PAGE.format(title=document.title, text=text))
        return Site(tmp_path, serve(tmp_path), node)

    return make


def article(slug: str, title: str, text: str = "", date: str | None = "2025-12-14", **more: Any) -> Document:
    """Make a document with an address as the site gives it."""
    day = date[:10].replace("-", "/") if date else "undated"
    return Document(slug=slug, url=f"{day}/{slug}/", title=title, text=text, date=date, **more)


@pytest.fixture(name="article")
def article_maker() -> Callable[..., Document]:
    return article
