"""sitemap.xml (sitemaps.org 0.9) lists what a reader should find, in every language."""

import re
from datetime import date, datetime

import pytest
from lxml import etree

from built_site import Site, report

NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}
URL_LIMIT = 50_000


@pytest.fixture(scope="module")
def root(site: Site):
    return etree.parse(site.output / "sitemap.xml").getroot()


@pytest.fixture(scope="module")
def alternates(root) -> dict[str, list[tuple[str, str]]]:
    """Address -> (hreflang, address) of each version that the sitemap names for it."""
    return {
        url.findtext("map:loc", None, NAMES): sorted(
            (link.get("hreflang"), link.get("href")) for link in url.findall("xhtml:link[@rel='alternate']", NAMES)
        )
        for url in root.findall("map:url", NAMES)
    }


def test_the_sitemap_is_a_url_set_within_its_limit(root):
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    children = {etree.QName(child).localname for url in root for child in url}
    assert {url.tag for url in root} == {"{http://www.sitemaps.org/schemas/sitemap/0.9}url"}
    assert children <= {"loc", "lastmod", "link"}
    assert 0 < len(root) <= URL_LIMIT


def test_the_sitemap_lists_home_pages_lists_of_sections_and_folders_and_entries_and_nothing_else(site: Site, root):
    lists = {"index.html", *(f"{folder}/index.html" for folder in site.sections + site.folders)}
    wanted = lists | set(site.pages_in_the_sitemap)
    found = [page for page in site.content_pages if page.key in wanted or page.is_entry]
    expected = {site.address(page.path) for page in found}
    listed = [loc.text for loc in root.iterfind("map:url/map:loc", NAMES)]
    report(
        [f"missing: {url}" for url in sorted(expected - set(listed))]
        + [f"should not be listed: {url}" for url in sorted(set(listed) - expected)]
        + [f"listed twice: {url}" for url in sorted(set(listed)) if listed.count(url) > 1]
    )


def test_every_entry_has_the_day_of_its_last_change(site: Site, root):
    problems = []
    for url in root.findall("map:url", NAMES):
        address, changes = url.findtext("map:loc", "", NAMES), url.findall("map:lastmod", NAMES)
        page = site.pages.get(site.file_at(address))
        if len(changes) > 1 or page is not None and page.is_entry and not changes:
            problems.append(f"{address}: has {len(changes)} lastmod")
        problems += [f"{address}: {change.text!r} is no date" for change in changes if not is_w3c_date(change.text)]
    report(problems)


def is_w3c_date(text: str | None) -> bool:
    """W3C Datetime: a day, or a time with its zone."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text or ""):
            return bool(date.fromisoformat(text))
        return bool(re.search(r"(Z|[+-]\d\d:\d\d)$", text or "") and datetime.fromisoformat(text))
    except ValueError:
        return False


def test_alternates_of_the_sitemap_are_symmetrical(alternates):
    """Every version names all versions, itself included."""
    problems = []
    for address, versions in alternates.items():
        if versions and address not in [href for _, href in versions]:
            problems.append(f"{address}: does not name itself")
        for hreflang, href in versions:
            if alternates.get(href) != versions:
                problems.append(f"{address}: its {hreflang} version {href} names other versions")
    report(problems)


def test_the_sitemap_and_the_heads_of_pages_name_the_same_versions(site: Site, alternates):
    pages = {address: site.pages.get(site.file_at(address)) for address in alternates}
    report([
        f"{address}: {versions} in the sitemap, {pages[address].alternates} in the page"
        for address, versions in alternates.items()
        if pages[address] is not None and pages[address].alternates != versions
    ])
