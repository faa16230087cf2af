"""A dump as it came: its bytes, and what it came with."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from mohafez.ingest.page import Hints
from mohafez.ingest.roles import Role


@dataclass(frozen=True)
class Dump:
    """A dump: the name that articles will carry, and its bytes.

    `hints` is what its container says about it: a web archive knows the address, a table the date. A record that
    states title and body apart comes as a page laid out by us; `stated` then gives the roles of its first lines, and
    all below them is its body.
    """

    name: str
    data: bytes = field(repr=False)
    hints: Hints = field(default_factory=Hints)
    stated: tuple[Role, ...] = ()

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Refused:
    """A file, or a part of one, that gave no dump, and why not."""

    name: str
    reason: str
