"""sources.toml: the newspapers and sites that dumps come from."""

from dataclasses import dataclass
from pathlib import Path

from mohafez.tables.reading import TableError, check_entry, line_of, read_toml


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
    for entry in read_toml(path).get("source", []):
        slug = str(entry.get("slug", ""))
        where = line_of(path, "source", slug)
        check_entry(entry, Source.__dataclass_fields__, where)
        if slug in sources:
            raise TableError(f"{where}: this slug stands twice")
        sources[slug] = Source(**{k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()})
    return sources
