"""Names of dumps: which files and members are read, and what articles call the dump they came from.

A name is only ever written into front matter: nothing is opened or created by a name that a container gave.
"""

import re
from pathlib import PurePosixPath

from mohafez.bangla.text import clean

TEXTS = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
TABLES = frozenset({".csv", ".tsv"})
WEB_ARCHIVES = frozenset({".warc", ".wet"})
CONTAINERS = frozenset({".zip", ".tar", ".tgz", ".tbz2", ".txz"})
COMPRESSED = frozenset({".gz", ".bz2", ".xz"})
READ = TEXTS | JSON_LINES | TABLES | WEB_ARCHIVES | CONTAINERS
SHORT_FOR = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}  # compressed tar files under one suffix
PART_MAX = 100  # characters of one part of a name
PARTS_MAX = 12  # parts of a member's name; the last ones are kept
SEPARATORS = re.compile(r"[/\\]")
SIDE_FILES = "__MACOSX"  # what macOS puts beside the members of a zip


def suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def is_read(name: str) -> bool:
    """Tell whether a file of a folder, or a member of a container, is a dump or holds dumps, by its suffix."""
    if is_aside(name):
        return False
    suffix = suffix_of(name)
    if suffix in COMPRESSED:
        inner = uncompressed(name)
        return not suffix_of(inner) or is_read(inner)
    return suffix in READ


def is_aside(name: str) -> bool:
    """Tell whether a file is none that anyone takes for a dump: a hidden one, or what systems put beside others."""
    parts = [part for part in SEPARATORS.split(name) if part not in {"", ".", ".."}]
    return not parts or SIDE_FILES in parts or any(part.startswith(".") for part in parts)


def uncompressed(name: str) -> str:
    """The name of what a compressed file holds: a dump's own name, whether it is stored compressed or not."""
    suffix = suffix_of(name)
    if suffix in COMPRESSED:
        return name[: -len(suffix)]
    if suffix in SHORT_FOR:
        return name[: -len(suffix)] + SHORT_FOR[suffix]
    return name


def member(container: str, name: str) -> str:
    """The name of a container's member: `pages.zip/2024/a.txt`, without what could lead out of the container."""
    parts = [clean(part)[:PART_MAX] for part in SEPARATORS.split(name)]
    kept = [part for part in parts if part not in {"", ".", ".."}]
    return "/".join([container, *kept[-PARTS_MAX:]])
