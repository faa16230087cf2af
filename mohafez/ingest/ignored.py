"""Stories that the owner has dropped: ignored.toml beside content/, kept in git."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mohafez import files
from mohafez.articles import Article
from mohafez.bangla.text import identity_key
from mohafez.ingest.archive import Telling
from mohafez.tables import TableError, read_toml

HEAD = "# Dropped from the archive with `mohafez drop`. Delete an entry and import again to have its story back.\n"
KEYS = ("title", "date", "source", "source_url", "source_file", "source_part", "source_sha256")


@dataclass(frozen=True)
class Ignored:
    """The dropped stories, by what a dump of them would say."""

    path: Path
    entries: tuple[dict[str, str], ...] = ()

    @classmethod
    def read(cls, content: Path) -> "Ignored":
        """Read ignored.toml beside a content folder; an absent one is empty. Raises TableError for a broken one."""
        path = content.resolve().parent / "ignored.toml"
        entries = read_toml(path).get("ignored", [])
        for entry in entries:
            if unknown := sorted(set(entry) - set(KEYS)):
                raise TableError(f"{path}: unknown key {unknown[0]!r}; known are {', '.join(KEYS)}")
        return cls(path, tuple(entries))

    def holds(self, telling: Telling) -> bool:
        """Tell whether a story was dropped: from these bytes, or under this address, or this headline and day."""
        return any(_same(entry, telling) for entry in self.entries)

    def add(self, article: Article) -> None:
        """Write one more entry."""
        values = {key: str(value) for key in KEYS if (value := getattr(article, key))}
        _write(self.path, (*self.entries, values))


def _same(entry: dict[str, str], telling: Telling) -> bool:
    part = entry.get("source_part", "").partition("/")[0]
    if entry.get("source_sha256") == telling.sha256 and (part or "1") == (telling.part or "1"):
        return True
    if telling.url and entry.get("source_url"):
        return entry["source_url"] == telling.url
    return (
        identity_key(entry.get("title", "")) == telling.title_key
        and entry.get("date", "")[:10] == (telling.date or "")[:10]
        and entry.get("source", telling.source) == telling.source
    )


def _write(path: Path, entries: Iterable[dict[str, str]]) -> None:
    # A JSON string is a TOML string, too.
    blocks = [
        "\n".join(["[[ignored]]", *(f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in e.items())])
        for e in entries
    ]
    files.write_if_changed(path, HEAD + "".join(f"\n{block}\n" for block in blocks))
