"""The archive as a website: a Pelican plugin that reads articles, models every page, and writes them.

`plugin` stands on Pelican's public points; `archive` groups the articles; `pages` makes a model of each page; templates
turn models into HTML. A page depends on nothing but its model, its template and the site's settings.
"""
