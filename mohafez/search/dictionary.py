"""The dictionary of the index's words by their sound, for words typed in Latin letters or misspelt.

Words are filed under their consonant skeletons (mohafez.bangla.phonetic) and cut into shards, neighbours together: most
misspellings keep the skeleton, and most of the others stand near it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice, repeat
from operator import attrgetter
from typing import NamedTuple

from mohafez.bangla.phonetic import skeletons
from mohafez.search.cutting import Cutter
from mohafez.search.varint import Reader, front_coded, varints

DICTIONARY = Cutter(least=1_000, most=2_000, one_in=128)
LONGEST_WORD = 40  # longer ones are no words


class Word(NamedTuple):
    """A term of the index without its postings."""

    key: str
    text: str
    documents: int


class Filed(NamedTuple):
    """A word filed under a skeleton, and how often the number of documents that hold it can be halved."""

    skeleton: str
    word: str
    halvings: int


@dataclass(frozen=True)
class Group:
    """The words under a skeleton."""

    text: str
    entries: Sequence[Filed]

    @property
    def key(self) -> str:
        return self.text

    @property
    def size(self) -> int:
        return len(self.entries)


def chosen(spellings: Iterable[Word]) -> Word | None:
    """Choose of the spellings of a word the most frequent; None if that is too long for a word."""
    best = max(spellings, key=attrgetter("documents", "text"), default=None)
    return best if best and len(best.text) <= LONGEST_WORD else None


def filed(word: Word, keys: Iterable[str]) -> Iterator[Filed]:
    """File a word under skeletons."""
    return (Filed(skeleton, word.text, word.documents.bit_length() - 1) for skeleton in keys if skeleton)


def entries(vocabulary: Iterable[Word]) -> Iterator[Filed]:
    """File a vocabulary, sorted by search keys: of several spellings of a word the most frequent."""
    for _, spellings in groupby(vocabulary, key=attrgetter("key")):
        if word := chosen(spellings):
            yield from filed(word, skeletons(word.text))


def groups(found: Iterable[Filed]) -> list[Group]:
    """Sort entries and group them by their skeletons."""
    return [Group(skeleton, list(group)) for skeleton, group in groupby(sorted(found), key=attrgetter("skeleton"))]


def write_words(write: Callable[[str, bytes], bytes], number: int, shard: Sequence[Group]) -> bytes:
    """Write a shard, by a function that gives a file's version; give that."""
    return write(f"words/{number}", dictionary_payload(shard))


def dictionary_payload(shard: Sequence[Group]) -> bytes:
    """Write a shard: the numbers of skeletons and words, then skeletons, words under each, words, and how frequent.

    The last is a byte a word: how often its document count can be halved.
    """
    found = [entry for group in shard for entry in group.entries]
    return b"".join(
        (
            varints((len(shard), len(found))),
            front_coded(group.text for group in shard),
            varints(group.size for group in shard),
            front_coded(entry.word for entry in found),
            bytes(entry.halvings for entry in found),
        )
    )


def read_dictionary(payload: bytes) -> list[Group]:
    """Read a shard back."""
    reader = Reader(payload)
    skeleton_count, count = reader.varints(2)
    names, sizes = reader.front_coded(skeleton_count), reader.varints(skeleton_count)
    under = chain.from_iterable(map(repeat, names, sizes))
    found = map(Filed, under, reader.front_coded(count), reader.rest())
    return [Group(name, list(islice(found, size))) for name, size in zip(names, sizes, strict=True)]
