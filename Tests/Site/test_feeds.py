"""Feeds: Atom (RFC 4287), one for each language and one for each of its sections."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from built_site import Site, report

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ENTRY_LIMIT = 50


class Feed:
    def __init__(self, output: Path, path: str):
        self.path = path
        self.root = etree.parse(output / path).getroot()
        self.entries = self.root.findall("atom:entry", ATOM)


def texts(element, name: str) -> list[str]:
    """Texts of the element's own children of that name."""
    return [(child.text or "").strip() for child in element.findall(f"atom:{name}", ATOM)]


def links(element, relation: str) -> list[str]:
    found = element.findall("atom:link", ATOM)
    return [link.get("href") for link in found if link.get("rel", "alternate") == relation]


def is_moment(text: str) -> bool:
    try:
        return bool(RFC_3339.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


@pytest.fixture(scope="module")
def feeds(site: Site) -> list[Feed]:
    return [Feed(site.output, path) for path in sorted(site.files) if path.endswith("feed.xml")]


def test_every_language_and_every_section_has_a_well_formed_feed(site: Site, feeds: list[Feed]):
    assert {feed.path for feed in feeds} == {folder + "feed.xml" for folder in folders_with_feeds(site)}
    assert {feed.root.tag for feed in feeds} == {"{http://www.w3.org/2005/Atom}feed"}


def folders_with_feeds(site: Site) -> set[str]:
    """Those of the languages and of their sections; where site.yaml wants them, also those of tags and other terms."""
    of_languages = ["", *(f"{section}/" for section in site.sections)]
    folders = {language.folder + folder for language in site.languages for folder in of_languages}
    if site.has_feeds_of_tags:
        of_terms = re.compile(rf"({'|'.join(site.taxonomies)})/[^/]+/index\.html")
        folders |= {page.path.removesuffix("index.html") for page in site.content_pages if of_terms.fullmatch(page.key)}
    return folders


def test_every_feed_has_the_elements_that_rfc_4287_requires(site: Site, feeds: list[Feed]):
    problems = []
    for feed in feeds:
        for element in [feed.root, *feed.entries]:
            place = f"{feed.path}: {element.findtext('atom:id', 'no id', ATOM)}"
            for name in ("id", "title", "updated"):
                if len(texts(element, name)) != 1 or not texts(element, name)[0]:
                    problems.append(f"{place}: needs one {name}")
            for moment in texts(element, "updated") + texts(element, "published"):
                if not is_moment(moment):
                    problems.append(f"{place}: {moment!r} is no RFC 3339 time with a zone")
        authors = feed.root.findall("atom:author/atom:name", ATOM)
        if not authors or not all(author.text for author in authors):
            problems.append(f"{feed.path}: names no author")
        if links(feed.root, "self") != [site.address(feed.path)]:
            problems.append(f"{feed.path}: its self link is {links(feed.root, 'self')}")
        linkless = [entry for entry in feed.entries if len(links(entry, "alternate")) != 1]
        problems += [f"{feed.path}: {texts(entry, 'id')} needs one link to its page" for entry in linkless]
    report(problems)


def test_ids_are_unique(feeds: list[Feed]):
    """Of all feeds, and of the entries of one feed: readers drop a second entry with a known id."""
    feed_ids = [identifier for feed in feeds for identifier in texts(feed.root, "id")]
    assert len(set(feed_ids)) == len(feed_ids)
    for feed in feeds:
        ids = [identifier for entry in feed.entries for identifier in texts(entry, "id")]
        assert len(set(ids)) == len(ids), feed.path


def test_entries_stand_newest_first(feeds: list[Feed]):
    problems = []
    for feed in feeds:
        dates = [(texts(entry, "published") or texts(entry, "updated"))[0] for entry in feed.entries]
        moments = [datetime.fromisoformat(date) for date in dates]
        if moments != sorted(moments, reverse=True):
            problems.append(f"{feed.path}: the order is {dates}")
        changes = [datetime.fromisoformat(texts(entry, "updated")[0]) for entry in feed.entries]
        if changes and datetime.fromisoformat(texts(feed.root, "updated")[0]) < max(changes):
            problems.append(f"{feed.path}: is older than its newest entry")
    report(problems)


def test_feeds_hold_all_entries_of_their_folder_up_to_fifty(site: Site, feeds: list[Feed]):
    """Pages of sections without a list ("About this site") are no news: no feed needs them."""
    in_sections = tuple(language.folder + section + "/" for language in site.languages for section in site.sections)
    problems = []
    for feed in feeds:
        language, folder = site.language_of(feed.path), feed.path.removesuffix("feed.xml")
        if folder.removeprefix(language.folder).partition("/")[0] in site.taxonomies:
            continue
        pages = {page.path for page in site.entries if page.language == language and page.path.startswith(folder)}
        news = {path for path in pages if path.startswith(in_sections)}
        listed = {site.file_at(link) for entry in feed.entries for link in links(entry, "alternate")}
        if not listed <= pages:
            problems.append(f"{feed.path}: {sorted(listed - pages)} are not entries of this folder and language")
        if news - listed and len(feed.entries) < ENTRY_LIMIT:
            problems.append(f"{feed.path}: lacks {sorted(news - listed)}")
        if len(feed.entries) > ENTRY_LIMIT:
            problems.append(f"{feed.path}: has {len(feed.entries)} entries")
    report(problems)


def test_feeds_say_their_language(site: Site, feeds: list[Feed]):
    wrong = [feed for feed in feeds if feed.root.get(XML_LANG) != site.language_of(feed.path).tag]
    report([f"{feed.path}: xml:lang is {feed.root.get(XML_LANG)!r}" for feed in wrong])


def test_every_page_offers_the_feed_of_its_language(site: Site, feeds: list[Feed]):
    paths = {feed.path for feed in feeds}
    problems = []
    for page in site.content_pages:
        offered = page.tree.xpath("/html/head/link[@type='application/atom+xml']/@href")
        targets = [(site.target(page, url) or ("another host", ""))[0] for url in offered]
        if page.language.folder + "feed.xml" not in targets or not set(targets) <= paths:
            problems.append(f"{page.path}: offers {targets}")
        foreign = [path for path in targets if site.language_of(path) != page.language]
        problems += [f"{page.path}: {path} is in another language" for path in foreign]
    report(problems)


def test_a_feed_of_a_tag_has_the_entries_of_its_list(site: Site, feeds: list[Feed]):
    problems = []
    for feed in feeds:
        language, folder = site.language_of(feed.path), feed.path.removesuffix("feed.xml")
        if folder.removeprefix(language.folder).partition("/")[0] not in site.taxonomies:
            continue
        of_the_list = re.compile(re.escape(folder) + r"(index|page-\d+)\.html")
        urls = [
            (page, url)
            for page in site.content_pages
            if of_the_list.fullmatch(page.path)
            for url in page.tree.xpath("//main//a/@href")
        ]
        linked = {(site.target(page, url) or ("another host", ""))[0] for page, url in urls}
        pages = {page.path for page in site.entries if page.language == language and page.path in linked}
        listed = {site.file_at(link) for entry in feed.entries for link in links(entry, "alternate")}
        if listed != pages:
            problems.append(f"{feed.path}: has {sorted(listed)}, its list {sorted(pages)}")
    report(problems)


def test_rss_has_what_atom_has(site: Site, feeds: list[Feed]):
    """RSS 2.0, beside every feed in Atom where site.yaml wants both."""
    paths = {path for path in site.files if path.endswith("rss.xml")}
    folders = folders_with_feeds(site) if "rss" in site.feed_formats else set()
    assert paths == {folder + "rss.xml" for folder in folders}
    problems = []
    for feed in feeds:
        path = feed.path.removesuffix("feed.xml") + "rss.xml"
        if path not in paths:
            continue
        channel = etree.parse(site.output / path).getroot().find("channel")
        links_in_rss = [item.findtext("link") for item in channel.findall("item")]
        if links_in_rss != [link for entry in feed.entries for link in links(entry, "alternate")]:
            problems.append(f"{path}: has other entries than {feed.path}: {links_in_rss}")
        titles = [item.findtext("title") for item in channel.findall("item")]
        if titles != [title for entry in feed.entries for title in texts(entry, "title")]:
            problems.append(f"{path}: has other titles than {feed.path}")
        for name in ("title", "link", "description"):
            if not (channel.findtext(name) or "").strip():
                problems.append(f"{path}: has no {name}")
    report(problems)
