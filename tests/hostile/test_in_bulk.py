"""A short run of bench/hostile.py: attacks mixed at random, imported, built, checked, and loaded in a browser."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.browser
@pytest.mark.node
def test_nothing_that_is_attacked_at_random_runs_asks_or_breaks(tmp_path, browser, node):
    words = ["-m", "bench.hostile", "--count", "60", "--batch", "60", "--seed", "2611", "--keep", str(tmp_path)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pages loaded" in done.stdout
