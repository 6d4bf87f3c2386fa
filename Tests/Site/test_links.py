"""Links: between pages, to anchors and files, and in the files that machines read."""

import re
from collections import deque

from lxml import etree

from built_site import Page, Site, report


def test_every_link_and_anchor_of_every_page_is_alive(site: Site):
    """Pages may lie in any folder of any host; 404.html is shown under any address of its own host."""
    problems = [site.problem_of_link(page, url) for page in site.pages.values() for _, url in page.urls()]
    report([problem for problem in problems if problem])


def test_links_inside_the_site_are_relative(site: Site):
    """Only what search engines and other sites read (canonical, hreflang, Open Graph) names the host."""

    def is_for_machines(element) -> bool:
        return element.tag == "meta" or element.tag == "link" and element.get("rel") in ("canonical", "alternate")

    report([
        f"{page.path}: {url}"
        for page in site.pages.values()
        for element, url in page.urls()
        if url.startswith(site.base) and not is_for_machines(element)
    ])


def test_every_page_can_be_reached_from_the_home_pages(site: Site):
    waiting = deque(language.folder + "index.html" for language in site.languages)
    reached = set(waiting)
    while waiting:
        for path in linked_pages(site, site.pages[waiting.popleft()]) - reached:
            reached.add(path)
            waiting.append(path)
    report([page.path for page in site.content_pages if page.path not in reached])


def linked_pages(site: Site, page: Page) -> set[str]:
    targets = (site.target(page, url) for url in page.tree.xpath("//a/@href"))
    return {target[0] for target in targets if target and target[0] in site.pages}


def test_every_address_in_the_feeds_and_the_sitemap_is_alive(site: Site):
    problems = []
    for path in sorted(path for path in site.files if path.endswith(".xml")):
        tree = etree.parse(site.output / path)
        for url in tree.xpath("//@href | //*[local-name() = 'loc']/text()"):
            if site.file_at(url) not in site.files:
                problems.append(f"{path}: {url}")
    report(problems)


def test_robots_txt_lets_everyone_in_and_names_the_sitemap(site: Site):
    lines = (site.output / "robots.txt").read_text(encoding="utf-8").splitlines()
    fields = [tuple(part.strip() for part in line.split(":", 1)) for line in lines if ":" in line]
    assert [value for name, value in fields if name.lower() == "sitemap"] == [site.base + "sitemap.xml"]
    assert "sitemap.xml" in site.files
    assert ("Disallow", "/") not in fields


def test_every_file_that_a_style_sheet_names_exists(site: Site):
    problems = []
    for path in sorted(path for path in site.files if path.endswith(".css")):
        text = (site.output / path).read_text(encoding="utf-8")
        for url in re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", text):
            target = (site.output / path).parent / url.partition("#")[0].partition("?")[0]
            if not url.startswith("data:") and not target.is_file():
                problems.append(f"{path}: {url}")
    report(problems)
