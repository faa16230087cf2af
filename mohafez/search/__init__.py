"""From articles to the static search index that the reader's browser opens."""
