"""Reading back an index that lies in a folder; every file is checked against what refers to it."""

from functools import cached_property
from pathlib import Path

from mohafez.search.columns import Columns, positions_version, read_shard
from mohafez.search.dictionary import Group, read_dictionary
from mohafez.search.display import Record, read_block
from mohafez.search.envelope import DamagedError, opened
from mohafez.search.facets import Facets, read_facets
from mohafez.search.manifest import FACETS, Manifest, read_manifest


class Standing:
    """The index as it stands. Raises DamagedError for a file that is lost, damaged or of another build."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._data: dict[str, bytes] = {}
        self._terms: dict[int, Columns] = {}
        self._words: dict[int, list[Group]] = {}

    @cached_property
    def manifest(self) -> Manifest:
        return read_manifest(opened(self.data("index")))

    def data(self, name: str) -> bytes:
        """Give a file as it is."""
        data = self.find(name)
        if data is None:
            raise DamagedError(f"{name}.bin is lost")
        return data

    def find(self, name: str) -> bytes | None:
        """Give a file as it is; None if there is none."""
        if name not in self._data:
            try:
                self._data[name] = (self.folder / f"{name}.bin").read_bytes()
            except FileNotFoundError:
                return None
        return self._data[name]

    def terms(self, shard: int) -> Columns:
        if shard not in self._terms:
            payload = self._payload("terms", shard)
            positions = opened(self.data(f"positions/{shard}"), positions_version(payload))
            self._terms[shard] = read_shard(payload, positions)
        return self._terms[shard]

    def words(self, shard: int) -> list[Group]:
        if shard not in self._words:
            self._words[shard] = read_dictionary(self._payload("words", shard))
        return self._words[shard]

    def records(self, block: int) -> list[Record]:
        return read_block(self._payload("display", block))

    def facets(self) -> Facets:
        versions = zip(FACETS, self.manifest.versions["facets"], strict=True)
        return read_facets({name: opened(self.data(f"facets/{name}"), version) for name, version in versions})

    def _payload(self, folder: str, number: int) -> bytes:
        return opened(self.data(f"{folder}/{number}"), self.manifest.versions[folder][number])
