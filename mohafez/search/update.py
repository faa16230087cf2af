"""Bring the search index up to date: only what added, changed or deleted articles touch is read and made anew.

The outcome equals a cold build's, byte for byte. What cannot be had so is left to a cold build: see `update_index`.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path

from mohafez.bangla.phonetic import skeletons
from mohafez.bangla.text import search_key
from mohafez.search.columns import Columns, order, write_terms
from mohafez.search.cutting import holder, recut, starts_of
from mohafez.search.dictionary import DICTIONARY, Filed, Group, Word, chosen, filed, groups, write_words
from mohafez.search.document import Document, Entry
from mohafez.search.envelope import DamagedError
from mohafez.search.invert import invert
from mohafez.search.manifest import Manifest
from mohafez.search.moves import Moves, moves_of
from mohafez.search.patching import Change, TooMuchError, patched
from mohafez.search.reading import Standing
from mohafez.search.rewriting import Files, Rewriting
from mohafez.search.shards import SHARDS, Term
from mohafez.search.spool import as_entries
from mohafez.search.state import Row, State, open_state

# More changes than this many, and than one article in so many, are made sooner by a cold build.
MOST_CHANGES = 20
ONE_IN = 100


def update_index(entries: Iterable[Document | Entry], folder: Path, state: Path) -> Files | None:
    """Tell what makes an index that of all these articles: content by file name; None for a file that must go.

    Nothing is written into the folder; the state is, for the index as it will be. An entry is asked for its document
    only if it is new or its key has changed. The answer is None if only a cold build (`write_index`) will do: without a
    state of this very index, after too many changes, or if documents must be numbered anew. Raises ValueError for two
    articles of one slug.
    """
    wanted = {entry.slug: entry for entry in as_entries(entries)}
    try:
        with open_state(state) as noted:
            return updated(wanted, Standing(folder), noted)
    except (sqlite3.Error, DamagedError, TooMuchError):
        return None


def updated(wanted: Mapping[str, Entry], standing: Standing, state: State) -> Files:
    """Work out the files that change, the manifest last, and note what they are of."""
    if not state.is_of(standing.data("index")):
        raise DamagedError("the state is of another index")
    known = state.articles()
    stale = [slug for slug, article in known.items() if slug not in wanted or wanted[slug].key != article.key]
    fresh = [entry for slug, entry in wanted.items() if slug not in known or known[slug].key != entry.key]
    if not stale and not fresh:
        return {}
    if max(len(stale), len(fresh)) > max(MOST_CHANGES, len(known) // ONE_IN):
        raise TooMuchError("too many articles have changed")
    before = standing.manifest
    moves = moves_of(known, stale, [entry.document() for entry in fresh], before.layout)
    changes, terms_of = changes_of(moves, state)

    files = Rewriting(standing)
    shards = patched_shards(changes, standing, moves.layout.places)
    in_place = {number for number, shard in shards.items() if SHARDS.is_one(shard.texts, shard.sizes, search_key)}
    terms = recut(len(before.terms), standing.terms, shards, SHARDS, in_place)
    words = recut(len(before.words), standing.words, patched_words(changes, shards, standing), DICTIONARY)
    if not terms or not words:
        raise TooMuchError("no word is left")
    files.put_shards(("terms", "positions"), terms, write_terms)
    files.put_shards(("words",), words, write_words)
    files.put_records(moves)
    files.put_facets(moves)
    common = {*before.common, *(key for shard in shards.values() for key in shard.common())}
    manifest = Manifest(
        moves.layout,
        sorted(common),
        starts_of(terms, standing.terms, before.terms),
        starts_of(words, standing.words, before.words),
        files.versions,
    )
    files.put("index", manifest.payload())

    state.forget(stale)
    state.note(
        Row(document.slug, wanted[document.slug].key, document.length_class, terms_of[number])
        for number, document in moves.came.items()
    )
    state.tell_of(files.file("index"))
    return files.changed


def changes_of(moves: Moves, state: State) -> tuple[dict[str, Change], dict[int, list[str]]]:
    """Give what happens to each term, and the terms of each document that came."""
    changes: defaultdict[str, Change] = defaultdict(Change)
    for slug, number in moves.left.items():
        for term in state.terms(slug):
            changes[term].removed.append(number)
    for slug, places in moves.moved.items():
        for term in state.terms(slug):
            changes[term].moved.append(places)
    terms_of = {}
    for number, document in moves.came.items():
        postings = invert(document.title, document.text, document.nominal_length)
        terms_of[number] = list(postings)
        for term, posting in postings.items():
            changes[term].added[number] = posting
    return dict(changes), terms_of


def patched_shards(changes: Mapping[str, Change], standing: Standing, places: int) -> dict[int, Columns]:
    """Apply changes to the terms of the shards that hold them."""
    touched: defaultdict[int, dict[str, Change]] = defaultdict(dict)
    for text, change in changes.items():
        touched[holder(standing.manifest.terms, search_key(text))][text] = change
    return {number: patched_shard(standing.terms(number), its, places) for number, its in touched.items()}


def patched_shard(shard: Columns, changes: Mapping[str, Change], places: int) -> Columns:
    """Apply changes to terms of a shard."""
    plan: list[range | Term] = []
    done = 0
    for text in sorted(changes, key=order):
        at, is_there = shard.find(text)
        plan.append(range(done, at))
        if term := patched(text, shard[at] if is_there else None, changes[text], places):
            plan.append(term)
        done = at + is_there
    return shard.rearranged([*plan, range(done, len(shard))])


def patched_words(changes: Iterable[str], shards: Mapping[int, Columns], standing: Standing) -> dict[int, list[Group]]:
    """Apply to the dictionary what has become of the words' spellings and of how frequent they are."""
    gone: set[Filed] = set()
    came: set[Filed] = set()
    for text in changes:
        number = holder(standing.manifest.terms, search_key(text))
        gone.update(filings(standing.terms(number).spellings(text)))
        came.update(filings(shards[number].spellings(text)))
    touched: defaultdict[int, list[Filed]] = defaultdict(list)
    for entry in gone ^ came:
        touched[holder(standing.manifest.words, entry.skeleton)].append(entry)
    return {number: toggled(standing.words(number), entries) for number, entries in touched.items()}


def toggled(shard: Sequence[Group], entries: Sequence[Filed]) -> list[Group]:
    """Take out of a shard of the dictionary the entries that it has, and put in the others."""
    touched = {entry.skeleton for entry in entries}
    before = (entry for group in shard if group.text in touched for entry in group.entries)
    stay = (group for group in shard if group.text not in touched)
    return sorted([*stay, *groups(set(before).symmetric_difference(entries))], key=attrgetter("text"))


def filings(spellings: Iterable[Word]) -> Iterator[Filed]:
    """Give the entries of the dictionary for the spellings of a word."""
    word = chosen(spellings)
    return filed(word, skeletons(word.text)) if word else iter(())
