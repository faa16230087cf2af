"""Which newspaper a page comes from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from mohafez.ingest.page import Hints
from mohafez.tables import Source

# A label begins at no other host character and is at most 63 long: without that, a long run of letters takes for ever.
HOST = re.compile(r"(?<![a-z0-9.-])(?:https?://|www\.|@)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})\b", re.I)
DOMAIN = re.compile(r"\.[A-Za-z]{2}")  # most pages print none


@dataclass(frozen=True)
class SourceFinder:
    """Finds a page's source by its address, its own domain in the text, or marks that only this site prints."""

    sources: Mapping[str, Source]

    def find(self, text: str, hints: Hints) -> Source | None:
        """The source of a page, or None. The address counts before the text, a domain before a mark."""
        domains = {domain.lower(): source for source in self.sources.values() for domain in source.domains}
        if host := _host(hints.url):
            return _by_host(domains, host)
        if domains and DOMAIN.search(text):
            for word in text.split():
                if "." in word and (match := HOST.search(word)) and (source := _by_host(domains, match[1].lower())):
                    return source
        marked = [s for s in self.sources.values() if any(mark in text for mark in s.marks)]
        return marked[0] if len(marked) == 1 else None


def _by_host(domains: Mapping[str, Source], host: str) -> Source | None:
    """Match a host with a domain of which it is, or is below."""
    while host:
        if host in domains:
            return domains[host]
        _, _, host = host.partition(".")
    return None


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # a page may claim any address
        return None
