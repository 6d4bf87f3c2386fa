"""Two languages: every page knows its versions, and search engines and readers find them."""

from built_site import Page, Site, report

FEWEST_ENTRIES = 24


def test_every_entry_of_the_campaign_exists_in_every_language(campaign: Site):
    site = campaign
    keys = {language: {page.key for page in site.entries if page.language == language} for language in site.languages}
    for language, present in keys.items():
        missing = set().union(*keys.values()) - present
        assert not missing, f"not in {language.tag}: {sorted(missing)}"
        assert len(present) >= FEWEST_ENTRIES, f"{len(present)} entries in {language.tag}"


def test_every_page_says_the_language_of_its_folder(site: Site):
    wrong = [page for page in site.pages.values() if page.tree.get("lang") != page.language.tag]
    report([f"{page.path}: lang={page.tree.get('lang')!r}" for page in wrong])


def test_the_canonical_address_of_a_page_is_its_own(site: Site):
    pages = [page for page in site.content_pages if page.canonicals != [site.address(page.path)]]
    report([f"{page.path}: {page.canonicals}" for page in pages])


def test_pages_without_an_address_of_their_own_stay_out_of_search(site: Site):
    """404.html and redirects: noindex, and no versions for search engines to follow."""
    report([
        page.path
        for page in site.pages.values()
        if not page.is_content
        and (page.alternates or page.tree.xpath("//meta[@name='robots']/@content") != ["noindex"])
    ])


def test_every_page_names_each_of_its_versions_and_a_default(site: Site):
    """hreflang lists the page itself too; x-default is the default language's version."""
    report([
        f"{page.path}: names {page.alternates}, exist {expected_alternates(site, page)}"
        for page in site.content_pages
        if page.alternates != expected_alternates(site, page)
    ])


def expected_alternates(site: Site, page: Page) -> list[tuple[str, str]]:
    versions = site.versions(page)
    if len(versions) < 2:
        return []
    links = [(language.tag, site.address(version.path)) for language, version in versions.items()]
    if site.default_language in versions:
        links.append(("x-default", site.address(versions[site.default_language].path)))
    return sorted(links)


def test_the_versions_of_a_page_name_it_in_return(site: Site):
    problems = []
    for page in site.content_pages:
        for hreflang, url in page.alternates:
            other = site.pages.get(site.file_at(url))
            if other is None or (page.language.tag, site.address(page.path)) not in other.alternates:
                problems.append(f"{page.path}: its {hreflang} version {url} does not name it")
    report(problems)


def test_the_language_switcher_leads_to_the_page_in_each_language(site: Site):
    """To the same page where it exists, else to another page in that language."""
    problems = []
    for page in site.content_pages + [page for page in site.pages.values() if page.is_not_found]:
        links = page.tree.xpath("//body/header//a[@hreflang]")
        if sorted(link.get("hreflang") for link in links) != sorted(language.tag for language in site.languages):
            problems.append(f"{page.path}: the switcher offers {[link.get('hreflang') for link in links]}")
        current = [link.get("hreflang") for link in links if link.get("aria-current")]
        if current != [page.language.tag]:
            problems.append(f"{page.path}: the switcher marks {current} as the present language")
        versions = {language.tag: version.path for language, version in site.versions(page).items()}
        for link in links:
            path, _ = site.target(page, link.get("href")) or ("another host", "")
            if page.is_content and versions.get(link.get("hreflang"), path) != path:
                problems.append(f"{page.path}: the {link.get('hreflang')} version is not {path}")
    report(problems)


def test_a_link_marked_with_a_language_leads_to_a_page_in_it(site: Site):
    problems = []
    for page in site.pages.values():
        for link in page.tree.xpath("//a[@hreflang]"):
            path, _ = site.target(page, link.get("href")) or ("another host", "")
            if path not in site.pages or site.pages[path].tree.get("lang") != link.get("hreflang"):
                problems.append(f"{page.path}: {path} is not a page in {link.get('hreflang')}")
    report(problems)
