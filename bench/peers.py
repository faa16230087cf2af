"""How many pages a CPU-second jusText and trafilatura read; run by bench/ingest.py.

    python bench/peers.py DUMPS [--sample N]

They are made for HTML; the pages are the dumps' lines, each a paragraph of HTML. Of date, title and author jusText says
nothing, and trafilatura only where it is asked.
"""

import argparse
import html
import time
from collections.abc import Callable
from pathlib import Path

import justext
import trafilatura

STOPWORDS = justext.get_stoplist("Bengali")
PEERS: dict[str, Callable[[str], object]] = {
    "jusText": lambda page: justext.justext(page.encode(), STOPWORDS),
    "trafilatura": trafilatura.extract,
    "trafilatura, with date and author": lambda page: trafilatura.extract(page, with_metadata=True),
}


def as_html(text: str) -> str:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<!doctype html><html><head><title>-</title></head><body>{lines}</body></html>"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dumps", type=Path)
    parser.add_argument("--sample", type=int, default=500, help="pages")
    options = parser.parse_args()
    files = sorted(options.dumps.glob("*.txt"))[: options.sample]
    pages = [as_html(file.read_text(encoding="utf-8", errors="replace")) for file in files]
    for name, extract in PEERS.items():
        started = time.process_time()
        for page in pages:
            extract(page)
        print(f"{name}\t{len(pages) / (time.process_time() - started):.1f}", flush=True)


if __name__ == "__main__":
    main()
