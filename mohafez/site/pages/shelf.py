"""What makers of pages work from: the archive, its tables and the site."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from mohafez.site.archive import Archive, Story
from mohafez.site.corrections import Gone
from mohafez.site.division import Division
from mohafez.site.models import Site
from mohafez.site.reading import WrittenPage
from mohafez.site.subjects import Subjects
from mohafez.tables import Move, Source


@dataclass(frozen=True)
class Shelf:
    """Everything that page models are made from."""

    archive: Archive
    subjects: Subjects
    site: Site
    written: Mapping[str, WrittenPage]
    moves: tuple[Move, ...] = ()  # addresses that redirects.toml leads on
    gone: tuple[Gone, ...] = ()  # addresses of articles that were taken down
    division: Division = field(default_factory=Division)

    @cached_property
    def here(self) -> list[Story]:
        """List the stories whose pages stand in this site: all, but where the archive is divided."""
        return [story for story in self.archive.stories if story.is_here]

    @property
    def sources(self) -> Mapping[str, Source]:
        return self.subjects.sources

    def edit_address(self, story: Story) -> str:
        """Give the address where an article can be corrected, if the setting EDIT_URL tells how."""
        return self.site.edit.replace("{path}", quote(story.path)) if self.site.edit else ""
