"""One dump into articles: a pure function of its bytes and of what the batch knows, so that it runs in any process."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mohafez.articles import Article, normalised_date
from mohafez.bangla.dates import PartialDate
from mohafez.bangla.text import sentences
from mohafez.ingest import html, markdown, rules
from mohafez.ingest.batch import Batch, fingerprints, signature
from mohafez.ingest.decode import Undecodable, decode
from mohafez.ingest.lines import split
from mohafez.ingest.page import Hints, Page
from mohafez.ingest.sources import SourceFinder
from mohafez.ingest.story import Story, stories
from mohafez.ingest.topics import Tagger
from mohafez.tables import Source

FRACTION = re.compile(r"\.\d+(?=Z|[+-]|$)")  # of a second
SUMMARY_MAX = 220  # characters: three lines of a list on a phone
LINES_MAX = 20_000  # lines; more is a log or a book, and no page


@dataclass(frozen=True)
class Dump:
    """A dump as it came: the name that articles will carry, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class LineReport:
    """What became of one line of a dump."""

    number: int
    last: int
    text: str
    role: str
    rule: str


@dataclass(frozen=True)
class Conversion:
    """What a dump gave: articles (their slugs not yet made unique), or the reason why none."""

    name: str
    sha256: str
    articles: tuple[Article, ...] = ()
    reason: str = ""
    failed: bool = False
    broken: int = 0
    lines: tuple[LineReport, ...] = ()


@dataclass(frozen=True)
class Converter:
    """Everything that conversion depends on beside the dump itself. Pickles."""

    sources: Mapping[str, Source]
    tagger: Tagger
    batch: Batch = field(default_factory=Batch)
    report_lines: bool = False

    def learn(self, dump: Dump) -> None:
        """Count a dump's lines into the batch."""
        try:
            text = decode(dump.data).text
        except Undecodable:
            return
        self.batch.add(signature(text), fingerprints(text, html.looks_like_html(text)))

    def convert(self, dump: Dump) -> Conversion:
        """Convert one dump. Never raises for what a dump holds: what cannot be read is a reason."""
        empty = Conversion(dump.name, dump.sha256)
        try:
            decoded = decode(dump.data)
        except Undecodable as error:
            return replace(empty, reason=str(error))
        page = read_page(decoded.text, self.batch)
        if page is None:
            return replace(empty, reason="too many lines", failed=True)
        total = page.lines[-1].last if page.lines else 0
        source = SourceFinder(self.sources).find(decoded.text, page.hints)
        found = stories(page)
        articles = []
        for part, story in enumerate(found, start=1):
            article = self.article(story, source, page.hints if len(found) == 1 else Hints())
            articles.append(
                replace(
                    article,
                    source_file=dump.name,
                    source_part=f"{part}/{len(found)}" if len(found) > 1 else None,
                    source_sha256=dump.sha256,
                    source_encoding=decoded.encoding,
                    source_lines=f"{story.kept}/{total}",
                )
            )
        lines = tuple(_line_reports(page)) if self.report_lines else ()
        reason = "" if articles else "no story found: only menus, lists or furniture"
        return replace(empty, articles=tuple(articles), reason=reason, broken=decoded.broken, lines=lines)

    def article(self, story: Story, source: Source | None, hints: Hints) -> Article:
        """Fill in an article from a story: everything but where it came from."""
        lede, *rest = story.paragraphs or [""]
        tagging = self.tagger.tag(story.title, lede, "\n".join(rest))
        offset = source.offset if source else "+06:00"
        date = best_date(story.published, hints.published, offset)
        modified = best_date(story.updated, hints.modified, offset)
        return Article(
            title=story.title,
            slug="",
            body=markdown.render(story.blocks),
            date=date,
            modified=modified if modified != date else None,
            authors=story.authors or hints.authors,
            category=tagging.section,
            tags=(*tagging.topics, *tagging.places),
            summary=summary(lede),
            source=source.slug if source else None,
            source_url=hints.url if hints.url.startswith(("https://", "http://")) else None,
        )


def read_page(text: str, batch: Batch) -> Page | None:
    """Give every line of a text or of an HTML page its role; None for more lines than a page can have."""
    lines, hints = html.read(text) if html.looks_like_html(text) else (split(text), Hints())
    if len(lines) > LINES_MAX:
        return None
    return rules.run(Page(lines, hints, batch.pages_with))


def best_date(printed: PartialDate | None, hint: str, offset: str) -> str | None:
    """ISO 8601 as far as known: the hint, which is exact, unless the page prints another day."""
    shown = printed_date(printed, offset)
    try:
        told = normalised_date(FRACTION.sub("", hint)) if hint else None
    except ValueError:
        told = None
    if told and (not shown or told[:10] == shown[:10]):
        return told
    return shown


def printed_date(date: PartialDate | None, offset: str) -> str | None:
    """ISO 8601 as far as printed; a time without a zone gets its source's. A month or a year is no date here."""
    if date is None or date.day is None:
        return None
    if date.hour is not None and date.offset is None:
        date = replace(date, offset=offset)
    return normalised_date(date.iso())


def summary(lede: str) -> str | None:
    """The lede's first sentences as far as they fit, or its beginning up to a word's end."""
    kept = ""
    for sentence in sentences(lede):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > SUMMARY_MAX:
            break
        kept = longer
    if kept or not lede:
        return kept or None
    cut = lede[:SUMMARY_MAX].rsplit(" ", 1)[0]
    return f"{cut} …"


def _line_reports(page: Page) -> list[LineReport]:
    return [
        LineReport(line.number, line.last, line.text, str(role), rule)
        for line, role, rule in zip(page.lines, page.roles, page.rules, strict=True)
    ]
