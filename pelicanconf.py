"""The sample archive's settings. All others are Mohafez's own, each with its reason: mohafez/site/settings.py."""

from pathlib import Path

from mohafez.site.settings import *  # noqa: F403 Pelican takes every name in capitals; what is set below wins

SITENAME = "মোহাফেজ"
SITESUBTITLE = "বাংলা সংবাদের আর্কাইভ"
MOHAFEZ_ROOT = str(Path(__file__).parent)  # where topics.toml and sources.toml are if not beside the content folder
