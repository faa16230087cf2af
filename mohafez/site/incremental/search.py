"""The search index: changed where articles changed, made anew where that cannot be done."""

from collections.abc import Container, Iterator, Mapping
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

    def __init__(
        self, scripts: Path, stage: Stage, before: Mapping[str, Written], standing: Mapping[str, Seen], archive: Archive
    ):
        self._scripts, self._stage, self._standing, self._archive = scripts, stage, standing, archive
        self._before = {path: file for path, file in before.items() if belongs(path)}
        self._key = key_of(
            program_key(), files_key(sorted(scripts.rglob("*.js"))), *(story.key for story in archive.stories)
        )

    def make(self, state: Path) -> dict[str, Written]:
        """Give the files of the index and of the worker, with the key of all that they are made from.

        `state` is a file in which the index remembers what it was made from.
        """
        before = self._before
        stands = bool(before) and all(file.seen == self._standing.get(path) for path, file in before.items())
        kept = {path: Written(self._key, file.seen) for path, file in before.items()}
        if stands and kept == before:
            return kept
        changed = self._update(state) if stands else None
        if changed is None:
            write_index(entries(self._archive), self._stage.folder / FOLDER, state)
            return self._staged(differing=())
        return {path: file for path, file in kept.items() if path not in changed} | self._staged(differing=changed)

    def _update(self, state: Path) -> set[str] | None:
        """Stage the files of the index that change; give those and what goes, or None if all has to be made anew."""
        update = update_index(entries(self._archive), self._stage.output / FOLDER, state)
        if update is None:
            return None
        for name, data in update.items():
            if data is not None:
                self._stage.write(f"{FOLDER}/{name}", data)
        return {f"{FOLDER}/{name}" for name in update}

    def _staged(self, differing: Container[str]) -> dict[str, Written]:
        """Add the worker; give what was staged, without what stands in the output already."""
        folder = self._stage.folder / FOLDER
        write_worker(self._scripts, folder)
        paths = [path.relative_to(self._stage.folder).as_posix() for path in folder.rglob("*") if path.is_file()]
        ordered = sorted(filter(belongs, paths), key=lambda path: (path == FIRST_READ, path))
        return {path: self._compared(path, path in differing) for path in ordered}

    def _compared(self, path: str, differs: bool) -> Written:
        staged = self._stage.folder / path
        standing = self._standing.get(path)
        if standing and not differs and (self._stage.output / path).read_bytes() == staged.read_bytes():
            staged.unlink()
            return Written(self._key, standing)
        return Written(self._key, seen(staged.stat()), is_new=True)


def belongs(path: str) -> bool:
    return path.startswith(f"{FOLDER}/") and path != PAGE


def entries(archive: Archive) -> Iterator[Entry]:
    """Name every story to search; its text is told only if it is asked for."""
    for story in archive.stories:
        yield Entry(story.article.slug, story.key.hex(), partial(document, story))


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
