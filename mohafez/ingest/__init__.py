"""From dumps to articles: decode, lines, roles, stories, articles, report. Knows nothing of Pelican."""
