"""The checks of an archive: an ordered, named list of functions, each of one idea."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from mohafez.articles import Article, ArticleError, address_of, moment_of
from mohafez.doctor.findings import Finding, Level
from mohafez.doctor.records import Records
from mohafez.doctor.settings import fault_of
from mohafez.sharding import weight
from mohafez.site.reading import UNPUBLISHED, read_written_pages

Check = Callable[[Records], Iterator[Finding]]

EARLIEST = 1950  # newspapers on the web, and nearly all that was typed from paper, are younger
TOMORROW = dt.timedelta(days=1)  # a clock or a time zone may be ahead by as much
STATUSES = UNPUBLISHED | {"published"}
SITE_MAX = 1_000_000_000  # bytes that GitHub Pages serves of one site
SITE_MUCH = 0.8  # of that: time to think of what comes next
FILE_MAX = 100_000_000  # bytes of one file that GitHub takes


def tables(records: Records) -> Iterator[Finding]:
    """The tables that an owner edits can be read."""
    for error in records.broken_tables:
        name = error.partition(":")[0]
        yield Finding(Level.ERROR, name, error, "mend the line; `mohafez topics` tells whether topics.toml is well")


def front_matter(records: Records) -> Iterator[Finding]:
    """Every article can be read."""
    for error in records.broken_articles:
        yield Finding(Level.ERROR, error.partition(":")[0], error, "edit the file; README.md shows what one looks like")


def slugs(records: Records) -> Iterator[Finding]:
    """Every slug is one article's."""
    taken: dict[str, str] = {}
    for path, article in records.articles.items():
        first = taken.setdefault(article.slug, path)
        if first != path:
            what = f"its slug {article.slug!r} is also that of {first}"
            mend = "if both are one story, `mohafez drop` one of the files; else change the slug of the later one"
            yield Finding(Level.ERROR, path, what, mend)


def aliases(records: Records) -> Iterator[Finding]:
    """No former address is another article's, now or before."""
    taken = {address_of(article.slug, article.date): path for path, article in records.articles.items()}
    for path, article in records.articles.items():
        for alias in article.aliases:
            first = taken.setdefault(alias.strip("/") + "/", path)
            if first != path:
                what = f"its former address {alias} is that of {first}"
                yield Finding(
                    Level.WARNING, path, what, "delete it from `aliases:` in the file that should not have it"
                )


def pages(records: Records) -> Iterator[Finding]:
    """The owner's own pages can be read and have an address that is free."""
    try:
        read_written_pages(records.content)
    except ArticleError as error:
        yield Finding(Level.ERROR, f"content/{str(error).partition(':')[0]}", str(error), "edit or rename the file")


def status(records: Records) -> Iterator[Finding]:
    """A status is one that keeps an article off the site, or none."""
    for path, article in records.articles.items():
        said = article.extra.get("status", "published")
        if said not in STATUSES:
            what = f"its status {said!r} means nothing: the article is published"
            yield Finding(Level.WARNING, path, what, f"write one of {', '.join(sorted(STATUSES))}, or delete the line")


def undated(records: Records) -> Iterator[Finding]:
    """Every article has a date."""
    for path, article in records.articles.items():
        if not article.date:
            where = f"`mohafez explain dumps/{article.source_file}` shows what" if article.source_file else "add what"
            yield Finding(Level.NOTE, path, "has no date", f"{where} its page printed; add a line `date: 2025-12-14`")


def dates(records: Records) -> Iterator[Finding]:
    """No date lies ahead or long ago, and none is modified before it is published."""
    latest = records.today + TOMORROW
    for path, article in records.articles.items():
        for key in ("date", "modified"):
            value = getattr(article, key)
            if value and dt.date.fromisoformat(value[:10]) > latest:
                what = f"{key}: {value} lies ahead; this machine's clock says {records.today}"
                yield Finding(Level.WARNING, path, what, _look_up(article))
            elif value and int(value[:4]) < EARLIEST:
                yield Finding(Level.WARNING, path, f"{key}: {value} lies before {EARLIEST}", _look_up(article))
        if article.date and article.modified and _before(article.modified, article.date):
            what = f"modified: {article.modified} lies before date: {article.date}"
            yield Finding(Level.WARNING, path, what, _look_up(article))


def topics(records: Records) -> Iterator[Finding]:
    """Every tag is a topic or place of topics.toml."""
    known = {*records.topics.topics, *records.topics.places}
    yield from _unknown(records, "tags", known, "topic or place", "topics.toml")


def sections(records: Records) -> Iterator[Finding]:
    """Every category is a section of topics.toml."""
    yield from _unknown(records, "category", set(records.topics.sections), "section", "topics.toml")


def sources(records: Records) -> Iterator[Finding]:
    """Every source is one of sources.toml."""
    yield from _unknown(records, "source", set(records.sources), "source", "sources.toml")


def sourceless(records: Records) -> Iterator[Finding]:
    """Every imported article says whose it is."""
    mend = "give its newspaper `domains` or `marks` in sources.toml, then `invoke import --again`"
    for path, article in records.articles.items():
        if article.source_file and not article.source:
            yield Finding(Level.NOTE, path, f"no source was known for {article.source_file}", mend)


def groups(records: Records) -> Iterator[Finding]:
    """A story that was told elsewhere, too, has another article."""
    members: dict[str, list[str]] = defaultdict(list)
    for path, article in records.articles.items():
        if article.story:
            members[article.story].append(path)
    for story, found in members.items():
        if len(found) == 1:
            what = f"story: {story} has no other article now"
            yield Finding(Level.WARNING, found[0], what, "delete the line `story:`")


def texts(records: Records) -> Iterator[Finding]:
    """Every article says something, in characters that could be read."""
    for path, article in records.articles.items():
        if not article.body.strip():
            yield Finding(Level.WARNING, path, "has no text", "write it, or take the article out with `mohafez drop`")
        if lost := article.title.count("\ufffd") + article.body.count("\ufffd"):
            what = f"{lost} characters could not be decoded and stand as \ufffd"
            yield Finding(Level.NOTE, path, what, "correct them by hand, or find a better save of the page")


def strays(records: Records) -> Iterator[Finding]:
    """Below content/articles/ is nothing that no import or build reads."""
    folder = records.content / "articles"
    for path in sorted(folder.rglob("*")):
        where = path.relative_to(records.root).as_posix()
        if path.suffix == ".part":
            yield Finding(Level.NOTE, where, "was left by an import that was stopped", "the next import removes it")
        elif path.is_file() and path.suffix != ".md" and path.name != ".gitkeep":
            yield Finding(Level.WARNING, where, "is no article: only .md files are read", "rename it, or move it away")


def size(records: Records) -> Iterator[Finding]:
    """Each site fits on GitHub Pages, and every file into git."""
    sites: Counter[str] = Counter()
    for article in records.articles.values():
        shard = records.plan.shard_of(article) if records.plan else None
        sites[shard.address if shard else "the site"] += weight(article)
    for site, expected in sites.items():
        if expected > SITE_MUCH * SITE_MAX:
            what = f"{site} will have about {expected / 1e6:,.0f} MB; GitHub Pages serves {SITE_MAX / 1e6:,.0f}"
            level = Level.ERROR if expected > SITE_MAX else Level.WARNING
            mend = "`mohafez shard` moves the newest to another" if records.plan else "docs/limits.md tells the ways on"
            yield Finding(level, "content", what, mend)
    for folder in ("dumps", "content"):
        for path in sorted((records.root / folder).rglob("*")):
            if path.is_file() and path.stat().st_size > FILE_MAX:
                what = f"has {path.stat().st_size / 1e6:,.0f} MB; GitHub takes no file above {FILE_MAX / 1e6:,.0f}"
                mend = "keep it out of git (.gitignore): the archive needs its articles only"
                yield Finding(Level.WARNING, path.relative_to(records.root).as_posix(), what, mend)


def settings(records: Records) -> Iterator[Finding]:
    """The settings can be read."""
    path = records.root / "pelicanconf.py"
    if path.exists() and (fault := fault_of(path)):
        yield Finding(Level.ERROR, path.name, fault, "mend the line: a text stands between straight quotes, as before")


def workflow(records: Records) -> Iterator[Finding]:
    """The workflow that publishes can install Mohafez."""
    path = records.root / "requirements.txt"
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else ["-e ."]
    if not any(line.strip() and not line.lstrip().startswith(("#", "-c ")) for line in lines):
        mend = "write a line into it that installs Mohafez from where GitHub can reach it"
        yield Finding(Level.WARNING, path.name, "names nothing that the workflow could install", mend)


CHECKS: dict[str, Check] = {
    "settings": settings,
    "tables": tables,
    "front matter": front_matter,
    "slugs": slugs,
    "aliases": aliases,
    "pages": pages,
    "status": status,
    "undated": undated,
    "dates": dates,
    "topics": topics,
    "sections": sections,
    "sources": sources,
    "sourceless": sourceless,
    "groups": groups,
    "texts": texts,
    "strays": strays,
    "size": size,
    "workflow": workflow,
}


def _unknown(records: Records, key: str, known: set[str], kind: str, table: str) -> Iterator[Finding]:
    """Find values of a key that a table does not know: one finding a value, with how many articles have it."""
    if any(table in error for error in records.broken_tables):
        return  # nothing of it could be read, and it says so already
    found: dict[str, list[str]] = defaultdict(list)
    for path, article in records.articles.items():
        values = getattr(article, key) or ()
        for value in (values,) if isinstance(values, str) else values:
            if value not in known:
                found[value].append(path)
    for value, paths in found.items():
        more = f" and of {len(paths) - 1:,} more" if len(paths) > 1 else ""
        what = f"{value!r} is no {kind} of {table}; it is shown as it stands"
        yield Finding(Level.WARNING, f"{paths[0]}{more}", what, f"add it to {table}, or correct `{key}:`")


def _look_up(article: Article) -> str:
    if article.source_file:
        return f"see what was printed: `mohafez explain dumps/{article.source_file}`; correct the line"
    return "correct the line"


def _before(one: str, other: str) -> bool:
    """Tell whether a time is before another, days compared as days."""
    if len(one) == 10 or len(other) == 10:
        return one[:10] < other[:10]
    return moment_of(one) < moment_of(other)
