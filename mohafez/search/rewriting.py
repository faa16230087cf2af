"""The files of an index that change in an update."""

from collections.abc import Sequence

from mohafez.search.dictionary import Group, dictionary_payload
from mohafez.search.display import BLOCK_PLACES, Record, display_payload, record_of
from mohafez.search.envelope import sealed_version
from mohafez.search.manifest import FACETS
from mohafez.search.moves import Moves
from mohafez.search.output import seal
from mohafez.search.reading import Standing
from mohafez.search.shards import Term, positions_payload, shard_payload

Files = dict[str, bytes | None]


class Rewriting:
    """Collects the files that change, and the versions of all that the manifest names."""

    def __init__(self, standing: Standing):
        self.standing = standing
        self.changed: Files = {}
        self.versions = dict(standing.manifest.versions)

    def put(self, name: str, payload: bytes) -> bytes:
        """Take in a file's payload; give the file."""
        return self._keep(name, seal(name, payload))

    def put_terms(self, pieces: Sequence[int | list[Term]]) -> None:
        """Take in the term shards as `recut` gives them."""
        versions = []
        for number, piece in enumerate(pieces):
            if isinstance(piece, int):
                self._move("positions", piece, number)
                self._move("terms", piece, number)
                versions.append(self.versions["terms"][piece])
            else:
                positions = sealed_version(self.put(f"positions/{number}", positions_payload(piece)))
                versions.append(sealed_version(self.put(f"terms/{number}", shard_payload(piece, positions))))
        self._drop("positions", len(versions), len(self.versions["terms"]))
        self._drop("terms", len(versions), len(self.versions["terms"]))
        self.versions["terms"] = versions

    def put_words(self, pieces: Sequence[int | list[Group]]) -> None:
        """Take in the dictionary as `recut` gives it."""
        versions = []
        for number, piece in enumerate(pieces):
            if isinstance(piece, int):
                self._move("words", piece, number)
                versions.append(self.versions["words"][piece])
            else:
                versions.append(sealed_version(self.put(f"words/{number}", dictionary_payload(piece))))
        self._drop("words", len(versions), len(self.versions["words"]))
        self.versions["words"] = versions

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
            versions[number] = sealed_version(self.put(f"display/{number}", display_payload(block)))
        self.versions["display"] = versions

    def put_facets(self, moves: Moves) -> None:
        """Take in what documents are counted and filtered by."""
        facets = self.standing.facets()
        facets.move(moves.renumbered)
        for place, document in moves.came.items():
            facets.add(place, document)
        payloads = facets.payloads(moves.layout.places)
        self.versions["facets"] = [sealed_version(self.put(f"facets/{name}", payloads[name])) for name in FACETS]

    def _move(self, folder: str, old: int, new: int) -> None:
        """Take in a shard that stays as it is, perhaps under another number."""
        if old != new:
            self._keep(f"{folder}/{new}", self.standing.data(f"{folder}/{old}"))

    def _keep(self, name: str, data: bytes) -> bytes:
        if self.standing.find(name) != data:
            self.changed[f"{name}.bin"] = data
        return data

    def _drop(self, folder: str, shards: int, before: int) -> None:
        for number in range(shards, before):
            self.changed[f"{folder}/{number}.bin"] = None
