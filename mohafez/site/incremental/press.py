"""Renders the pages that changed since the last build, and stages those whose bytes differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.keys import TemplateKeys, value_key
from mohafez.site.incremental.staging import Stage
from mohafez.site.models import Download, Page
from mohafez.site.output import Seen

NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())  # neither XML nor HTML may hold them


@dataclass(frozen=True)
class Written:
    """A file of the output: the key of what it was made from, and its size and time when it was put there."""

    key: bytes
    seen: Seen
    is_new: bool = field(default=False, compare=False)  # in this build: staged, for it was not there or differed


class Press:
    """Makes pages into files of a stage, but for those that stand in the output already."""

    def __init__(
        self,
        environment: Environment,
        stage: Stage,
        before: Mapping[str, Written],
        standing: Mapping[str, Seen],
        settings: bytes,
    ):
        self._environment, self._stage, self._before, self._standing = environment, stage, before, standing
        self._settings = settings  # the key of all that templates see beside a page's model
        self._templates = TemplateKeys(environment)

    def make(self, pages: Sequence[Page]) -> list[Written]:
        """Make pages, in any process; tell for each what now stands for it in the output or on the stage."""
        return [self._make(page) for page in pages]

    def _make(self, page: Page) -> Written:
        key = key_of(self._settings, self._templates[page.template], value_key(page.model))
        before, standing = self._before.get(page.path), self._standing.get(page.path)
        if before and before.key == key and before.seen == standing:
            return Written(key, before.seen)
        data = self._render(page)
        if standing and Path(self._stage.output, page.path).read_bytes() == data:
            return Written(key, standing)
        return Written(key, self._stage.write(page.path, data), is_new=True)

    def _render(self, page: Page) -> bytes:
        if isinstance(page.model, Download):
            return page.model.content(page.model.facts)
        data = self._environment.get_template(page.template).render(page=page.made(), url=page.url).encode()
        for character in NONCHARACTERS:
            data = data.replace(character, b"")
        return data
