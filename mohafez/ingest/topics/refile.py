"""What would move if the archive were filed anew with today's topics.toml, and moving it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mohafez import articles
from mohafez.articles import Article
from mohafez.files import write_if_changed
from mohafez.ingest.archive import seal
from mohafez.ingest.topics.tagger import Tagger, Tagging

BY_HAND = "hand"
NO_PARAGRAPH = re.compile(r"#{1,6} |> |- |\*.*\*\Z", re.DOTALL)  # headings, quotations, lists, captions
ESCAPED = re.compile(r"\\([\\`*_{}\[\]#>+\-=~:|.)])")


@dataclass(frozen=True)
class Filing:
    """An article as it is filed, and as today's topics.toml would file it."""

    path: Path
    article: Article
    tagging: Tagging

    @property
    def tags(self) -> tuple[str, ...]:
        return (*self.tagging.topics, *self.tagging.places)

    @property
    def gained(self) -> tuple[str, ...]:
        return tuple(tag for tag in self.tags if tag not in self.article.tags)

    @property
    def lost(self) -> tuple[str, ...]:
        return tuple(tag for tag in self.article.tags if tag not in self.tags)

    @property
    def kept_by_hand(self) -> bool:
        """Whether an editor set the tags: said so, or changed the file since the importer wrote it."""
        return self.article.tags_by == BY_HAND or (bool(self.article.tags) and seal(self.article) != self.article)

    @property
    def moves(self) -> bool:
        return self.tags != self.article.tags and not self.kept_by_hand


def filings(content: Path, tagger: Tagger) -> Iterator[Filing]:
    """File every article of an archive anew, in memory. Raises ArticleError for one that cannot be read."""
    for path in articles.paths(content):
        article = articles.read(path, content)
        yield Filing(path, article, tag_article(article, tagger))


def tag_article(article: Article, tagger: Tagger) -> Tagging:
    """Tag an article by the paragraphs of its body, as the import does."""
    lede, *rest = paragraphs(article.body) or [""]
    return tagger.tag(article.title, lede, "\n".join(rest))


def paragraphs(body: str) -> list[str]:
    """Give the plain text of a Markdown body's paragraphs, without headings, captions, lists and quotations."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", body))
    return [_unescape(block) for block in blocks if block and not NO_PARAGRAPH.match(block)]


def apply(filing: Filing) -> None:
    """Write an article's new tags and nothing else; the importer goes on taking the file for its own work."""
    refiled = replace(filing.article, tags=filing.tags)
    if seal(filing.article) == filing.article:
        refiled = seal(refiled)
    write_if_changed(filing.path, articles.serialise(refiled))


def _unescape(text: str) -> str:
    return ESCAPED.sub(r"\1", text).replace("&lt;", "<").replace("&amp;", "&")
