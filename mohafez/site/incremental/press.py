"""Renders the pages that changed since the last build, and stages those whose bytes differ."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment

from mohafez.site.incremental.page_keys import TemplateKeys, page_key
from mohafez.site.incremental.staging import Stage
from mohafez.site.models import Download, Page
from mohafez.site.output import Seen, Written

NONCHARACTERS = ("\ufffe", "\uffff")  # neither XML nor HTML may hold them


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

    def kept(self, pages: Mapping[str, Page]) -> dict[str, Written]:
        """Find, of pages by their paths, those that the output has as they would be made."""
        found = {}
        for path, page in pages.items():
            before = self._before.get(path)
            if before and before.seen == self._standing.get(path) and before.key == self._key(page):
                found[path] = Written(before.key, before.seen)
        return found

    def make(self, pages: Iterable[Page]) -> list[Written]:
        """Make pages, in any process; tell for each what now stands for it in the output or on the stage."""
        return [self._make(page) for page in pages]

    def _key(self, page: Page) -> bytes:
        return page_key(page, self._settings, self._templates[page.template])

    def _make(self, page: Page) -> Written:
        key, standing = self._key(page), self._standing.get(page.path)
        data = self._render(page)
        if standing and Path(self._stage.output, page.path).read_bytes() == data:
            return Written(key, standing)
        return Written(key, self._stage.write(page.path, data), is_new=True)

    def _render(self, page: Page) -> bytes:
        if isinstance(page.model, Download):
            return page.made()
        text = self._environment.get_template(page.template).render(page=page.made(), url=page.url)
        for character in NONCHARACTERS:
            text = text.replace(character, "")
        return text.encode()
