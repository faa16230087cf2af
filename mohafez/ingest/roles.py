"""What a line of a dump is to a reader."""

from enum import StrEnum


class Role(StrEnum):
    """The part that a line plays. Everything below `CLOCK` is furniture: it stays out of articles."""

    TITLE = "title"
    BYLINE = "byline"
    PUBLISHED = "published"
    UPDATED = "updated"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    ITEM = "list item"
    QUOTATION = "quotation"
    CLOCK = "clock"
    TICKER = "ticker"
    MENU = "menu"
    SHARE = "share"
    RELATED = "related"
    POPULAR = "popular"
    TAGS = "tags"
    COMMENT = "comment"
    FOOTER = "footer"
    ADVERT = "advert"
    COUNTER = "counter"
    REPEAT = "repeat"
    SEPARATOR = "separator"
    BLANK = "blank"
    OTHER = "other furniture"

    @property
    def in_body(self) -> bool:
        return self in BODY

    @property
    def kept(self) -> bool:
        return self in KEPT


BODY = frozenset({Role.PARAGRAPH, Role.HEADING, Role.CAPTION, Role.ITEM, Role.QUOTATION})
KEPT = BODY | {Role.TITLE, Role.BYLINE, Role.PUBLISHED, Role.UPDATED}
