"""Every setting that differs from Pelican's default, with its reason; an archive's pelicanconf.py begins with these:

from mohafez.site.settings import *

and says below what is its own: SITENAME, SITESUBTITLE, SITEURL. Whatever is set there wins.
"""

import os

from mohafez.shipped import shipped

SITENAME = "মোহাফেজ"
SITESUBTITLE = "বাংলা সংবাদের আর্কাইভ"
SITEURL = os.environ.get("SITEURL", "").rstrip("/")  # the build for GitHub Pages sets it; may have a sub-path
EDIT_URL = os.environ.get(
    "EDIT_URL", ""
)  # https://github.com/USER/REPO/edit/main/content/{path}: a link on each article

MOHAFEZ_MARKDOWN = False  # each article's Markdown at its address + index.md: 5 KB more an article
MOHAFEZ_OFFLINE = True  # readers' browsers keep what was read, for when there is no connection
MOHAFEZ_SHARD = os.environ.get("MOHAFEZ_SHARD", "")  # which shard of shards.toml to build; without it, the front
MOHAFEZ_PROFILE = os.environ.get("MOHAFEZ_PROFILE", "")  # "comparable": only what all generators make, for benchmarks
MOHAFEZ_SHARE_FONT = ""  # a font file that draws each headline as a share image: 20 KB and 0.1 s more an article

PATH = "content"
THEME = str(shipped("theme"))
PLUGINS = ["mohafez.site.plugin"]

DEFAULT_LANG = "bn"
TIMEZONE = "Asia/Dhaka"

# The plugin reads articles itself; what follows lets stock Pelican build the same content with any theme.
ARTICLE_PATHS = ["articles"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
DEFAULT_DATE = (1970, 1, 1)  # Pelican demands a date; an undated article's is never shown
FILENAME_METADATA = ""  # a slug that begins with a date says nothing about the article's
SLUGIFY_SOURCE = "basename"  # Pelican's slugify drops vowel signs; articles bring their slugs
ARTICLE_TRANSLATION_ID = None  # slugs are unique: equal ones are no translations
PAGE_TRANSLATION_ID = None
READERS = {"rst": None, "html": None}  # the archive is Markdown; Docutils would warn that it knows no Bengali

TAG_URL, CATEGORY_URL, AUTHOR_URL = "topics/{slug}/", "sections/{slug}/", "authors/{slug}/"
TAG_SAVE_AS, CATEGORY_SAVE_AS, AUTHOR_SAVE_AS = (url + "index.html" for url in (TAG_URL, CATEGORY_URL, AUTHOR_URL))

# Feeds are the plugin's: of the whole archive, and of each topic, place and source.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# What stands in content/extra/ (CNAME, a newspaper's own robots.txt …) goes to the site's root.
STATIC_PATHS = ["extra"]
PATH_METADATA = r"extra/(?P<path>.+)"
