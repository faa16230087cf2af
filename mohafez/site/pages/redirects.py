"""Former addresses: a link that was once given away stays good.

Those of articles whose date or slug was corrected stand in the articles, those of articles that another site of a
divided archive holds now in shards.toml, all others in redirects.toml.
"""

from collections.abc import Iterator

from mohafez.site.archive import Story
from mohafez.site.models import Page, Redirect
from mohafez.site.pages.shelf import Shelf


def redirect_pages(shelf: Shelf) -> Iterator[Page]:
    """Make a page at each former address that leads on; an article that stands there now comes first."""
    taken = {story.url for story in shelf.archive.stories}
    for story in shelf.archive.stories:
        for url in former_addresses(shelf, story):
            if url not in taken:
                taken.add(url)
                yield Page(url, "redirect.html", Redirect(story.title, story.url))
    stories = {story.address: story for story in shelf.archive.stories} if shelf.moves else {}
    for move in shelf.moves:
        url, target = move.old.removeprefix("/"), move.new.removeprefix("/")
        if url not in taken:
            story = stories.get(target)
            to = Redirect(story.title, story.url) if story else Redirect(move.new, target)
            yield Page(url, "redirect.html", to)


def former_addresses(shelf: Shelf, story: Story) -> Iterator[str]:
    """Give where a story stood: in this site before another had it, and at addresses that it says itself.

    Which site those were in nobody knows: they lead on in all.
    """
    if shelf.division.has_left(story.article):
        yield story.address
    for alias in story.article.aliases:
        yield alias.removeprefix("/")
