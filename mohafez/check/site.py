"""A built site as a host would serve it: its files, and what an address in it leads to."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from mohafez.check.report import NotASite

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

    @property
    def root(self) -> str:
        """The path that all addresses in pages begin with, without a slash at the end."""
        return urlsplit(self.address).path.rstrip("/")

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
        return bool(self.address) and (href == self.address or href.startswith(f"{self.address}/"))

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
    """List a built site's files, and read where it says that it stands. Raises NotASite."""
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
    return Site(folder, address_of(front), files, own)


def address_of(front: Path) -> str:
    """Read from a front page where its site stands; empty for a build without SITEURL."""
    try:
        found = html.parse(str(front)).xpath("/html/head/link[@rel='canonical']/@href")
    except (etree.LxmlError, AssertionError):
        found = []
    return str(found[0]).rstrip("/") if found else ""
