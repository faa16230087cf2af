"""What search engines and reference managers read in pages."""

import datetime as dt
import json
import re

import pytest

ARTICLE = "2025/12/14/bangla-bhasha-model-niye-notun-protijogita"
UNDATED = "undated/haater-din-bodlalo"
HIGHWIRE = {"citation_title": "title", "citation_publication_date": "date", "citation_author": "creators"}
DUBLIN_CORE = {"type": "itemType", "source": "publicationTitle"}


def zotero(page) -> dict[str, list[str]]:
    """Read a page as Zotero's translators "Embedded Metadata" and "RDF" do.

    Of a tag it takes the name, or else the property; "citation_…" are Highwire's; "dc.…" are Dublin Core, whose type
    names Zotero's own kinds and whose source is a newspaper's name (Highwire's publisher is lost on an article).
    """
    item: dict[str, list[str]] = {"language": [page.get("lang")]}
    for meta in page.iter("meta"):
        tag = meta.get("name") or meta.get("property") or ""
        prefix, _, rest = tag.partition(".")
        field = DUBLIN_CORE.get(rest) if prefix == "dc" else HIGHWIRE.get(tag)
        if tag == "description":
            field = "abstractNote"
        if field:
            item.setdefault(field, []).append(meta.get("content"))
    return item


def linked_data(page):
    return json.loads(page.find(".//script[@type='application/ld+json']").text)


def test_zotero_finds_a_newspaper_article_with_all_its_fields(read):
    assert zotero(read(ARTICLE)) == {
        "itemType": ["newspaperArticle"],
        "title": ["বাংলা ভাষা মডেল নিয়ে নতুন প্রতিযোগিতা: কে এগিয়ে?"],
        "creators": ["নিজস্ব প্রতিবেদক, ঢাকা"],
        "date": ["2025/12/14"],
        "publicationTitle": ["নদীর খবর"],
        "language": ["bn"],
        "abstractNote": read(ARTICLE).xpath("//meta[@name='description']/@content"),
    }


def test_zotero_is_told_no_date_of_an_undated_story(read):
    assert "date" not in zotero(read(UNDATED))


def test_dublin_core_stands_on_the_same_elements_as_rdfa(read):
    page = read(ARTICLE)
    assert page.xpath("//meta[@property='dc:date']/@content") == ["2025/12/14"]
    assert page.xpath("//meta[@property='dc:creator']/@content") == ["নিজস্ব প্রতিবেদক, ঢাকা"]
    assert page.xpath("//h1[@property='dc:title']")


def test_json_ld_has_what_googles_article_type_asks_for(read, siteurl):
    """headline, author.name, author.url, datePublished, dateModified; an image there is not."""
    data = linked_data(read(ARTICLE))
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "বাংলা ভাষা মডেল নিয়ে নতুন প্রতিযোগিতা: কে এগিয়ে?"
    assert data["datePublished"] == "2025-12-14T13:38:51+06:00"
    assert data["dateModified"] == "2025-12-15T09:00:00+06:00"
    assert data["publisher"]["name"] == "নদীর খবর"
    assert [author["name"] for author in data["author"]] == ["নিজস্ব প্রতিবেদক, ঢাকা"]
    assert all(author["url"].startswith(f"{siteurl}/authors/") for author in data["author"])


def test_json_ld_makes_no_date_up(read):
    assert not {"datePublished", "dateModified"} & set(linked_data(read(UNDATED)))


@pytest.mark.parametrize("address", ["topics/ai", "archive/2025/12", "on-this-day/12-14"])
def test_a_list_says_that_it_is_one_and_where_it_stands(read, siteurl, address):
    page, trail = linked_data(read(address))
    assert page["@type"] == "CollectionPage"
    assert trail["@type"] == "BreadcrumbList"
    assert [step["position"] for step in trail["itemListElement"]] == [*range(1, len(trail["itemListElement"]) + 1)]
    assert trail["itemListElement"][-1]["item"] == f"{siteurl}/{address}/"


def test_the_front_page_names_the_site_and_its_search(read, siteurl):
    data = linked_data(read(""))
    assert data["@type"] == "WebSite"
    assert data["potentialAction"]["target"] == f"{siteurl}/search/?q={{q}}"


def test_all_linked_data_parse_and_give_full_times_and_addresses(site, read, siteurl):
    for path in site.rglob("index.html"):
        for block in read(path.parent.relative_to(site)).xpath("//script[@type='application/ld+json']"):
            said = json.dumps(json.loads(block.text))
            for day in re.findall(r'"date\w+": "([^"]+)"', said):
                assert dt.datetime.fromisoformat(day)
            for address in re.findall(r'"(?:url|item)": "([^"]+)"', said):
                assert address.startswith(siteurl)


def test_a_page_says_its_address_and_what_it_is_to_those_who_share_it(read, siteurl):
    page = read(ARTICLE)
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{siteurl}/{ARTICLE}/"]
    shared = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[starts-with(@property, 'og:')]")}
    assert shared["og:type"] == "article"
    assert shared["og:title"].startswith("বাংলা ভাষা মডেল")
    assert shared["og:description"]


def test_the_citation_stands_in_the_page_itself(read, siteurl):
    cited = " ".join(read(ARTICLE).find_class("cite")[0].text_content().split())
    assert cited == (
        "উদ্ধৃতি নিজস্ব প্রতিবেদক, ঢাকা, “বাংলা ভাষা মডেল নিয়ে নতুন প্রতিযোগিতা: কে এগিয়ে?”, "
        f"নদীর খবর, ১৪ ডিসেম্বর ২০২৫, {siteurl}/{ARTICLE}/"
    )
    assert "তারিখ অজানা" in read(UNDATED).find_class("cite")[0].text_content()
