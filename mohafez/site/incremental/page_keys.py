"""The key of a page: of its model, or what that is to be made from, and of its template."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from operator import attrgetter, methodcaller
from types import MappingProxyType, NoneType
from typing import Any

from jinja2 import Environment, TemplateNotFound

from mohafez.site.archive import Story
from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.keys import value_key
from mohafez.site.models import Deferred, Page, Pager, Site
from mohafez.site.subjects import Subject
from mohafez.tables import Source

OWN_KEYS: Mapping[type, Callable[[Any], bytes]] = MappingProxyType(
    {
        Story: attrgetter("key"),
        Subject: attrgetter("key"),
        Site: lambda _: b"",
        **dict.fromkeys((Source, Pager, int, bool, NoneType), lru_cache(None, typed=True)(value_key)),  # few, often
        str: methodcaller("encode", "utf-8", "surrogatepass"),
    }
)


def page_key(page: Page, *around: bytes) -> bytes:
    """Digest what a page is made from: its model, or the facts and the function that make it, and what is `around`."""
    model = page.model
    if not isinstance(model, Deferred):
        return key_of(*around, value_key(model))
    facts = model.facts if isinstance(model.facts, tuple) else (model.facts,)
    return key_of(*around, model.make.__qualname__.encode(), *part_keys(facts))


def part_keys(facts: Iterable[Any]) -> list[bytes]:
    """Digest facts one by one; stories and subjects stand for many, and bring their own keys.

    The site counts for nothing: it is part of every page's key anyway.
    """
    return [OWN_KEYS.get(type(fact), other_key)(fact) for fact in facts]


def other_key(value: Any) -> bytes:
    """Digest a value, or several facts that are one."""
    if not isinstance(value, tuple | list):
        return value_key(value)
    if not value or isinstance(value[0], Story):
        return b"".join([story.key for story in value])  # each is of one length
    return key_of(*part_keys(value))


class TemplateKeys(dict[str, bytes]):
    """The key of each template: of its own text and of all that it extends, includes and imports.

    To be named in a text is enough to belong to it: parsing all templates would take longer than all pages' keys.
    """

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
        for other in self._names:
            if other in texts[name]:
                self._gather(other, texts)

    @cached_property
    def _names(self) -> list[str]:
        return self._environment.list_templates()
