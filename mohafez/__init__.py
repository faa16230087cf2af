"""Mohafez (মোহাফেজ, keeper of records): text dumps of Bengali news pages to a static, searchable archive."""

__version__ = "0.1.0"
