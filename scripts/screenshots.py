"""Take the pictures of docs/screenshots: `invoke screenshots`. Needs Chromium, Chrome or Playwright's own browser.

Each kind of page of the repository's own archive, at a desk's width in light colours and at a phone's in dark ones; an
article also as it is printed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from mohafez.loopback import served

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
GAP = 12
SCALE = 0.6  # of the pictures side by side: large enough to judge, small enough for git
SETTLED = 400  # ms for a search to finish


class View(NamedTuple):
    """How a page is looked at."""

    width: int
    height: int
    colours: str = "light"
    media: str = "screen"


DESK, PHONE = View(1280, 900), View(360, 760, "dark")
NIGHT, PAPER = View(1280, 900, "dark"), View(680, 990, media="print")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the machine's browser; as root, as in most containers, without its own sandbox."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)), None)
        alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=path, args=["--disable-gpu", *alone])
        yield started
        started.close()


def build(output: Path) -> None:
    """Build the repository's archive as it is."""
    command = [sys.executable, "-m", "pelican", "content", "-o", str(output), "-s", "pelicanconf.py"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "SITEURL": ""}, check=True)


def kinds(site: Path) -> dict[str, str]:
    """Name an address of each kind of page; of those that are many, the one that has most to show."""

    def fullest(pattern: str) -> str:
        found = max(site.glob(f"{pattern}/index.html"), key=lambda path: path.stat().st_size)
        return f"/{found.parent.relative_to(site)}/"

    return {
        "front": "/",
        "article": fullest("20*/*/*/*"),
        "topic": "/topics/ai/",
        "topics": "/topics/",
        "archive": "/archive/",
        "year": fullest("archive/20*"),
        "month": fullest("archive/20*/*"),
        "day": fullest("archive/20*/*/*"),
        "on-this-day": "/on-this-day/",
        "anniversary": fullest("on-this-day/*-*"),
        "letters": "/a-z/",
        "letter": fullest("a-z/*"),
        "source": fullest("sources/*"),
        "author": fullest("authors/*"),
        "search": f"/search/?q={quote('নির্বাচনের')}",
        "about": "/about/",
        "data": "/data/",
        "not-found": "/404.html",
    }


def shoot(started: Browser, address: str, view: View, target: Path) -> Path:
    """Take one picture of what a reader sees first."""
    page = started.new_page(viewport={"width": view.width, "height": view.height})
    page.emulate_media(color_scheme=view.colours, media=view.media)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=target)
    page.close()
    return target


def beside(started: Browser, pictures: dict[Path, View], target: Path) -> None:
    """Put pictures side by side, made smaller."""
    sizes = [(round(view.width * SCALE), round(view.height * SCALE)) for view in pictures.values()]
    images = "".join(
        f'<img src="{picture.as_uri()}" width="{size[0]}" height="{size[1]}">'
        for picture, size in zip(pictures, sizes, strict=True)
    )
    style = f"body {{ margin: 0; display: flex; gap: {GAP}px; background: #888; align-items: flex-start }}"
    sheet = target.with_suffix(".html")
    sheet.write_text(f"<!doctype html><style>{style}</style>{images}", encoding="utf-8")
    width = sum(size[0] for size in sizes) + GAP * (len(sizes) - 1)
    page = started.new_page(viewport={"width": width, "height": max(size[1] for size in sizes)})
    page.goto(sheet.as_uri())
    page.screenshot(path=target)
    page.close()
    sheet.unlink()


def main() -> None:
    """Build, photograph, and say where the pictures are."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, browser() as started:
        site, loose = Path(scratch) / "site", Path(scratch) / "loose"
        loose.mkdir()
        build(site)
        with served(site) as address:
            for kind, place in kinds(site).items():
                desk = shoot(started, address + place, DESK, loose / f"{kind}-desk.png")
                phone = shoot(started, address + place, PHONE, loose / f"{kind}-phone.png")
                beside(started, {desk: DESK, phone: PHONE}, PICTURES / f"{kind}.png")
            article = address + kinds(site)["article"]
            paper = shoot(started, article, PAPER, loose / "clipping.png")
            beside(started, {paper: PAPER}, PICTURES / "clipping.png")
            dark = shoot(started, f"{address}/", NIGHT, loose / "front-dark.png")
            beside(started, {loose / "front-desk.png": DESK, dark: NIGHT}, PICTURES / "readme.png")
    print(f"The pictures are in {PICTURES.relative_to(ROOT)}/")


if __name__ == "__main__":
    main()
