"""Write mohafez/common_words.txt: the commonest words of a news corpus, the commonest first.

    python bench/common_words.py ../shared/corpus/news.jsonl.gz > mohafez/common_words.txt

Words are counted once an article, so that one long article counts for one. The corpus itself is no part of the project.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from textwrap import wrap

from mohafez.terms import Folder

WORDS = 2500
HEADER = """\
# The commonest words of Bengali news, as search keys, the commonest first: made by bench/common_words.py.
# What every article says tells nothing about this one (mohafez/keyphrases.py).
"""


def main() -> None:
    folder, found = Folder(), Counter[str]()
    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            found.update(set(folder.fold(f"{article['title']}\n{article['body']}").split()))
    words = [word for word, _ in found.most_common(WORDS * 2) if not word.isascii()][:WORDS]
    print(HEADER + "\n".join(wrap(" ".join(words), 118)))


if __name__ == "__main__":
    main()
