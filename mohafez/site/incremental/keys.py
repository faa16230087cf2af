"""Keys: short digests that are equal while nothing has changed that a page or file is made from."""

import copyreg
import io
import pickle
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound, meta

from mohafez.site.archive import Story
from mohafez.site.incremental.digests import key_of
from mohafez.site.models import Site
from mohafez.site.subjects import Subject

PACKAGE = Path(__file__).parents[2]
LIBRARIES = ("jinja2", "markdown", "markupsafe", "pelican", "regex", "rjsmin")


def value_key(value: Any) -> bytes:
    """Digest a value without cycles; equal values give equal keys, as pickle without its memo knows no identity.

    Stories and subjects are digested by their own keys, the site by nothing: it is part of every page's key anyway.
    """
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dispatch_table = STAND_INS
    pickler.dump(value)
    return key_of(buffer.getbuffer())


def by_key(value: Story | Subject) -> tuple[type, tuple[bytes]]:
    return bytes, (value.key,)


def by_name(_site: Site) -> tuple[type, tuple[()]]:
    return Site, ()


STAND_INS = {**copyreg.dispatch_table, Story: by_key, Subject: by_key, Site: by_name}


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
    own = sorted(path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".txt", ".json", ".toml"})
    return key_of(versions.encode(), files_key(own))


class TemplateKeys(dict[str, bytes]):
    """The key of each template: of its own text and of all that it extends, includes and imports."""

    def __init__(self, environment: Environment):
        super().__init__()
        self._environment = environment

    def __missing__(self, name: str) -> bytes:
        texts: dict[str, str] = {}
        self._gather(name, texts)
        self[name] = found = key_of(*(f"{own}\n{texts[own]}".encode() for own in sorted(texts)))
        return found

    def _gather(self, name: str, texts: dict[str, str]) -> None:
        if not name or name in texts or self._environment.loader is None:
            return
        try:
            texts[name] = self._environment.loader.get_source(self._environment, name)[0]
        except TemplateNotFound:
            texts[name] = ""  # rendering tells
            return
        for other in meta.find_referenced_templates(self._environment.parse(texts[name])):
            if other:
                self._gather(other, texts)
