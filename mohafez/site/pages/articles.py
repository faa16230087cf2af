"""The page of each article, and what stands at the addresses that it had before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mohafez.articles import Article
from mohafez.bangla.numerals import to_bengali
from mohafez.bangla.text import clean, search_key, words
from mohafez.site.archive import Archive, Story
from mohafez.site.entries import entry, link, links
from mohafez.site.labels import moment, number, short_day, shortened
from mohafez.site.markdown import safe_address
from mohafez.site.models import Around, ArticlePage, Deferred, Entry, Head, Link, Page, Site
from mohafez.site.pages.redirects import redirect_pages
from mohafez.site.pages.share_images import image_url
from mohafez.site.pages.shelf import Shelf
from mohafez.tables import Source

WORDS_A_MINUTE = 180  # silent reading of Bengali prose
DESCRIPTION_LENGTH = 48  # characters: each weighs three bytes, and search engines show few more
NEIGHBOUR_LENGTH = 28  # characters of a headline before or after in time
SAME_STORY_SHOWN = 10
LONG_WORD, WORDS_SHOWN = 4, 2  # letters of a word that says what a headline is about; how many such words are named


class Facts(NamedTuple):
    """All that an article's page is made from."""

    site: Site
    story: Story
    source: Source | None
    edit: str
    same_story: tuple[Story, ...] = ()
    related: Sequence[Story] = ()
    earlier: Story | None = None
    later: Story | None = None


def article_pages(shelf: Shelf, related: Mapping[str, Sequence[Story]]) -> Iterator[Page]:
    """Make the pages of all articles; dated ones link to their neighbours in time and to those `related` to them."""
    yield from redirect_pages(shelf)
    archive = shelf.archive
    for story in archive.undated:
        if story.is_here:
            yield article_page(shelf, story)
    dated = archive.dated
    for place, story in enumerate(dated):
        if not story.is_here:
            continue
        earlier = dated[place - 1] if place else None
        later = dated[place + 1] if place + 1 < len(dated) else None
        yield article_page(shelf, story, related.get(story.url, ()), earlier, later)


def title_link(story: Story) -> Link:
    return Link(shortened(story.title, NEIGHBOUR_LENGTH), story.url)


def article_page(
    shelf: Shelf,
    story: Story,
    related: Sequence[Story] = (),
    earlier: Story | None = None,
    later: Story | None = None,
) -> Page:
    """Gather what an article's page is made from."""
    source = shelf.sources.get(story.article.source or "")
    same = same_story(shelf.archive, story)
    facts = Facts(shelf.site, story, source, shelf.edit_address(story), same, related, earlier, later)
    return Page(story.url, "article.html", Deferred(article_model, facts))


def article_model(facts: Facts) -> ArticlePage:
    """Make the model of an article's page."""
    story, source = facts.story, facts.source
    article, body = story.article, story.body
    bangla = source is None or source.calendar == "bangladesh"
    return ArticlePage(
        head=Head(story.title, shortened(story.summary, DESCRIPTION_LENGTH), noindex=bool(source and source.noindex)),
        title=story.title,
        body=body,
        minutes=number(max(1, round(len(body.split()) / WORDS_A_MINUTE))),
        section=link(story.section) if story.section else None,
        authors=links(story.authors),
        published=moment(article.date, bangla=bangla) if article.date else None,
        modified=moment(article.modified) if article.modified else None,
        source=link(story.source) if story.source else None,
        source_url=safe_address(article.source_url or "", ""),
        rights=rights(source),
        topics=links(story.topics),
        places=links(story.places),
        citation=citation(story),
        provenance=provenance(article),
        edit=facts.edit,
        image=f"{facts.site.url}/{image_url(story)}" if facts.site.share_font else "",
        same_story=tuple(map(elsewhere, facts.same_story)),
        related=tuple(entry(other, why(story, other)) for other in facts.related),
        around=Around(
            title_link(facts.earlier) if facts.earlier else None, title_link(facts.later) if facts.later else None
        ),
    )


def rights(source: Source | None) -> str:
    """Say whose the text is: the newspaper's own line, or its name."""
    if source is None:
        return ""
    return source.rights or f"স্বত্ব: {source.name}"


def citation(story: Story) -> str:
    """Cite a story as Bengali bibliographies do: authors, headline, newspaper, day; its page adds the address."""
    known = (
        *(author.name for author in story.authors),
        f"“{story.title}”",
        story.source.name if story.source else "",
        short_day(story.day) if story.day else "তারিখ অজানা",
    )
    return ", ".join(filter(None, known))


def provenance(article: Article) -> str:
    """Say which dump an article came from and how much of it was kept; nothing of articles written by hand."""
    return clean("; ".join(provenance_parts(article)))


def provenance_parts(article: Article) -> Iterator[str]:
    if article.source_file:
        part = f" ({to_bengali(article.source_part)} অংশ)" if article.source_part else ""
        encoding = f", {article.source_encoding}" if article.source_encoding else ""
        yield f"ফাইল {article.source_file}{part}{encoding}"
    if article.source_lines:
        kept, _, found = article.source_lines.partition("/")
        yield f"{to_bengali(found)} লাইনের {to_bengali(kept)}টি রাখা"
    if article.source_sha256:
        yield f"SHA-256 {article.source_sha256}"


def why(story: Story, other: Story) -> str:
    """Say what relates two stories: a topic or place that both are filed under, else words of both headlines."""
    theirs = {*other.topics, *other.places}
    for subject in (*story.topics, *story.places):
        if subject in theirs:
            return subject.name
    said = {search_key(word) for word in words(other.title)}
    shared = [word for word in words(story.title) if len(word) >= LONG_WORD and search_key(word) in said]
    return ", ".join(shared[:WORDS_SHOWN])


def same_story(archive: Archive, story: Story) -> tuple[Story, ...]:
    """List the other articles of a near-duplicate group, the newest first."""
    group = archive.by_story.get(story.article.story or "", ())
    others = [other for other in group if other is not story]
    return tuple(others[::-1][:SAME_STORY_SHOWN])


def elsewhere(other: Story) -> Entry:
    """Describe another telling of a story: what tells it apart is its newspaper."""
    return entry(other, other.source.name if other.source else "")
