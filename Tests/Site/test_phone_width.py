"""Phones: at a width of 360 CSS pixels no page scrolls sideways, in a real browser."""

import pytest

from browser import measured
from built_site import Site, report

WIDTH_IN_PX = 360
MEASURE = """
  return {
    available: root.clientWidth, needed: root.scrollWidth,
    rules: [...page.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
  }
"""


@pytest.fixture(scope="module")
def widths(site: Site, tmp_path_factory) -> list[dict]:
    """Path, available and needed width, and number of CSS rules of every page."""
    pages = [page for page in site.pages.values() if not page.is_redirect]
    return measured(site, pages, WIDTH_IN_PX, MEASURE, tmp_path_factory.mktemp("profile"))


def test_no_page_scrolls_sideways_on_a_phone(widths: list[dict]):
    problems = []
    for page in widths:
        if page["available"] != WIDTH_IN_PX or not page["rules"]:
            problems.append(f"{page['path']}: was not shown at {WIDTH_IN_PX} px with its style sheet")
        if page["needed"] > page["available"]:
            problems.append(f"{page['path']}: is {page['needed']} px wide")
    report(problems)


def test_pages_ask_phones_for_their_own_width(site: Site):
    """Without this a phone lays the page out at 980 px and shrinks it."""
    pages = [page for page in site.pages.values() if not page.is_redirect]
    wanted = "width=device-width"
    report([page.path for page in pages if wanted not in "".join(page.tree.xpath("//meta[@name='viewport']/@content"))])
