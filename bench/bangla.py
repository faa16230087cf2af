"""How fast the language module reads: megabytes of UTF-8 a second, on one core.

    python bench/bangla.py [FILE.jsonl.gz] [--megabytes 20]

The lines of the file are JSON objects with a title and a body (default: ../shared/corpus/news.jsonl.gz). The aim is 5
MB a second for words with their search keys. CPU time is taken, so that a busy machine does not tell.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

from mohafez.bangla.bijoy import looks_like_bijoy
from mohafez.bangla.dates import find_dates
from mohafez.bangla.text import clean, identity_key, search_key, sentences, tokens, words

CORPUS = Path(__file__).parent.parent.parent / "shared/corpus/news.jsonl.gz"

TASKS: dict[str, Callable[[str], object]] = {
    "words with places": tokens,
    "words with search keys": lambda text: [(token, search_key(token.text)) for token in tokens(text)],
    "words with both keys": lambda text: [(identity_key(word), search_key(word)) for word in words(text)],
    "text for display": clean,
    "sentences": sentences,
    "dates, line by line": lambda text: [find_dates(line) for line in text.splitlines()],
    "is it Bijoy": looks_like_bijoy,
}


def articles(path: Path, limit: int) -> list[str]:
    """Read texts up to so many bytes."""
    texts, size = [], 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts.append(f"{row['title']}\n{row['body']}")
            size += len(texts[-1].encode())
            if size >= limit:
                break
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--megabytes", type=float, default=20)
    options = parser.parse_args()
    texts = articles(options.file, int(options.megabytes * 1e6))
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} articles, {size:.1f} MB")
    for name, task in TASKS.items():
        start = time.process_time()
        for text in texts:
            task(text)
        print(f"{name:24}{size / (time.process_time() - start):8.1f} MB/s")


if __name__ == "__main__":
    main()
