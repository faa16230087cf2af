"""The search index, made anew only if an article, a table or the program changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mohafez.search import Document, write_index, write_worker
from mohafez.site.archive import Archive, Story
from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.keys import files_key, program_key, value_key
from mohafez.site.incremental.press import Written
from mohafez.site.incremental.staging import Stage
from mohafez.site.markdown import plain_text
from mohafez.site.output import Seen, seen

FOLDER = "search"
PAGE = f"{FOLDER}/index.html"  # stands in the folder too, and is a page like others


class SearchIndex:
    """Writes the index and the search worker into the stage, unless those of the last build still hold."""

    def __init__(
        self,
        archive: Archive,
        scripts: Path,
        stage: Stage,
        before: Mapping[str, Written],
        standing: Mapping[str, Seen],
    ):
        self._archive, self._scripts, self._stage = archive, scripts, stage
        self._before = {path: file for path, file in before.items() if belongs(path)}
        self._standing = standing

    def make(self) -> dict[str, Written]:
        """Give the files of the index."""
        scripts = files_key(sorted(self._scripts.rglob("*.js")))
        key = key_of(program_key(), scripts, value_key(list(self._archive.stories)))
        if self._before and all(file == Written(key, self._standing.get(path)) for path, file in self._before.items()):
            return {path: Written(key, file.seen) for path, file in self._before.items()}
        folder = self._stage.folder / FOLDER
        write_index(documents(self._archive), folder)
        write_worker(self._scripts, folder)
        paths = (path.relative_to(self._stage.folder).as_posix() for path in folder.rglob("*") if path.is_file())
        return {path: self._written(path, key) for path in paths if belongs(path)}

    def _written(self, path: str, key: bytes) -> Written:
        staged = self._stage.folder / path
        standing = self._standing.get(path)
        if standing and (self._stage.output / path).read_bytes() == staged.read_bytes():
            staged.unlink()
            return Written(key, standing)
        return Written(key, seen(staged.stat()), is_new=True)


def belongs(path: str) -> bool:
    return path.startswith(f"{FOLDER}/") and path != PAGE


def documents(archive: Archive) -> Iterator[Document]:
    """Give every story to search."""
    for story in archive.stories:
        yield document(story)


def document(story: Story) -> Document:
    article = story.article
    return Document(
        slug=article.slug,
        url=story.url,
        title=article.title,
        text=plain_text(article.body),
        date=article.date,
        topics=tuple(topic.slug for topic in story.topics),
        places=tuple(place.slug for place in story.places),
        section=story.section.slug if story.section else None,
        source=story.source.slug if story.source else None,
        summary=article.summary or "",
    )
