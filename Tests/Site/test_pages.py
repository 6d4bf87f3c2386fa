"""Pages: light, self-contained, and put together so that everyone can find their way in them."""

import json
import re
from collections import Counter
from urllib.parse import urlsplit

from built_site import Site, report

LARGEST_PAGE_COMPRESSED_IN_BYTES = 16_000
FOCUS = re.compile(r"object-position: [\d.]+% [\d.]+%")
RESOURCE_ELEMENTS = {
    "audio", "embed", "iframe", "image", "img", "input", "link", "object", "script", "source", "track", "use", "video",
}
# <link> that names a page to go to, not a file to load.
REFERENCES = {"alternate", "canonical"}


def test_no_page_is_heavy(site: Site):
    """As a host sends it."""
    pages = [page for page in site.pages.values() if page.compressed_size_in_bytes > LARGEST_PAGE_COMPRESSED_IN_BYTES]
    report([f"{page.path}: {page.compressed_size_in_bytes} bytes" for page in pages])


def test_pages_load_nothing_from_another_host(site: Site):
    """Readers on an intranet see the whole page, and nobody else learns what they read."""
    report([
        f"{page.path}: <{element.tag}> loads {url}"
        for page in site.pages.values()
        for element, url in page.urls()
        if element.tag in RESOURCE_ELEMENTS and element.get("rel") not in REFERENCES and urlsplit(url).netloc
    ])


def test_style_sheets_and_drawings_load_nothing_from_another_host(site: Site):
    foreign = re.compile(r"""(?:href\s*=|url\(|@import)\s*["']?(?:https?:)?//[^"')\s]*""")
    paths = sorted(path for path in site.files if path.endswith((".css", ".svg")))
    texts = {path: (site.output / path).read_text(encoding="utf-8") for path in paths}
    report([f"{path}: {found}" for path, text in texts.items() for found in foreign.findall(text)])


def test_no_page_holds_inline_styles_or_inline_scripts(site: Site):
    """So a strict Content-Security-Policy can be set; JSON-LD is data, not a script.

    What stays visible of a picture is all that a style may say.
    """
    problems = []
    for page in site.pages.values():
        for attribute in page.tree.xpath("//@*[name() = 'style' or starts-with(name(), 'on')]"):
            if FOCUS.fullmatch(attribute):
                continue
            problems.append(f"{page.path}: {attribute.attrname}={attribute!r}")
        for script in page.tree.xpath("//script[not(@src)][not(@type = 'application/ld+json')]"):
            problems.append(f"{page.path}: <script>{(script.text or '')[:40]!r}")
    report(problems)


def test_every_json_ld_script_parses_and_names_its_type(site: Site):
    problems = []
    for page in site.pages.values():
        scripts = page.tree.xpath("//script[@type = 'application/ld+json']")
        if page.is_entry and not scripts:
            problems.append(f"{page.path}: an entry without JSON-LD")
        for script in scripts:
            try:
                data = json.loads(script.text or "")
            except ValueError as error:
                problems.append(f"{page.path}: {error}")
            else:
                if not {"@context", "@type"} <= set(data):
                    problems.append(f"{page.path}: has no @context or no @type")
    report(problems)


def test_every_image_has_an_alternative_text(site: Site):
    """It may be empty, for decoration, but must be there."""
    report([
        f"{page.path}: {image.get('src')}"
        for page in site.pages.values()
        for image in page.tree.xpath("//img[not(@alt)]")
    ])


def test_every_page_has_one_first_heading(site: Site):
    counts = {page.path: len(page.tree.xpath("//h1")) for page in site.pages.values() if not page.is_redirect}
    report([f"{path}: {count} h1" for path, count in counts.items() if count != 1])


def test_headings_do_not_skip_levels(site: Site):
    problems = []
    for page in site.pages.values():
        above = 0
        for heading in page.tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6"):
            level = int(heading.tag[1])
            if level > above + 1:
                problems.append(f"{page.path}: h{level} after h{above}: {heading.text_content().strip()!r}")
            above = level
    report(problems)


def test_titles_are_unique_in_their_language(site: Site):
    """Later pages of one list may share its title."""
    titles = Counter()
    for page in site.pages.values():
        title = page.tree.findtext("head/title", "").strip()
        assert title, f"{page.path} has no title"
        if not page.is_redirect and not page.is_later_list_page:
            titles[page.language.tag, title] += 1
    shared = [(language, title, count) for (language, title), count in titles.items() if count > 1]
    report([f"{language}: {count} pages are called {title!r}" for language, title, count in shared])


def test_every_page_describes_itself(site: Site):
    pages = [page for page in site.pages.values() if not page.is_redirect]
    path = "/html/head/meta[@name='description']/@content"
    report([page.path for page in pages if not "".join(page.tree.xpath(path)).strip()])
