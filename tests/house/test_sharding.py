"""The plan of a divided archive: within its budget, the same for the same articles, and kept while they grow."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.articles import Article
from mohafez.sharding import MEGABYTE, PlanError, planned, weight
from mohafez.tables import TableError
from mohafez.tables.shards import WAYS, Plan, as_toml, load_shards

FRONT = "https://example.org/archive"
KILO = "ক" * 200  # 600 bytes: with what its page takes, an article of some ten kilobytes


def article(number: int, date: str | None, source: str | None = "nodi") -> Article:
    return Article(title="নদী", slug=f"story-{number}", date=date, source=source, body=KILO)


def archive(count: int, seed: int = 0) -> list[Article]:
    rng = random.Random(seed)
    dates = [None, *(f"{year}-{month:02}-03" for year in range(2015, 2025) for month in range(1, 13))]
    return [article(n, rng.choice(dates), rng.choice([None, "nodi", "shalpata", "prothom"])) for n in range(count)]


def plan_of(by: str, found: list[Article], budget: int = 1) -> Plan:
    return planned(Plan(by, FRONT, budget=budget), found)


def weights(plan: Plan, found: list[Article]) -> dict[str, float]:
    return {
        shard.name: sum(weight(one) for one in found if plan.shard_of(one) == shard) / MEGABYTE for shard in plan.shards
    }


@pytest.mark.parametrize("by", WAYS)
def test_each_shard_keeps_the_budget_and_each_article_has_one(by):
    found = archive(600)
    plan = plan_of(by, found)
    assert all(plan.shard_of(one) for one in found)
    assert len(plan.shards) > 5
    assert max(weights(plan, found).values()) <= 1


@pytest.mark.parametrize("by", WAYS)
def test_the_same_articles_give_the_same_plan_in_any_order(by):
    found = archive(400)
    assert plan_of(by, found) == plan_of(by, found[::-1])


@given(by=st.sampled_from(sorted(WAYS)), count=st.integers(1, 150), more=st.integers(0, 150), seed=st.integers(0, 9))
def test_an_article_keeps_its_shard_while_the_archive_grows(by, count, more, seed):
    """But for the newest of a shard that has outgrown the budget; their addresses lead on."""
    found = archive(count + more, seed)
    before = plan_of(by, found[:count], budget=2)
    after = planned(before, found)
    assert planned(after, found) == after
    assert max(weights(after, found).values()) <= 2
    for one in found[:count]:
        old, new = before.shard_of(one), after.shard_of(one)
        if old.name == new.name:
            continue
        assert weights(before, found)[old.name] > 2
        assert after.stood_in(one, after.named(old.name).left)


def test_a_new_year_goes_where_there_is_room_and_moves_nothing():
    found = archive(300)
    before = plan_of("year", found)
    after = planned(before, [*found, article(1000, "2025-01-03")])
    assert [shard.name for shard in after.shards[:-1]] == [
        shard.name for shard in before.shards[: len(after.shards) - 1]
    ]
    assert all(after.shard_of(one).name == before.shard_of(one).name for one in found)
    assert "2025" in after.shards[-1].holds


def test_of_a_year_that_outgrows_its_shard_only_the_last_months_move():
    found = [article(n, f"2024-{1 + n % 9:02}-01") for n in range(90)]
    before = plan_of("year", found)
    grown = [*found, *(article(100 + n, "2024-10-01") for n in range(30))]
    after = planned(before, grown)
    first, second = after.shards
    assert first.left == ("2024-10",)
    assert after.shard_of(article(999, "2024-09-30")) == first
    assert after.shard_of(article(999, "2024-11-01")) == second


def test_what_is_too_large_for_any_site_is_refused():
    with pytest.raises(PlanError, match="2024-05 alone take"):
        plan_of("year", [article(n, "2024-05-01") for n in range(200)])


def test_a_newspaper_that_no_table_knows_has_a_shard_too(tmp_path):
    """An owner may have typed its name in place of its slug."""
    found = [article(1, "2024-05-01", "দৈনিক শালপাতা"), article(2, None, "দৈনিক শালপাতা")]
    (tmp_path / "shards.toml").write_text(as_toml(plan_of("source", found)), encoding="utf-8")
    plan = load_shards(tmp_path / "shards.toml")
    assert [plan.shard_of(one).name for one in found] == ["1", "1"]


def test_addresses_that_were_given_away_lead_on_only_if_there_were_any():
    found = archive(100)
    assert plan_of("year", found).left[0] == "2015"
    assert planned(Plan("year", FRONT), found, published=False).left == ()


@pytest.mark.parametrize("by", WAYS)
def test_a_plan_is_read_as_it_was_written(by, tmp_path):
    plan = plan_of(by, archive(300))
    (tmp_path / "shards.toml").write_text(as_toml(plan), encoding="utf-8")
    assert load_shards(tmp_path / "shards.toml") == replace(plan, addresses=plan.pattern)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('by = "month"', "'month' is none of year, source, size"),
        ("bugdet = 3", "unknown key 'bugdet'"),
        ("budget = 0", "budget 0"),
        ('front = "archive"', "'archive' is none, as https://"),
        ('addresses = "https://example.org/shard"', "does not say where"),
        ('left = ["../x"]', "'../x' is none of the keys"),
        ('[[shard]]\nname = "a b"', "'a b' may hold only"),
        ('[[shard]]\nname = "a"\naddress = "https://x.org"\nholds = ["2024", "2024"]', "'2024' stands twice"),
        (
            '[[shard]]\nname = "a"\naddress = "https://example.org/archive"',
            "'https://example.org/archive' stands twice",
        ),
    ],
)
def test_a_plan_that_cannot_be_meant_is_refused_by_its_value(line, what, tmp_path):
    good = {"by": 'by = "year"', "front": f'front = "{FRONT}"'}
    good.pop(line.partition(" ")[0], None)
    path = tmp_path / "shards.toml"
    path.write_text("\n".join([*good.values(), line]), encoding="utf-8")
    with pytest.raises(TableError, match=what):
        load_shards(path)
