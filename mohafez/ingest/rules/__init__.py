"""The chain: an ordered, named list of small rules that give each line of a page its role.

Each rule takes the page and yields verdicts, or takes a line, where its own words are enough, and returns a role. The
first pass sees lines by themselves; then the page's structure is read (where bodies are, which line is whose title);
the last pass decides by neighbours. docs/ingest.md tells it in prose.
"""

from collections.abc import Callable, Iterable

from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules import (
    body,
    boxes,
    bylines,
    captions,
    colophon,
    dates,
    figures,
    headings,
    leftovers,
    lists,
    markup,
    phrases,
    points,
    prose,
    speech,
    tellings,
)
from mohafez.ingest.structure import spans

Rule = Callable[[Page], Iterable[Verdict]]
LineRule = Callable[[Line], Role | None]  # one that a line's own words are enough for
Chain = tuple[Rule | tuple[LineRule, ...], ...]

ALONE: Chain = (
    markup.outside,
    markup.captioned,
    prose.mail_head,
    (
        prose.separator,
        phrases.contact,
        phrases.known,
        phrases.credited,
        phrases.row,
        phrases.hashtags,
        dates.ago,
        prose.ticker,
    ),
    prose.crumbs,
    prose.paragraph,
    prose.dialogue,
    lists.teasers,
    phrases.recurring,
    (
        phrases.bidding,
        phrases.faces,
        phrases.tiny,
        phrases.counts,
    ),
    lists.dated,
    lists.labelled,
    lists.comments,
    lists.items,
    lists.contents,
    lists.pointed,
)
AROUND: Chain = (
    tellings.second_print,
    tellings.title,
    points.entry_times,
    colophon.colophon,
    dates.printed,
    boxes.running,
    boxes.boxed,
    bylines.byline,
    tellings.pull_quote,
    body.repeat,
    body.outside,
    points.points,
    speech.chapters,
    speech.verses,
    speech.talk,
    figures.rows,
    figures.fields,
    captions.numbered,
    captions.caption,
    body.quotation,
    body.cut,
    body.asked,
    body.source,
    boxes.pointer,
    boxes.jump,
    boxes.initials,
    headings.announced,
    headings.listed,
    speech.unfinished,
    headings.heading,
    leftovers.rest,
)


def run(page: Page) -> Page:
    """Give every line of the page a role."""
    follow(page, ALONE)
    page.spans = spans(page)
    follow(page, AROUND)
    return page


def follow(page: Page, chain: Chain) -> None:
    """Let the rules of a chain decide, one after the other; of those for lines the first that knows a line."""
    for rule in chain:
        if not isinstance(rule, tuple):
            page.apply(rule.__name__, rule(page))
            continue
        for i, line in page.open():
            if rule not in line.known:
                line.known[rule] = next(((role, one.__name__) for one in rule if (role := one(line))), (None, ""))
            page.roles[i], page.rules[i] = line.known[rule]
