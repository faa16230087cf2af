"""The names of the files that an owner edits beside the content folder."""

TABLES = ("topics.toml", "sources.toml")  # may also stand with pelicanconf.py
CORRECTIONS = ("withdrawn.toml", "redirects.toml")
