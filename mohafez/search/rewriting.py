"""The files of an index that change in an update."""

from collections.abc import Callable, Sequence

from mohafez.search.cutting import AnItem, Piece
from mohafez.search.display import BLOCK_PLACES, Record, display_payload, record_of
from mohafez.search.envelope import sealed_version
from mohafez.search.manifest import FACETS
from mohafez.search.moves import Moves
from mohafez.search.output import seal
from mohafez.search.reading import Standing

Files = dict[str, bytes | None]


class Rewriting:
    """Collects the files that change, and the versions of all that the manifest names."""

    def __init__(self, standing: Standing):
        self.standing = standing
        self.changed: Files = {}
        self.versions = dict(standing.manifest.versions)

    def put(self, name: str, payload: bytes) -> bytes:
        """Take in a file's payload; give its version."""
        return self._keep(name, seal(name, payload))

    def put_shards(self, folders: Sequence[str], pieces: Sequence[Piece[AnItem]], write: Callable[..., bytes]) -> None:
        """Take in shards as `recut` gives them. Several folders share their numbers; the manifest names the first's."""
        before = self.versions[folders[0]]
        self.versions[folders[0]] = [
            self._stay(folders, piece.first, number) if piece.items is None else write(self.put, number, piece.items)
            for number, piece in enumerate(pieces)
        ]
        for folder in folders:
            self.changed |= {f"{folder}/{number}.bin": None for number in range(len(pieces), len(before))}

    def put_records(self, moves: Moves) -> None:
        """Take in what is shown of documents."""
        new = {place: Record() for place in moves.renumbered}
        for old, place in moves.moved.values():
            new[place] = self.standing.records(old // BLOCK_PLACES)[old % BLOCK_PLACES]
        new |= {place: record_of(document) for place, document in moves.came.items()}
        versions = list(self.versions["display"])
        for number in {place // BLOCK_PLACES for place in new}:
            places = enumerate(self.standing.records(number), start=number * BLOCK_PLACES)
            block = [new.get(place, record) for place, record in places]
            versions[number] = self.put(f"display/{number}", display_payload(block))
        self.versions["display"] = versions

    def put_facets(self, moves: Moves) -> None:
        """Take in what documents are counted and filtered by."""
        facets = self.standing.facets()
        facets.move(moves.renumbered)
        for place, document in moves.came.items():
            facets.add(place, document)
        payloads = facets.payloads(moves.layout.places)
        self.versions["facets"] = [self.put(f"facets/{name}", payloads[name]) for name in FACETS]

    def file(self, name: str) -> bytes:
        """Give a file as it will be."""
        return self.changed.get(f"{name}.bin") or self.standing.data(name)

    def _stay(self, folders: Sequence[str], old: int, new: int) -> bytes:
        """Take in a shard that stays as it is, perhaps under another number; give its version."""
        if old != new:
            for folder in folders:
                self._keep(f"{folder}/{new}", self.standing.data(f"{folder}/{old}"))
        return self.standing.manifest.versions[folders[0]][old]

    def _keep(self, name: str, data: bytes) -> bytes:
        if self.standing.find(name) != data:
            self.changed[f"{name}.bin"] = data
        return sealed_version(data)
