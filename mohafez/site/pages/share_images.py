"""The share image of each article, where the settings name a font for them."""

from collections.abc import Iterator

from mohafez.site.archive import Story
from mohafez.site.labels import short_day
from mohafez.site.models import Download, Page, Site
from mohafez.site.pages.shelf import Shelf
from mohafez.site.share_images import Card, check, draw


def share_image_pages(shelf: Shelf) -> Iterator[Page]:
    """Draw every article's headline. Raises ShareImageError if that cannot be done here."""
    if not shelf.site.share_font:
        return
    check(shelf.site.share_font)
    for story in shelf.here:
        yield Page(image_url(story), "", Download(draw, card(story, shelf.site)))


def image_url(story: Story) -> str:
    return f"{story.url}share.png"


def card(story: Story, site: Site) -> Card:
    """Say what stands on a story's image: its section above the headline, newspaper, day and archive below."""
    known = (story.source.name if story.source else "", short_day(story.day) if story.day else "", site.name)
    return Card(
        site.share_font,
        story.title,
        story.section.name if story.section else "",
        "  ·  ".join(filter(None, known)),
    )
