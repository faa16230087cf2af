"""The search index: changed where articles changed, made anew where that cannot be done."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from mohafez.search import Document, Entry, update_index, write_index, write_worker
from mohafez.site.archive import Archive, Story
from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.keys import files_key, program_key
from mohafez.site.incremental.staging import Stage
from mohafez.site.markdown import plain_text
from mohafez.site.output import Seen, Written, seen

FOLDER = "search"
PAGE = f"{FOLDER}/index.html"  # stands in the folder too, and is a page like others
FIRST_READ = f"{FOLDER}/index.bin"  # put into place last: it names the versions of all others


class SearchIndex:
    """Makes the index and the search worker, on the stage as far as they differ from what stands in the output."""

    def __init__(self, scripts: Path, stage: Stage, before: Mapping[str, Written], standing: Mapping[str, Seen]):
        self._scripts, self._stage, self._standing = scripts, stage, standing
        self._before = {path: file for path, file in before.items() if belongs(path)}

    def make(self, archive: Archive, state: Path) -> dict[str, Written]:
        """Give the files of the index and of the worker, with the key of all that they are made from.

        `state` is a file in which the index remembers what it was made from.
        """
        scripts = files_key(sorted(self._scripts.rglob("*.js")))
        key = key_of(program_key(), scripts, *(story.key for story in archive.stories))
        stands = bool(self._before) and all(
            file.seen == self._standing.get(path) for path, file in self._before.items()
        )
        if stands and all(file.key == key for file in self._before.values()):
            return {path: Written(key, file.seen) for path, file in self._before.items()}
        gone = self._update(archive, state) if stands else None
        if gone is None:
            write_index(entries(archive), self._stage.folder / FOLDER, state)
            return self._written(key, {})
        kept = {path: Written(key, file.seen) for path, file in self._before.items() if path not in gone}
        return self._written(key, kept)

    def _update(self, archive: Archive, state: Path) -> set[str] | None:
        """Stage the files of the index that change; give those that go, or None if all has to be made anew."""
        update = update_index(entries(archive), self._stage.output / FOLDER, state)
        if update is None:
            return None
        for name, data in update.items():
            if data is not None:
                self._stage.write(f"{FOLDER}/{name}", data)
        return {f"{FOLDER}/{name}" for name, data in update.items() if data is None}

    def _written(self, key: bytes, kept: dict[str, Written]) -> dict[str, Written]:
        """Add the worker; give what is kept and what was staged, without what stands in the output already."""
        folder = self._stage.folder / FOLDER
        write_worker(self._scripts, folder)
        paths = [path.relative_to(self._stage.folder).as_posix() for path in folder.rglob("*") if path.is_file()]
        ordered = sorted(filter(belongs, paths), key=lambda path: (path == FIRST_READ, path))
        return kept | {path: self._compared(path, key) for path in ordered}

    def _compared(self, path: str, key: bytes) -> Written:
        staged = self._stage.folder / path
        standing = self._standing.get(path)
        if standing and (self._stage.output / path).read_bytes() == staged.read_bytes():
            staged.unlink()
            return Written(key, standing)
        return Written(key, seen(staged.stat()), is_new=True)


def belongs(path: str) -> bool:
    return path.startswith(f"{FOLDER}/") and path != PAGE


def entries(archive: Archive) -> Iterator[Entry]:
    """Name every story to search; its text is told only if it is asked for."""
    for story in archive.stories:
        yield Entry(story.article.slug, key_of(program_key(), story.key).hex(), partial(document, story))


def document(story: Story) -> Document:
    article = story.article
    return Document(
        slug=article.slug,
        url=story.url,
        title=story.title,
        text=plain_text(story.body),
        date=article.date,
        topics=tuple(topic.slug for topic in story.topics),
        places=tuple(place.slug for place in story.places),
        section=story.section.slug if story.section else None,
        source=story.source.slug if story.source else None,
        summary=story.summary,
    )
