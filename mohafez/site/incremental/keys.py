"""Keys: short digests that are equal while nothing has changed that a page or file is made from."""

import io
import pickle
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mohafez.site.incremental.digests import key_of

PACKAGE = Path(__file__).parents[2]
LIBRARIES = ("jinja2", "markdown", "markupsafe", "pelican", "regex", "rjsmin")


def value_key(value: Any) -> bytes:
    """Digest a value without cycles; equal values give equal keys, as pickle without its memo knows no identity."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(value)
    return key_of(buffer.getbuffer())


def files_key(paths: Iterable[Path]) -> bytes:
    """Digest the names and bytes of files; one that is not there counts as that."""
    parts = []
    for path in paths:
        parts += [path.name.encode(), path.read_bytes() if path.is_file() else b"\0"]
    return key_of(*parts)


@cache
def program_key() -> bytes:
    """Digest this program: its own files, and the versions of what shapes its output."""
    versions = " ".join([sys.version, *(version(name) for name in LIBRARIES)])
    return key_of(versions.encode(), files_key(program_files()))


def program_files() -> list[Path]:
    """List this program's own files."""
    return sorted(path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".txt", ".json", ".toml"})
