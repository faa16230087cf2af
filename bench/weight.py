"""What a built site's pages weigh: an article's beyond its own text, over the wire, and in all lists.

    python bench/weight.py SITE CONTENT

SITE is the output folder, CONTENT the folder that it was built from. An article's own text is its headline once and its
body's words; what is left is head, frame, markup, metadata, recommendations. Over the wire a page comes gzipped, with
the stylesheet and the scripts of the first visit. Lists are all other pages of articles; entries are what stands in
them between <li> or <article> and its end. The rest is the pages' frames, which weigh less the more a page lists.
"""

import gzip
import re
import statistics
import sys
from collections import Counter
from pathlib import Path

from mohafez import articles
from mohafez.site.markdown import plain_text

FIRST_VISIT = ("css/mohafez.css", "js/colours.js", "js/site.js", "js/article.js", "icon.svg")
NO_LISTS = {"about", "data", "feeds", "offline", "search", "styleguide", "theme"}
ENTRY = re.compile(rb"<(li|article)\b.*?</\1>", re.DOTALL)


def gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def main() -> None:
    """Weigh, and print."""
    site, content = map(Path, sys.argv[1:3])
    pages = {}
    for path in (content / "articles").rglob("*.md"):
        article = articles.read(path)
        page = site / articles.address_of(article.slug, article.date) / "index.html"
        pages[page] = page.stat().st_size - len((article.title + plain_text(article.body)).encode())
    wire = [gzipped(page) for page in pages]
    first = max(wire) + sum(gzipped(site / "theme" / name) for name in FIRST_VISIT)
    print(f"{len(pages):,} articles")
    print(f"HTML beyond an article's own text: {statistics.mean(pages.values()):,.0f} bytes on average")
    print(f"over the wire, gzipped: {statistics.mean(wire):,.0f} bytes on average; a first visit {first:,} at most")
    lists, entries = Counter(), Counter()
    for page in set(site.rglob("*.html")) - {*pages}:
        kind = page.relative_to(site).parts[0]
        if page.parent != site and kind not in NO_LISTS:
            text = page.read_bytes()
            lists[kind] += len(text)
            entries[kind] += sum(len(entry[0]) for entry in ENTRY.finditer(text))
    print(f"entries in lists: {entries.total() / len(pages):,.0f} bytes an article")
    print(f"lists with their frames: {lists.total() / len(pages):,.0f}")
    for kind, size in lists.most_common():
        print(f"  {kind:12} {entries[kind] / len(pages):6,.0f} {size / len(pages):6,.0f}")


if __name__ == "__main__":
    main()
