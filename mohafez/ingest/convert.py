"""One dump into articles: a pure function of its bytes and of what the batch knows, so that it runs in any process."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mohafez.articles import Article
from mohafez.ingest import html, rules, saved, sections, stated, zones
from mohafez.ingest.archive import Telling
from mohafez.ingest.batch import Batch
from mohafez.ingest.decode import Undecodable, decode
from mohafez.ingest.drafting import draft
from mohafez.ingest.dump import Dump
from mohafez.ingest.lines import split, with_dandas
from mohafez.ingest.page import Hints, Page, Span
from mohafez.ingest.sources import SourceFinder
from mohafez.ingest.story import Story, stories
from mohafez.ingest.topics import Tagger, Tagging
from mohafez.tables import Source

LINES_MAX = 20_000  # more is a log or a book, and no page


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
    tellings: tuple[Telling, ...] = ()  # of the articles
    taggings: tuple[Tagging, ...] = ()  # of the articles
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

    def convert(self, dump: Dump) -> Conversion:
        """Convert one dump. Never raises for what a dump holds: what cannot be read is a reason."""
        empty = Conversion(dump.name, dump.sha256)
        try:
            decoded = decode(dump.data)
        except Undecodable as error:
            return replace(empty, reason=str(error))
        page, source = self.read(dump, with_dandas(decoded.text))
        if page is None:
            return replace(empty, reason=f"more than {LINES_MAX:,} lines", failed=True)
        found = stories(page)
        hints = page.hints if len(found) == 1 else Hints(url=page.hints.url)
        taggings = tuple(
            self.file(page, span, hints, story) for span, story in zip(page.main_spans, found, strict=True)
        )
        offset = source.offset if source else zones.offset(page)
        total = page.lines[-1].last if page.lines else 0
        articles = tuple(
            replace(
                draft(story, source, hints, tagging, offset),
                source_file=dump.name,
                source_part=f"{part}/{len(found)}" if len(found) > 1 else None,
                source_sha256=dump.sha256,
                source_encoding=decoded.encoding,
                source_lines=f"{story.kept}/{total}",
            )
            for part, (story, tagging) in enumerate(zip(found, taggings, strict=True), start=1)
        )
        lines = tuple(_line_reports(page)) if self.report_lines else ()
        tellings = tuple(map(Telling.of, articles))
        return Conversion(
            dump.name, dump.sha256, articles, tellings, taggings, _reason(page), broken=decoded.broken, lines=lines
        )

    def file(self, page: Page, span: Span, hints: Hints, story: Story) -> Tagging:
        """File a story under topics and places, and the section that its page prints, else its leading topic's."""
        lede, *rest = story.paragraphs or [""]
        tagging = self.tagger.tag(story.title, lede, "\n".join(rest))
        section = sections.printed(page, span, hints, self.tagger.section_named) or tagging.section
        return replace(tagging, section=section, scores={})  # scores hold all terms: too much to hand about

    def read(self, dump: Dump, text: str) -> tuple[Page | None, Source | None]:
        """Give every line of a dump its role, and find its source; no page for more lines than one can have."""
        finder = SourceFinder(self.sources)
        if html.looks_like_html(text):
            lines, hints = html.read(text)
            hints = dump.hints.over(hints)
            source = finder.find(text, hints)
        else:
            hints = dump.hints.over(saved.hints(text))
            source = finder.find(text, hints)
            lines = split(text, source.calendar if source else "bangladesh")
        if len(lines) > LINES_MAX:
            return None, source
        page = Page(lines, hints, self.batch.pages_with, self.batch.several, self.batch.most)
        return (stated.run(page, dump.stated) if dump.stated else rules.run(page)), source


def _reason(page: Page) -> str:
    """Why a page gave no article; nothing if it gave one."""
    if page.spans:
        return ""
    if not page.lines:
        return "empty"
    if any(found and found[0] == "no_article" for found in page.phrases):
        return "an error page"
    if not any(rule == "outside" for rule in page.rules):
        return "only menus, lists or furniture"
    return "sentences, but no story with a title"


def _line_reports(page: Page) -> list[LineReport]:
    return [
        LineReport(line.number, line.last, line.text, str(role), rule)
        for line, role, rule in zip(page.lines, page.roles, page.rules, strict=True)
    ]
