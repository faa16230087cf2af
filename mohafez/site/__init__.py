"""The Pelican plugin that makes the archive's pages."""
