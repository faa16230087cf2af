"""The dictionary of the index's words by their sound, for words typed in Latin letters or misspelt.

Words are filed under their consonant skeletons (mohafez.bangla.phonetic) and cut into shards, neighbours together: most
misspellings keep the skeleton, and most of the others stand near it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from mohafez.bangla.phonetic import skeletons
from mohafez.search.processes import in_processes
from mohafez.search.varint import front_coded, varints

SHARD_ENTRIES = 1_500
LONGEST_WORD = 40  # longer ones are no words
BATCH = 20_000  # words for one process at a time


class Word(NamedTuple):
    """A term of the index without its postings."""

    key: str
    text: str
    documents: int
    common: bool


class Entry(NamedTuple):
    """A word filed under a skeleton, and how many documents hold it."""

    skeleton: str
    word: str
    documents: int


def entries(vocabulary: Iterable[Word]) -> Iterator[Entry]:
    """File a vocabulary, sorted by search keys: of several spellings of a word the most frequent."""
    chosen = [
        max(spellings, key=attrgetter("documents", "text"))
        for _, spellings in groupby(vocabulary, key=attrgetter("key"))
    ]
    words = [word for word in chosen if len(word.text) <= LONGEST_WORD]
    batches = [[word.text for word in words[at : at + BATCH]] for at in range(0, len(words), BATCH)]
    for word, filed in zip(words, chain.from_iterable(in_processes(skeletons_of, batches)), strict=True):
        for skeleton in filter(None, filed):
            yield Entry(skeleton, word.text, word.documents)


def skeletons_of(words: Sequence[str]) -> list[list[str]]:
    return [skeletons(word) for word in words]


def dictionary_shards(filed: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Cut entries into shards, sorted; one skeleton's stay together. Without entries there is one empty shard."""
    shard: list[Entry] = []
    for _, group in groupby(sorted(filed), key=attrgetter("skeleton")):
        if len(shard) >= SHARD_ENTRIES:
            yield shard
            shard = []
        shard += group
    yield shard


def dictionary_payload(shard: list[Entry]) -> bytes:
    """Write a shard: the numbers of skeletons and words, then skeletons, words under each, words, and how frequent.

    The last is a byte a word: how often its document count can be halved.
    """
    groups = [(skeleton, len(list(group))) for skeleton, group in groupby(shard, key=attrgetter("skeleton"))]
    return b"".join(
        (
            varints((len(groups), len(shard))),
            front_coded(skeleton for skeleton, _ in groups),
            varints(size for _, size in groups),
            front_coded(entry.word for entry in shard),
            bytes(entry.documents.bit_length() - 1 for entry in shard),
        )
    )
