"""Share images: an article's headline drawn as a card of 1200 × 630, for those who show links with pictures.

Bengali must be shaped: vowel signs move before their consonant and consonants join. Pillow's own wheels do that by Raqm
and HarfBuzz; a Pillow built without them would draw wrong words, so it is refused.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

SETTING = "MOHAFEZ_SHARE_FONT"
INSTALL = "pip install 'mohafez[share-images]'"
WIDTH, HEIGHT, MARGIN = 1200, 630, 80  # what Open Graph's readers crop least
PAPER, INK, FADED, ACCENT = "#fdfcf9", "#1b1a18", "#5e5a52", "#8a1c2b"  # the stylesheet's, in the light
SIZES = (84, 72, 62, 54)  # of the headline: the first in which it fits
LEADING = 1.5
LABEL, FOOT = 34, 520  # size of the words above and below; where the lower rule stands
TOP = MARGIN + LABEL  # of the headline
NEEDED = "কA0…·“"  # headlines mix scripts, and a font without Latin draws boxes
COLOURS = 16  # enough for letters on paper: 15 KB a picture and not 40


class ShareImageError(ValueError):
    """Share images are asked for and cannot be drawn here."""


@dataclass(frozen=True)
class Card:
    """What a share image says, and the font file that draws it."""

    font: str
    title: str
    kicker: str = ""
    foot: str = ""


def check(font: str) -> None:
    """Make sure that cards can be drawn with a font file, before any is.

    Raises ShareImageError, which says what to do.
    """
    try:
        from PIL import features
    except ImportError:
        raise ShareImageError(f"{SETTING} asks for share images, and Pillow is not installed: {INSTALL}") from None
    if not features.check("raqm"):
        raise ShareImageError(
            f"{SETTING} asks for share images, and this Pillow cannot shape Bengali (it was built without Raqm). "
            f"Its own wheel can: pip install --force-reinstall --only-binary :all: pillow"
        )
    if not Path(font).is_file():
        raise ShareImageError(
            f'{SETTING} = "{font}": no such file. Name a font file that has Bengali and Latin letters, '
            f"or leave the setting out: no share images are drawn then"
        )
    try:
        missing = [letter for letter in NEEDED if is_missing(font, letter)]
    except OSError as error:
        raise ShareImageError(f'{SETTING} = "{font}": not a font that can be read ({error})') from error
    if missing:
        raise ShareImageError(
            f'{SETTING} = "{font}" has no {" ".join(missing)}: headlines hold Bengali and Latin letters. '
            f"Noto Sans Bengali, Hind Siliguri and Anek Bangla (fonts.google.com) have both"
        )


def is_missing(font: str, letter: str) -> bool:
    """Tell whether a font draws a letter as it draws what no font has."""
    drawn = loaded(font, LABEL)
    return bytes(drawn.getmask(letter)) == bytes(drawn.getmask("\uffff"))


def draw(card: Card) -> bytes:
    """Draw a card as PNG; the same card with the same Pillow always gives the same bytes."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    label = loaded(card.font, LABEL)
    canvas.text((MARGIN, MARGIN), card.kicker, ACCENT, label, anchor="ls")
    size, lines = fitted(card)
    for place, line in enumerate(lines):
        baseline = TOP + size * (1.1 + LEADING * place)
        canvas.text((MARGIN, baseline), line, INK, loaded(card.font, size), anchor="ls")
    canvas.line((MARGIN, FOOT, WIDTH - MARGIN, FOOT), INK, 3)
    canvas.text((MARGIN, FOOT + 1.8 * LABEL), card.foot, FADED, label, anchor="ls")
    made = io.BytesIO()
    image.quantize(COLOURS).save(made, "PNG", optimize=True)
    return made.getvalue()


def fitted(card: Card) -> tuple[int, Sequence[str]]:
    """Choose the largest size in which a headline fits, and break it into lines; of one too long the end is cut."""
    for size in SIZES:
        lines = broken(card.title, loaded(card.font, size).getlength)
        most = int((FOOT - TOP) / (size * LEADING))
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], f"{lines[most - 1].rstrip(' ,;:')}…"]


def broken(text: str, length: Callable[[str], float]) -> list[str]:
    """Break a text between words into lines that fit the card."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=len(SIZES) + 1)
def loaded(font: str, size: int) -> Any:
    """Load a font in a size, to be shaped by Raqm."""
    from PIL import ImageFont

    return ImageFont.truetype(font, size, layout_engine=ImageFont.Layout.RAQM)
