"""JSON-LD of pages, after schema.org: what search engines and reference managers read."""

import json
from typing import Any

from markupsafe import Markup

from mohafez.site.models import ArticlePage, Link, Site

CONTEXT = "https://schema.org"
# A script element ends at `</script`, whatever stands around it; the rest keeps old JavaScript parsers out of trouble.
UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_script(data: Any) -> Markup:
    """Write data as JSON that can stand inside a script element."""
    text = written(data)
    for character, escape in UNSAFE.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 escaped


def website(site: Site) -> dict[str, Any]:
    """Describe the site, with its search."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": site.name,
        "description": site.tagline,
        "inLanguage": site.language,
        "url": f"{site.url}/",
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{site.url}/search/?q={{q}}",
            "query-input": "required name=q",
        },
    }


def news_article(page: ArticlePage, site: Site) -> dict[str, Any]:
    """Describe an article by what Google's article type asks for; its address is the page's canonical one.

    What is not known has no key.
    """
    known = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": page.title,
        "image": page.image,
        "datePublished": page.published.iso if page.published else None,
        "dateModified": page.modified.iso if page.modified else None,
        "author": [
            {"@type": "Person", "name": author.label, "url": site.address(author.url)} for author in page.authors
        ],
        "publisher": {"@type": "Organization", "name": page.source.label} if page.source else None,
        "isBasedOn": page.source_url,
    }
    return {key: value for key, value in known.items() if value}


def collection(title: str, url: str, site: Site, trail: tuple[Link, ...] = ()) -> list[dict[str, Any]]:
    """Describe a list of articles and where it stands in the site."""
    steps = [*trail, Link(title, url)]
    return [
        {"@context": CONTEXT, "@type": "CollectionPage", "name": title, "url": f"{site.url}/{url}"},
        {
            "@context": CONTEXT,
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": step.label, "item": f"{site.url}/{step.url}"}
                for place, step in enumerate(steps, start=1)
            ],
        },
    ]
