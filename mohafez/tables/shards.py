"""shards.toml: the sites that an archive is divided into, and which articles each holds. docs/shards.md tells why.

What decides where an article stands is its *key*, which the plan's `by` makes of it: "2025-07" by year, "nodi/2025" by
source, "a3" of its slug's hash by size. A shard holds keys, or the shorter ones that many begin with: "2025", "nodi",
"a". The longest that any shard holds decides.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from mohafez.articles import Article
from mohafez.bangla.romanise import slugify
from mohafez.tables.reading import SLUG, TableError, read_toml

FILE = "shards.toml"
BUDGET = 900  # MB: GitHub Pages serves 1,000 of one site, and what is said of a site before it is built is an estimate
NONE = "undated", "unsourced"  # the keys of articles that do not say
HEAD = """# The sites that this archive is divided into, written by `mohafez shard`; keep it in git. docs/shards.md
#
#     holds     the articles that stand in a shard: years or months, newspapers, or the first digits of slugs' hashes
#     left      those that stood there once: their addresses lead on
#     address   where a site is; change it here, and build all of them
"""
SHARD = "{shard}"  # stands for a shard's name in the pattern of addresses
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+)?\Z")

Keys = tuple[str, str]  # an article's own, and the shorter one that it begins with


@dataclass(frozen=True)
class Shard:
    """A site that holds some of the articles; `left` are keys of those that it held once."""

    name: str
    address: str
    holds: tuple[str, ...]
    left: tuple[str, ...] = ()


def by_year(article: Article) -> Keys:
    """Give an article's month, and its year."""
    return (article.date[:7], article.date[:4]) if article.date else NONE[:1] * 2


def by_source(article: Article) -> Keys:
    """Give an article's newspaper with its year, and its newspaper."""
    source = slugify(article.source) if article.source else NONE[1]
    return f"{source}/{by_year(article)[1]}", source


def by_size(article: Article) -> Keys:
    """Give the first two digits of the hash of an article's slug, and the first."""
    digits = hashlib.blake2b(article.slug.encode(), digest_size=1).hexdigest()
    return digits, digits[0]


WAYS: Mapping[str, Callable[[Article], Keys]] = {"year": by_year, "source": by_source, "size": by_size}


@dataclass(frozen=True)
class Plan:
    """How an archive is divided: a front site with lists and search, and shards with the articles' own pages."""

    by: str
    front: str  # the address of the front site
    shards: tuple[Shard, ...] = ()
    left: tuple[str, ...] = ()  # keys of articles that stood in the front site, before the archive was divided
    budget: int = BUDGET
    addresses: str = ""  # the pattern of a new shard's

    @property
    def pattern(self) -> str:
        return self.addresses or f"{self.front}-{SHARD}"

    def keys(self, article: Article) -> Keys:
        """Give an article's key, and what it shares with others."""
        return WAYS[self.by](article)

    def shard_of(self, article: Article) -> Shard | None:
        """Give the shard that an article stands in; None if no shard holds its key yet."""
        return next((self._holders[key] for key in self.keys(article) if key in self._holders), None)

    def stood_in(self, article: Article, left: tuple[str, ...]) -> bool:
        """Tell whether an article is among those that a site has left to others."""
        return not set(left).isdisjoint(self.keys(article))

    def named(self, name: str) -> Shard:
        """Give a shard by its name. Raises TableError."""
        for shard in self.shards:
            if shard.name == name:
                return shard
        known = ", ".join(shard.name for shard in self.shards)
        raise TableError(f"{FILE}: there is no shard {name!r}; there are {known}")

    @cached_property
    def _holders(self) -> dict[str, Shard]:
        return {key: shard for shard in self.shards for key in shard.holds}


def load_shards(path: Path) -> Plan | None:
    """Read a plan; None where there is none. Raises TableError that names the file and the value."""
    read = read_toml(path)
    if not read:
        return None
    if unknown := sorted(set(read) - {"by", "budget", "front", "addresses", "left", "shard"}):
        raise TableError(f"{path}: unknown key {unknown[0]!r}; known are by, budget, front, addresses, left, shard")
    by, budget = read.get("by"), read.get("budget", BUDGET)
    if by not in WAYS:
        raise TableError(f"{path}: by {by!r} is none of {', '.join(WAYS)}")
    if not isinstance(budget, int) or budget < 1:
        raise TableError(f"{path}: budget {budget!r} is no number of megabytes")
    plan = Plan(
        by,
        str(read.get("front", "")),
        tuple(_shard(path, entry) for entry in read.get("shard", [])),
        _keys(path, read.get("left", [])),
        budget,
        str(read.get("addresses", "")),
    )
    return checked(plan, path)


def checked(plan: Plan, path: Path = Path(FILE)) -> Plan:
    """Give a plan whose addresses are good, and none of whose values stands twice. Raises TableError."""
    shards = tuple(replace(shard, address=_address(path, shard.address)) for shard in plan.shards)
    plan = replace(plan, front=_address(path, plan.front), shards=shards)
    if SHARD not in _address(path, plan.pattern):
        raise TableError(f"{path}: addresses {plan.pattern!r} does not say where a shard's name goes: {SHARD}")
    for what, values in {
        "the name": [shard.name for shard in shards],
        "the address": [plan.front, *(shard.address for shard in shards)],
        "the key": [key for shard in shards for key in shard.holds],
    }.items():
        if twice := next((value for value, times in Counter(values).items() if times > 1), None):
            raise TableError(f"{path}: {what} {twice!r} stands twice")
    return plan


def _shard(path: Path, entry: Mapping[str, object]) -> Shard:
    if unknown := sorted(set(entry) - {"name", "address", "holds", "left"}):
        raise TableError(f"{path}: shard: unknown key {unknown[0]!r}; known are name, address, holds, left")
    name = entry.get("name")
    if not isinstance(name, str) or not SLUG.match(name):
        raise TableError(f"{path}: shard: name {name!r} may hold only a-z, 0-9 and hyphens")
    return Shard(
        name,
        str(entry.get("address", "")),
        _keys(path, entry.get("holds", [])),
        _keys(path, entry.get("left", [])),
    )


def _address(path: Path, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise TableError(f"{path}: address {value!r} is none, as https://user.github.io/archive-2010 is")
    return value.rstrip("/")


def _keys(path: Path, values: object) -> tuple[str, ...]:
    for value in values if isinstance(values, list) else [values]:
        if not isinstance(value, str) or not KEY.match(value):
            raise TableError(f'{path}: {value!r} is none of the keys that shards hold, as "2025" is')
    return tuple(values)


def as_toml(plan: Plan) -> str:
    """Write a plan as its file's text. Reading that again gives an equal plan."""
    lines = [
        HEAD,
        f"by = {json.dumps(plan.by)}",
        f"budget = {plan.budget}  # MB a site",
        f"front = {json.dumps(plan.front)}",
        f"addresses = {json.dumps(plan.pattern)}  # of new shards",
        f"left = {json.dumps(list(plan.left))}",
        *(line for shard in plan.shards for line in _lines(shard)),
    ]
    return "\n".join(lines) + "\n"


def _lines(shard: Shard) -> Iterator[str]:
    yield "\n[[shard]]"
    yield f"name = {json.dumps(shard.name)}"
    yield f"address = {json.dumps(shard.address)}"
    yield f"holds = {json.dumps(list(shard.holds))}"
    if shard.left:
        yield f"left = {json.dumps(list(shard.left))}"
