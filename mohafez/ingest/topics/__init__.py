"""Topics and places of an article, by the terms of topics.toml. docs/topics.md tells the method."""

from mohafez.ingest.topics.tagger import Tagger, Tagging

__all__ = ["Tagger", "Tagging"]
