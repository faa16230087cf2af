"""A built site as a host would serve it: its files, and what an address in it leads to."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from mohafez.articles import Article
from mohafez.check.report import NotASite
from mohafez.tables.shards import FILE, Plan, load_shards

FRONT = "index.html"
HERE = "http://site.invalid"  # what a site is taken to stand at while its addresses are resolved
PAGE_ENDS = (".html", ".htm")


@dataclass(frozen=True)
class Site:
    """The files of a site with their sizes; `address` is where it says that it stands, empty if it does not say."""

    folder: Path
    address: str
    files: Mapping[str, int]
    extra: frozenset[str] = frozenset()  # files that the owner put there as they stand, from content/extra/
    plan: Plan | None = None  # of a divided archive, of which this is one site

    @property
    def root(self) -> str:
        """The path that all addresses in pages begin with, without a slash at the end."""
        return urlsplit(self.address).path.rstrip("/")

    @property
    def has_lists(self) -> bool:
        """Whether topics, feeds and search stand here: not in the shards of a divided archive."""
        return self.plan is None or self.address == self.plan.front

    def holds(self, article: Article) -> bool:
        """Tell whether an article's page belongs into this site."""
        shard = self.plan.shard_of(article) if self.plan else None
        return self.plan is None or (shard is not None and shard.address == self.address)

    @property
    def pages(self) -> list[str]:
        """The pages that the archive made."""
        return sorted(path for path in self.files if path.endswith(PAGE_ENDS) and path not in self.extra)

    def read(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def url_of(self, path: str) -> str:
        """Give the address that a page has on the host."""
        return f"{self.address}/{path.removesuffix(FRONT)}"

    def is_inside(self, href: str) -> bool:
        """Tell whether an address leads into the site: one without a host, or with the site's own."""
        parts = urlsplit(href)
        if not parts.scheme and not parts.netloc:
            return True
        return bool(self.address) and _below(href, self.address) and not self._is_elsewhere(href)

    def _is_elsewhere(self, href: str) -> bool:
        """Tell whether an address is that of another site of the archive, which may stand below this one."""
        shards = self.plan.shards if self.plan else ()
        return any(_below(href, shard.address) for shard in shards if shard.address != self.address)

    def target(self, href: str, page: str = FRONT) -> str | None:
        """Give the file that an address in a page leads to; None if a host would find nothing there."""
        base = f"{HERE}{self.root}/{page.removesuffix(FRONT)}"
        path = unquote(urlsplit(urljoin(base, href)).path)
        if path == self.root:
            path += "/"
        if not path.startswith(f"{self.root}/"):
            return None
        inside = posixpath.normpath(path.removeprefix(f"{self.root}/"))
        inside = "" if inside == "." else inside
        for name in [f"{inside}/{FRONT}".lstrip("/")] if path.endswith("/") else [inside, f"{inside}/{FRONT}"]:
            if name in self.files:
                return name
        return None


def open_site(folder: Path, content: Path | None = None) -> Site:
    """List a built site's files, and read where it says that it stands. Raises NotASite, TableError."""
    front = folder / FRONT
    if not front.is_file():
        raise NotASite(f"{folder} holds no built site: run `invoke build`")
    files = {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }
    extra = content / "extra" if content else folder / "no-such"
    own = frozenset(path.relative_to(extra).as_posix() for path in extra.rglob("*") if path.is_file())
    plan = load_shards(content.parent / FILE) if content else None
    return Site(folder, address_of(front), files, own, plan)


def _below(href: str, address: str) -> bool:
    return href == address or href.startswith(f"{address}/")


def address_of(front: Path) -> str:
    """Read from a front page where its site stands; empty for a build without SITEURL."""
    try:
        found = html.parse(str(front)).xpath("/html/head/link[@rel='canonical']/@href")
    except (etree.LxmlError, AssertionError):
        found = []
    return str(found[0]).rstrip("/") if found else ""
