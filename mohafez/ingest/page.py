"""A dump's lines with what the rules have decided about them so far."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from mohafez.ingest.batch import fingerprint, label_of
from mohafez.ingest.lexicon import role_of
from mohafez.ingest.lines import Line
from mohafez.ingest.roles import Role

FEW = 3  # pages of a site; fewer tell nothing about what is common there
TELLING = 4  # lines that must stand on so many pages
MOST = 0.6  # on this share of a site's pages its own lines stand: a desk or writer on fewer


class Verdict(NamedTuple):
    """A rule's word on the line at `index`."""

    index: int
    role: Role


@dataclass(frozen=True)
class Hints:
    """What a page says about itself in its markup; all of it may be absent or wrong."""

    title: str = ""
    published: str = ""  # ISO 8601
    modified: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    site: str = ""
    section: str = ""

    def over(self, other: "Hints") -> "Hints":
        """These hints, and another's for what they do not say."""
        return Hints(*(getattr(self, name) or getattr(other, name) for name in Hints.__match_args__))


@dataclass(frozen=True)
class Span:
    """One telling of a story in a page: indices of its title, its first and last line of body.

    A story told twice has two spans of the same `story` number; `main` marks the one that becomes the article.
    """

    title: int
    first: int
    last: int
    start: int = 0  # where the body goes on below what is printed about it: see structure.heads
    story: int = 0
    main: bool = True

    @property
    def body(self) -> range:
        return range(self.first, self.last + 1)


@dataclass
class Page:
    """The working state of one dump: rules read it and yield verdicts; only `apply` writes roles."""

    lines: list[Line]
    hints: Hints = Hints()
    counted: Callable[[int], int] = lambda _fingerprint: 0
    several: int = 3  # pages with the same line from which on it is taken for the site's
    most: int = 3  # pages with the same line from which on it is taken for the site's head
    roles: list[Role | None] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.roles = [None] * len(self.lines)
        self.rules = [""] * len(self.lines)

    def apply(self, name: str, verdicts: Iterable[Verdict]) -> None:
        """Take a rule's verdicts, under its name. They are all reached before the first is written."""
        for index, role in list(verdicts):
            self.roles[index] = role
            self.rules[index] = name

    def open(self) -> Iterator[tuple[int, Line]]:
        """The lines that no rule has decided yet."""
        return ((i, line) for i, line in enumerate(self.lines) if self.roles[i] is None)

    def pages_with(self, i: int) -> int:
        """On how many pages of the batch line i stands."""
        return self.counted(self.lines[i].fingerprint)

    def pages_with_label(self, i: int) -> int:
        """On how many pages of the batch a line begins with the label that line i begins with."""
        label = label_of(self.lines[i].text)
        return self.counted(fingerprint(label)) if label else 0

    @cached_property
    def of_site(self) -> int:
        """About how many pages of the page's site the batch has: on so many its furniture stands; 1 if little tells."""
        counts = sorted(n for n in (self.counted(line.fingerprint) for line in self.lines) if n >= FEW)
        return counts[len(counts) // 2] if len(counts) >= TELLING else 1

    def is_common(self, i: int) -> bool:
        """Line i stands on most pages of the site."""
        return self.of_site >= FEW and self.pages_with(i) >= max(FEW, MOST * self.of_site)

    def head(self, span: Span) -> range:
        """The lines between a title and its body, and on below a standfirst and a lede that stand above the date."""
        return range(span.title + 1, span.start)

    def below(self, span: Span) -> range:
        """The lines below a telling, as far as the next one's title."""
        titles = (other.title for other in self.spans if other.title > span.last)
        return range(span.last + 1, min(titles, default=len(self.lines)))

    @property
    def main_spans(self) -> list[Span]:
        return [span for span in self.spans if span.main]

    def having(self, *roles: Role | None) -> Iterator[tuple[int, Line]]:
        return ((i, line) for i, line in enumerate(self.lines) if self.roles[i] in roles)

    @cached_property
    def phrases(self) -> list[tuple[str, str] | None]:
        """What the lexicon says of each line: (role name, how it matched)."""
        return [role_of(line.text) for line in self.lines]
