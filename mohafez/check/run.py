"""All checks of a site, in their order."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from mohafez.check.machines import feeds, manifest, robots, sitemaps
from mohafez.check.outside import outside
from mohafez.check.pages import PAGE_CHECKS
from mohafez.check.reading import Facts, fragment_faults, read_pages
from mohafez.check.report import CannotCheck, Fault, Report
from mohafez.check.search import search
from mohafez.check.site import Site, open_site
from mohafez.check.whole import budget, data, filed, files, scripts

SiteCheck = Callable[[Site, Sequence[Facts]], Iterator[Fault]]
SITE_CHECKS: dict[str, SiteCheck] = {
    "files": files,
    "feeds": feeds,
    "sitemap": sitemaps,
    "robots": robots,
    "manifest": manifest,
    "data": data,
    "scripts": scripts,
    "search": search,
    "budget": budget,
}
CHECKS = (*PAGE_CHECKS, *SITE_CHECKS, "articles", "outside")


def check(folder: Path, content: Path | None = None, *, away: bool = False) -> Report:
    """Check a built site; with its content folder, also that the two belong together.

    With `away`, links that lead to other sites are asked for, too. Raises NotASite where no archive was built.
    """
    site = open_site(folder, content)
    pages = read_pages(site)
    report = Report(len(pages), sum(site.files.values()))
    report.faults += [fault for page in pages for fault in page.faults] + fragment_faults(site, pages)
    checks = dict(SITE_CHECKS)
    if content and (content / "articles").is_dir():
        checks["articles"] = partial(filed, content)
    if away:
        checks["outside"] = lambda _site, facts: outside(facts)
    for name, found in checks.items():
        try:
            report.faults += found(site, pages)
        except CannotCheck as reason:
            report.notes.append(f"{name} was not checked: {reason}")
    return report
