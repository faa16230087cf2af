"""docs/formats.md says what is read, under which names, and how much of it."""

from pathlib import Path

import pytest

from mohafez.ingest.formats import limits, names
from mohafez.ingest.formats.fields import USUAL

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", sorted(names.READ | names.COMPRESSED))
def test_each_suffix_is_named(suffix):
    assert f"`{suffix}`" in PAGE


@pytest.mark.parametrize("ours", USUAL)
def test_each_field_is_named_with_the_names_it_is_known_under(ours):
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{ours}`"))
    told = row.replace("(at, date)", "publishedat publisheddate").replace("(at)", "updatedat").replace(" ", "")
    assert [name for name in USUAL[ours] if name not in told] == []


def test_each_limit_is_the_one_that_holds():
    for told in (
        f"{limits.MAX_BYTES // limits.MEGABYTE} MB",
        f"{limits.RATIO_MAX} times, {limits.ALWAYS_ALLOWED // limits.MEGABYTE} MB",
        f"{limits.EXPANDED_MAX // limits.MEGABYTE // 1024} GB",
        f"{limits.ENTRIES_MAX:,}",
        f"containers within containers: {limits.DEPTH_MAX}",
        f"standard input: {limits.STDIN_MAX // limits.MEGABYTE // 1024} GB",
        f"broken records of one file: {limits.ERRORS_MAX}",
    ):
        assert told in PAGE
