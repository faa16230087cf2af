"""A page's key changes with whatever the page is made from, and with nothing else."""

from typing import NamedTuple

import pytest
from jinja2 import DictLoader, Environment

from mohafez.site.incremental.page_keys import TemplateKeys, page_key
from mohafez.site.models import Deferred, Download, Page, Pager, Site
from mohafez.site.subjects import Subject


class Facts(NamedTuple):
    site: Site
    subject: Subject
    title: str
    count: int
    is_quiet: bool
    pager: Pager
    names: list[str]
    earlier: str | None = None


FACTS = Facts(Site("আর্কাইভ", ""), Subject("topics", "ai", "এআই"), "খবর", 1, False, Pager("page/2/"), ["ক", "খ"])


def key(facts: object, make=len) -> bytes:
    return page_key(Page("archive/", "list.html", Deferred(make, facts)), b"around")


@pytest.mark.parametrize(
    "change",
    [
        {"subject": Subject("topics", "ai", "কৃত্রিম বুদ্ধিমত্তা")},
        {"title": "অন্য খবর"},
        {"count": 2},
        {"is_quiet": True},
        {"pager": Pager("page/3/")},
        {"names": ["কখ"]},
        {"names": []},
        {"earlier": ""},
    ],
)
def test_every_fact_counts(change):
    assert key(FACTS._replace(**change)) != key(FACTS)


def test_equal_facts_give_equal_keys_whichever_objects_hold_them():
    subject = Subject("topics", "ai", "এআই")
    assert key(FACTS._replace(subject=subject, pager=Pager("page/2/"), names=["ক", "খ"])) == key(FACTS)


def test_the_function_that_makes_a_page_counts():
    assert key(FACTS, repr) != key(FACTS)
    assert page_key(Page("data.csv", "", Download(len, FACTS))) != page_key(Page("data.csv", "", Download(repr, FACTS)))


def test_a_template_belongs_to_all_that_name_it_also_by_others():
    texts = {"list.html": "{% extends 'base.html' %}", "base.html": "{% include 'parts/a.html' %}", "parts/a.html": "ক"}
    before = TemplateKeys(Environment(loader=DictLoader(texts)))
    changed = TemplateKeys(Environment(loader=DictLoader(texts | {"parts/a.html": "খ", "odd.html": ""})))
    assert before["list.html"] != changed["list.html"]
    other = TemplateKeys(Environment(loader=DictLoader(texts | {"odd.html": "খ"})))
    assert before["list.html"] == other["list.html"]
    assert before["missing.html"] == other["missing.html"]
