"""Former addresses: a link that was once given away stays good.

Those of articles whose date or slug was corrected stand in the articles, all others in redirects.toml.
"""

from collections.abc import Iterator

from mohafez.site.models import Page, Redirect
from mohafez.site.pages.shelf import Shelf


def redirect_pages(shelf: Shelf) -> Iterator[Page]:
    """Make a page at each former address that leads on; an article that stands there now comes first."""
    taken = {story.url for story in shelf.archive.stories}
    for story in shelf.archive.stories:
        for alias in story.article.aliases:
            url = alias.removeprefix("/")
            if url not in taken:
                taken.add(url)
                yield Page(url, "redirect.html", Redirect(story.title, story.url))
    titles = {story.url: story.title for story in shelf.archive.stories}
    for move in shelf.moves:
        url, target = move.old.removeprefix("/"), move.new.removeprefix("/")
        if url not in taken:
            yield Page(url, "redirect.html", Redirect(titles.get(target, move.new), target))
