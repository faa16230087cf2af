"""An index brought up to date equals one made anew, byte for byte, whatever came, changed or went."""

import random
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from mohafez.search import Document, Entry, places, shards, update, update_index, write_index, writer
from mohafez.search.cutting import Cutter

WORDS = """
নির্বাচন নির্বাচনের নির্বাচনে বন্যা বন্যার বণ্যা সরকারি সরকারী ক্রিকেট ক্রিকেটার বাজার বাজারে চাল চালের ডাল নদী নদীর সেতু
বিদ্যুৎ বিদ্যুত শিক্ষা শিক্ষার সংসদ সংসদে ঢাকা ঢাকায় খুলনা খুলনায় ১২ 12 প্রকৌশলী র‍্যাব পুলিশ পুলিশের আদালত bnp NATO ও এবং
""".split()  # noqa: SIM905 a reader sees words
TOPICS = ("elections", "disaster", "economy")
TITLES = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
TEXTS = st.builds(
    lambda seed, size: " ".join(random.Random(seed).choices(WORDS, k=size)),
    st.integers(0, 99),
    st.sampled_from([0, 30, 31, 250, 900]),
)
SLUGS = [f"n-{n}" for n in range(40)]
DOCUMENTS = st.builds(
    lambda title, text, day, topics, place: Document(
        "", f"{day}/", title, text, day, tuple(topics), (place,) if place else (), "national", "paper"
    ),
    TITLES,
    TEXTS,
    st.sampled_from([None, "2025-12-14", "1999-01-02T10:00:00+06:00"]),
    st.lists(st.sampled_from(TOPICS), max_size=3),
    st.sampled_from([None, "dhaka"]),
)
ARCHIVES = st.dictionaries(st.sampled_from(SLUGS), DOCUMENTS, min_size=10)


@pytest.fixture(autouse=True)
def small_shards(monkeypatch):
    """Many shards, common words, and length classes that seldom grow, even in a small archive."""
    for module in (writer, update):
        monkeypatch.setattr(module, "SHARDS", Cutter(least=80, most=240, one_in=2))
        monkeypatch.setattr(module, "DICTIONARY", Cutter(least=2, most=6, one_in=2))
    monkeypatch.setattr(shards, "COMMON_DOCUMENTS", 5)
    monkeypatch.setattr(shards, "COMMON_PLACES", 30)
    monkeypatch.setattr(places, "LEAST_PLACES", 64)


def entries(archive: dict[str, Document]) -> list[Document]:
    return [Document(**vars(document) | {"slug": slug}) for slug, document in archive.items()]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.bin")}


def put(files: dict[str, bytes | None], folder: Path) -> None:
    for name, content in files.items():
        if content is None:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(content)


def brought_up_to_date(archive: Iterable[Document | Entry], folder: Path, state: Path) -> bool:
    """Update an index, or make it anew if need be; tell whether an update did."""
    archive = list(archive)
    files = update_index(archive, folder, state)
    if files is None:
        write_index(archive, folder, state)
    else:
        put(files, folder)
    return files is not None


@settings(max_examples=60, deadline=None)
@given(ARCHIVES, st.lists(st.dictionaries(st.sampled_from(SLUGS), st.none() | DOCUMENTS, max_size=3), max_size=4))
def test_any_changes_give_the_bytes_of_a_cold_build(archive, changes):
    with tempfile.TemporaryDirectory() as scratch:
        grown, state = Path(scratch, "grown"), Path(scratch, "state")
        write_index(entries(archive), grown, state)
        for at, change in enumerate(changes):
            archive = {slug: found for slug, found in (archive | change).items() if found}
            event(f"by an update: {brought_up_to_date(entries(archive), grown, state)}")
            write_index(entries(archive), Path(scratch, f"cold{at}"))
            assert bytes_of(grown) == bytes_of(Path(scratch, f"cold{at}"))


@pytest.fixture
def archive(article):
    chance = random.Random(7)
    return [
        article(f"n-{n}", " ".join(chance.sample(WORDS, 3)), " ".join(chance.choices(WORDS, k=120)), topics=TOPICS[:1])
        for n in range(200)
    ]


@pytest.fixture
def built(archive, tmp_path):
    write_index(archive, tmp_path / "search", tmp_path / "state")
    return tmp_path / "search", tmp_path / "state"


def test_one_article_more_is_taken_in_without_a_cold_build(archive, built, article, tmp_path):
    more = [*archive, article("new", "নতুন সেতু", f"অভূতপূর্ব {archive[0].text}")]
    assert brought_up_to_date(more, *built)
    write_index(more, tmp_path / "cold")
    assert bytes_of(built[0]) == bytes_of(tmp_path / "cold")


def test_only_changed_articles_are_asked_for_their_text(archive, built, article):
    asked = []

    def asking(document: Document, key: str) -> Entry:
        return Entry(document.slug, key, lambda: asked.append(document.slug) or document)

    folder, state = built
    write_index([asking(document, "1") for document in archive], folder, state)
    asked.clear()
    assert update_index([asking(document, "1") for document in archive], folder, state) == {}
    assert asked == []
    update_index([*(asking(document, "1") for document in archive[1:]), asking(archive[0], "2")], folder, state)
    assert asked == [archive[0].slug]


def test_the_first_file_that_a_reader_fetches_is_put_in_place_last(archive, built, article):
    files = update_index([*archive, article("new", "নতুন সেতু", archive[0].text)], *built)
    assert list(files)[-1] == "index.bin"


def test_nothing_is_written_into_the_folder(archive, built, article):
    before = bytes_of(built[0])
    update_index([*archive, article("new", "নতুন সেতু", archive[0].text)], *built)
    assert bytes_of(built[0]) == before


def test_files_that_never_came_into_place_are_noticed(archive, built, article):
    more = [*archive, article("new", "নতুন সেতু", archive[0].text)]
    assert update_index(more, *built) is not None
    assert update_index(more, *built) is None


@pytest.mark.parametrize("harm", ["lost", "cut short", "of another layout", "of another index"])
def test_a_useless_state_calls_for_a_cold_build(archive, built, article, tmp_path, harm):
    folder, state = built
    if harm == "lost":
        state.unlink()
    elif harm == "cut short":
        state.write_bytes(state.read_bytes()[:5000])
    elif harm == "of another layout":
        with sqlite3.connect(state) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    else:
        write_index(archive[1:], tmp_path / "other", state)
    assert update_index([*archive, article("new", "নতুন সেতু", archive[0].text)], folder, state) is None


@pytest.mark.parametrize("file", ["index", "terms/0", "positions/0", "display/0", "facets/days"])
def test_a_damaged_index_calls_for_a_cold_build(archive, built, file):
    folder, state = built
    whole, other = (folder / f"{file}.bin").read_bytes(), (folder / "facets/subjects.bin").read_bytes()
    changed = [Document(**vars(document) | {"title": " ".join(WORDS)}) for document in archive[:9]]
    for content in (b"", whole[:-3], other):
        (folder / f"{file}.bin").write_bytes(content)
        assert update_index([*changed, *archive[9:]], folder, state) is None


def test_many_changes_call_for_a_cold_build(archive, built):
    assert update_index(archive[:100], *built) is None


def test_two_articles_of_one_slug_are_refused(archive, built, article):
    with pytest.raises(ValueError, match="the slug 'n-1'"):
        update_index([*archive, article("n-1", "দ্বিতীয়")], *built)


def test_a_very_short_article_needs_no_new_index(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "LEAST_PLACES", 4)
    long = {f"n-{n}": Document("", f"{n}/", "বন্যা", "নদীর বাঁধ ভেঙেছে। " * 40, "2025-12-14") for n in range(30)}
    folder, state = tmp_path / "search", tmp_path / "state"
    write_index(entries(long), folder, state)
    brief = Document("brief", "brief/", "চাল", "দাম কমল", "2025-12-15")
    assert brought_up_to_date([*entries(long), brief], folder, state)
