"""An article of the archive: a Markdown file with front matter under content/articles/.

The one meeting point of the house: `ingest` writes articles; `site` and `search` read them.
"""

import datetime as dt
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

from mohafez import frontmatter
from mohafez.bangla.text import clean

T = TypeVar("T")
DHAKA = dt.timezone(dt.timedelta(hours=6))  # fixed: the zone database has +07:00 for the summer of 2009
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SLUG_MAX = 200  # bytes: a folder's name may have 255 on common file systems, and lists add to it
ALIAS = re.compile(r"/?(?:\d{4}/\d\d/\d\d|undated)/[a-z0-9-]+/\Z", re.ASCII)
LISTS = {
    "authors": ";",
    "tags": ",",
    "aliases": ",",
}  # names hold commas (নিজস্ব প্রতিবেদক, ঢাকা); slugs and addresses do not
MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?\Z", re.ASCII)


class ArticleError(ValueError):
    """An article that cannot be read: the message names the file, the line or key, and the value."""


@dataclass(frozen=True)
class Article:
    """One story. What is not known is None or empty; `body` is Markdown; `extra` holds the owner's own keys."""

    title: str
    slug: str
    body: str = ""
    date: str | None = None  # ISO 8601 as far as printed: 2025-12-14 or 2025-12-14T13:38:51+06:00
    modified: str | None = None
    authors: tuple[str, ...] = ()
    category: str | None = None
    tags: tuple[str, ...] = ()
    tags_by: str | None = None
    summary: str | None = None
    story: str | None = None
    source: str | None = None
    source_url: str | None = None
    source_file: str | None = None
    source_part: str | None = None
    source_sha256: str | None = None
    source_encoding: str | None = None
    source_lines: str | None = None
    import_sha256: str | None = None
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def moment(self) -> dt.datetime | None:
        """The publishing time, aware; a day without a time is its midnight in Dhaka."""
        return moment_of(self.date) if self.date else None

    @property
    def has_time(self) -> bool:
        return bool(self.date) and "T" in self.date


KEYS = tuple(f.name for f in fields(Article) if f.name not in {"body", "extra"})
FRONT_MATTER_ORDER = (
    "title",
    "date",
    "modified",
    "slug",
    *(k for k in KEYS if k not in {"title", "date", "modified", "slug"}),
)


def address_of(slug: str, date: str | None) -> str:
    """Give the address of an article's page below the site's root: 2025/12/14/slug/, or undated/slug/."""
    return f"{date[:10].replace('-', '/')}/{slug}/" if date else f"undated/{slug}/"


def moment_of(value: str) -> dt.datetime:
    """Read an ISO 8601 day or time, with `T` or a space; without a zone it is Dhaka's. Raises ValueError."""
    match = MOMENT.match(value.strip())
    if not match:
        raise ValueError(f"{value!r} is neither 2025-12-14 nor 2025-12-14T13:38:51+06:00")
    try:
        read = dt.datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise ValueError(f"{value!r}: {error}") from error
    return read if read.tzinfo else read.replace(tzinfo=DHAKA)


def normalised_date(value: str) -> str:
    """Write a hand-typed date in the one form that Article holds. Raises ValueError."""
    moment = moment_of(value)
    return moment.isoformat() if len(value.strip()) > 10 else value.strip()


def parse(text: str, where: str = "article") -> Article:
    """Read an article from its file's text; `where` names it in errors. Raises ArticleError."""
    found, body = _split(frontmatter.parse, text, where)
    if "author" in found:
        found.setdefault("authors", found.pop("author"))
    known = {key: found.pop(key) for key in KEYS if key in found}
    try:
        values = {key: _read_value(key, value) for key, value in known.items()}
    except ValueError as error:
        raise ArticleError(f"{where}: {error}") from error
    for key in ("title", "slug"):
        if not values.get(key):
            raise ArticleError(f"{where}: the front matter has no {key}")
    return Article(**values, body=body, extra=found)


def _split(split: Callable[[str], T], text: str, where: str) -> T:
    try:
        return split(text)
    except frontmatter.FrontMatterError as error:
        raise ArticleError(f"{where}:{error.line}: {error}") from error


def _read_value(key: str, value: str) -> str | tuple[str, ...]:
    """Read the value of a key that is ours. Raises ValueError that names both."""
    if key == "title":
        return value if clean(value) else ""  # nobody could see it, or follow a link to it
    if key == "slug":
        return _read_slug(value)
    if key in ("date", "modified"):
        try:
            return normalised_date(value)
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from error
    if key not in LISTS:
        return value
    parts = tuple(filter(None, (part.strip() for part in value.split(LISTS[key]))))
    for part in parts if key == "aliases" else ():
        if not ALIAS.match(part):
            raise ValueError(f"aliases: {part!r} is no article's address, as /2025/12/14/slug/ is")
    return parts


def _read_slug(value: str) -> str:
    if len(value) > SLUG_MAX:
        raise ValueError(f"slug: {value[:40]!r}… is longer than {SLUG_MAX} characters")
    if not SLUG.match(value):
        raise ValueError(f"slug: {value!r} may hold only a-z, 0-9 and single hyphens between them")
    return value


def serialise(article: Article) -> str:
    """Write an article as its file's text. Parsing that again gives an equal article."""
    values: dict[str, str | None] = {}
    for key in FRONT_MATTER_ORDER:
        value = getattr(article, key)
        if key == "authors" and len(value) == 1 and "," in value[0]:
            value = f"{value[0]};"  # stock Pelican splits names at commas unless it sees a semicolon
        elif key in LISTS:
            value = f"{LISTS[key]} ".join(value)
        values[key] = value
    return frontmatter.serialise({**values, **article.extra}, article.body)


def read(path: Path, root: Path | None = None) -> Article:
    """Read an article's file. Raises ArticleError for one that cannot be read or understood."""
    where = str(path.relative_to(root) if root else path)
    return parse_bytes(load(str(path), where), where)


def read_body(root: Path, where: str) -> str:
    """Read the body alone of an article that was read before, from its path below `root`. Raises ArticleError."""
    return _split(frontmatter.body_of, _decoded(load(f"{root}/{where}", where), where), where)


def load(path: str, where: str) -> bytes:
    """Give the bytes of an article's file. Raises ArticleError."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 twice as quick as Path, for each article
            return file.read()
    except OSError as error:
        raise ArticleError(f"{where}: {error.strerror}") from error


def parse_bytes(data: bytes, where: str) -> Article:
    """Read an article from its file's bytes. Raises ArticleError."""
    return parse(_decoded(data, where), where)


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise ArticleError(f"{where}: not UTF-8 at byte {error.start}") from error


def paths(content: Path) -> Iterator[Path]:
    """Yield the files of all articles below content/articles/, in a stable order."""
    yield from sorted((content / "articles").rglob("*.md"), key=lambda path: path.parts)
