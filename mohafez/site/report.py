"""What a build did and how large the site is: against the limits of GitHub Pages."""

import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from mohafez.site.archive import Archive
from mohafez.site.output import standing

PAGES_LIMIT = 1_000_000_000  # bytes of a site on GitHub Pages
LARGEST_SHOWN = 5
KINDS = (  # of files, by how their paths begin
    ("articles", re.compile(r"\d{4}/\d\d/\d\d/|undated/.+/")),
    ("lists", re.compile("(topics|places|sections|sources|authors)/")),
    ("by time", re.compile("(archive|on-this-day|undated)/")),
    ("headlines", re.compile("a-z/")),
    ("search", re.compile("search/")),
    ("feeds", re.compile("feeds/")),
    ("sitemaps", re.compile("sitemap")),
    ("data", re.compile("data/")),
    ("theme", re.compile("theme/")),
    ("other", re.compile("")),
)


@dataclass
class Report:
    """A build as it went: files, seconds of each phase, and what an owner may want to look at."""

    articles: int = 0
    undated: int = 0
    written: int = 0
    kept: int = 0
    removed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)  # files of articles with characters that are no text

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Take the time of a phase."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - started, 3)

    def look_at(self, archive: Archive) -> None:
        """Count the archive's articles, and note which of their files are odd."""
        self.articles, self.undated = len(archive.dated) + len(archive.undated), len(archive.undated)
        self.odd = [story.path for story in archive.stories if story.record.is_odd]

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


@dataclass(frozen=True)
class Sizes:
    """The output folder: files and bytes of each kind, and its largest pages."""

    files: Mapping[str, int]
    bytes: Mapping[str, int]
    largest: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


def measured(output: Path) -> Sizes:
    """Measure an output folder."""
    files: Counter[str] = Counter()
    size: Counter[str] = Counter()
    found = {path: length for path, (length, _) in standing(output).items()}
    for path, length in found.items():
        kind = next(name for name, begins in KINDS if begins.match(path))
        files[kind] += 1
        size[kind] += length
    pages = [(path, length) for path, length in found.items() if path.endswith(".html")]
    return Sizes(dict(files), dict(size), tuple(sorted(pages, key=lambda page: (-page[1], page[0]))[:LARGEST_SHOWN]))
