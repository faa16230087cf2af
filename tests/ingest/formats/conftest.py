"""Small stories of our own, and a reader of what find_dumps finds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats import Fields, find_dumps

STORY = """নতুন সেতু খুলে দেওয়া হলো

নিজস্ব প্রতিবেদক
১৪ ডিসেম্বর ২০২৫

নদীর ওপর নতুন সেতুটি আজ সকালে সবার জন্য খুলে দেওয়া হয়েছে। এতে দুই পাড়ের মানুষের বহু বছরের কষ্ট দূর হলো।

সেতুটি তৈরি করতে তিন বছর লেগেছে বলে জানিয়েছেন প্রকৌশলীরা। এখন নৌকার জন্য আর কাউকে অপেক্ষা করতে হবে না।
"""


@pytest.fixture
def story() -> str:
    return STORY


@pytest.fixture
def found() -> Callable[..., tuple[dict[str, Dump], dict[str, str]]]:
    """Give the dumps at paths by their names, and the reasons for what gave none."""

    def read(*paths: Path | str, fields: str = "", **more) -> tuple[dict[str, Dump], dict[str, str]]:
        items = list(find_dumps(map(Path, paths), Fields.parse(fields), **more))
        dumps = [item for item in items if isinstance(item, Dump)]
        assert len({dump.name for dump in dumps}) == len(dumps)
        return {dump.name: dump for dump in dumps}, {
            item.name: item.reason for item in items if isinstance(item, Refused)
        }

    return read
