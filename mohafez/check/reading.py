"""Reads all pages of a site, each once, and keeps what other checks need to know of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from mohafez.check.page import Page, fragment_of
from mohafez.check.pages import PAGE_CHECKS
from mohafez.check.report import Fault
from mohafez.check.site import Site
from mohafez.site.processes import in_processes


@dataclass(frozen=True)
class Facts:
    """What is known of a page after it was read: no more of it, since an archive has a hundred thousand."""

    path: str
    faults: tuple[Fault, ...]
    headline: str = ""
    is_article: bool = False
    noindex: bool = False
    leads_on: bool = False
    fragments: tuple[tuple[str, str], ...] = ()  # elements of other pages that it links to: (file, id)
    outside: tuple[str, ...] = ()  # addresses of other sites that it links to


def read_pages(site: Site) -> list[Facts]:
    """Check every page by itself, on all processors."""
    return in_processes(site.pages, partial(_read, site))


def fragment_faults(site: Site, pages: Sequence[Facts]) -> list[Fault]:
    """Find links to elements that another page does not have."""
    wanted = {target for page in pages for target, _ in page.fragments}
    ids = {target: Page(site, target, site.read(target)).ids for target in sorted(wanted) if target.endswith(".html")}
    return [
        Fault("links", page.path, f"leads to #{name} of {target}, which has no such element")
        for page in pages
        for target, name in page.fragments
        if name not in ids.get(target, {name})
    ]


def _read(site: Site, paths: Sequence[str]) -> list[Facts]:
    return [facts_of(Page(site, path, site.read(path))) for path in paths]


def facts_of(page: Page) -> Facts:
    """Check a page by itself, and keep what is needed of it."""
    faults = [Fault(name, page.path, what) for name, found in PAGE_CHECKS.items() for what in found(page)]
    fragments, outside = [], []
    for href in dict.fromkeys(page.links()):
        if not page.site.is_inside(href):
            outside.append(href)
        elif name := unquote(fragment_of(href)):
            target = page.site.target(href, page.path)
            if target and target != page.path:
                fragments.append((target, name))
    return Facts(
        page.path,
        tuple(dict.fromkeys(faults)),
        page.headline,
        page.is_article,
        page.noindex,
        bool(page.leads_on),
        tuple(fragments),
        tuple(outside),
    )
