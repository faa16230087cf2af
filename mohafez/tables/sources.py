"""sources.toml: the newspapers and sites that dumps come from."""

from dataclasses import dataclass
from pathlib import Path

from mohafez.tables.reading import by_slug, check_entry, read_toml, reading


@dataclass(frozen=True)
class Source:
    """A newspaper or site. `domains` tell whose page a dump is; `offset` is the zone of its printed times."""

    slug: str
    name: str  # in Bengali, for readers
    name_en: str = ""
    domains: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()  # lines or words that only this site's pages print, for dumps without an address
    place: str = ""
    calendar: str = "bangladesh"
    offset: str = "+06:00"
    rights: str = ""
    noindex: bool = False


def load_sources(path: Path) -> dict[str, Source]:
    """Read sources.toml: [[source]] entries by slug. Raises TableError for an unknown key, a bad or double slug."""
    sources: dict[str, Source] = {}
    for slug, entry in by_slug(path, "source", read_toml(path).get("source", [])).items():
        with reading(path, "source", slug):
            check_entry(entry, Source.__dataclass_fields__)
        sources[slug] = Source(**{k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()})
    return sources
