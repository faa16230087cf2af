"""Whatever a dump holds, converting it ends, raises nothing, and accounts for every line."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.lines import Line
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

DUMPS = sorted(path for path in (Path(__file__).parents[2] / "dumps").iterdir() if path.suffix in {".txt", ".html"})
PIECES = [
    "হোম", "জাতীয়", "আরও পড়ুন", "মন্তব্য (৩)", "প্রকাশ: ১৪ ডিসেম্বর ২০২৫, ১০:৩০", "নিজস্ব প্রতিবেদক, ঢাকা",
    "ছবি: সংগৃহীত",
    "নদীর পাড়ে নতুন পাঠাগার", "পদ্মার পাড়ে একটি পাঠাগার চালু হয়েছে। প্রথম দিনেই ভিড় করেছে শিশুরা।", "-----", "© ২০২৫",
    "৩৮ মিনিট আগে", "১. প্রথম", "২. দ্বিতীয়", "<p>", "[x](javascript:1)", "\u200c\u200d", "…", "। ।",
    "০৭:৫৬ অপরাহ্ন, রবিবার",
]  # fmt: skip


@pytest.fixture(scope="module")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Converter:
    return Converter({}, Tagger(load_topics(tmp_path_factory.mktemp("root") / "topics.toml")), report_lines=True)


def account(converter: Converter, data: bytes) -> None:
    """Convert, and check that each line has a role and a rule, and that the articles fit in their files."""
    conversion = converter.convert(Dump("page.txt", data))
    assert conversion.articles or conversion.reason
    assert all(line.role and line.rule for line in conversion.lines)
    for article in conversion.articles:
        assert article.title
        assert "\n" not in article.title
        assert article.body


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=40),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_any_lines_are_accounted_for(converter: Converter, lines: list[str], end: str):
    account(converter, end.join(lines).encode("utf-8", "replace"))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_accounted_for(converter: Converter, data: bytes):
    account(converter, data)


def cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def flipped(data: bytes, rng: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(30):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    return bytes(broken)


def shuffled(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines()
    rng.shuffle(lines)
    return b"\n".join(lines)


def doubled(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines()
    return b"\n".join(line for line in lines for _ in range(rng.choice((1, 1, 2, 3))))


@pytest.mark.parametrize("mutate", [cut, flipped, shuffled, doubled])
def test_mutated_samples_are_accounted_for(converter: Converter, mutate: Callable[[bytes, random.Random], bytes]):
    for number, path in enumerate(DUMPS):
        account(converter, mutate(path.read_bytes(), random.Random(number)))


@pytest.mark.parametrize(
    "text", ["." * 300_000 + "x", "a" * 300_000, "<" * 100_000, "১" * 100_000, "www." * 50_000, "।" * 200_000]
)
def test_endless_lines_take_no_time(converter: Converter, text: str):
    """Past faults: patterns whose time grew with the square of a line's length."""
    account(converter, text.encode())


def test_a_line_that_stands_ten_thousand_times_takes_no_time(converter: Converter):
    """Past fault: each of its places was compared with all the others."""
    lines = ["নদীর পাড়ে নতুন পাঠাগার"] * 10_000 + ["পদ্মার পাড়ে একটি পাঠাগার চালু হয়েছে। প্রথম দিনেই ভিড় করেছে শিশুরা।"] * 3
    account(converter, "\n".join(lines).encode())


def test_a_body_of_list_items_alone_is_no_fault(converter: Converter):
    items = "\n".join(f"{n}. পদ্মার পাড়ে {n} নম্বর পাঠাগারটি চালু হয়েছে, ভিড় করেছে শিশুরা।" for n in range(1, 9))
    account(converter, f"নদীর পাড়ে নতুন আট পাঠাগার\n১ মে ২০২৪\n{items}\n".encode())


def test_a_line_knows_its_features():
    line = Line(1, "নির্বাচন কবে হবে, জানতে চান ভোটাররা। কমিশন বলছে, সময় হলে জানানো হবে।")
    assert (line.ends_with_danda, line.sentences, line.is_latin, line.is_cut) == (True, 2, False, False)
    assert Line(1, "সেতু খুলবে কবে... বিস্তারিত").is_cut


def test_ten_thousand_equal_lines_above_a_story_are_read_in_the_time_of_a_page(converter: Converter):
    """Weighing each of them as a title once took a minute: every line looked at all others."""
    story = "পদ্মার পাড়ে একটি পাঠাগার চালু হয়েছে। প্রথম দিনেই ভিড় করেছে শিশুরা। বই এসেছে গ্রামের মানুষের কাছ থেকেই।"
    lines = ["সোমবার, ১ জানুয়ারি ২০২৪", *["হ2024"] * 10_000, "নদীর পাড়ে নতুন পাঠাগার", story, f"{story} আরও বই আসবে।"]
    account(converter, "\n\n".join(lines).encode())
