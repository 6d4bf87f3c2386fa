"""What is wrong is shown where the writer looks: on the page that is open, until it is mended."""

import pytest

from story import FILE, NOTICE, PAGE, PANEL, TOP_IN_PX

ENTRY = "templates/entry.html"


@pytest.fixture
def opened(desk):
    """A desk where the story lies open."""
    at = desk()
    return at, at.open(PAGE)


def test_wrong_front_matter_is_shown_at_the_url_of_the_page_until_it_is_mended(opened):
    at, tab = opened
    tab.scroll(TOP_IN_PX)
    at.site.replace(FILE, "date: 2020-05-01", "date: 2020-02-30")
    tab.until_text(f"{FILE}:3:7: error: ")
    tab.until_text("3 | date: 2020-02-30\n      |       ^^^^^^^^^^")
    assert tab.path == f"/{PAGE}"
    at.site.replace(FILE, "date: 2020-02-30", "date: 2020-02-29")
    tab.until_text("February 29, 2020")
    tab.until_gone("pre")
    tab.until(f"document.readyState === 'complete' && scrollY === {TOP_IN_PX}")


def test_a_mistake_in_the_text_is_shown_over_the_page(opened):
    at, tab = opened
    at.site.append(FILE, "\n[Her story](nobody.en.md)\n")
    tab.until_text("[link.missing]", at=PANEL)
    tab.until_text("| [Her story](nobody.en.md)\n      |             ^^^^^^^^^^^^", at=PANEL)
    tab.until_text("Then he went home.", at="main")
    # Other pages say that something is wrong somewhere, and lead to the list.
    other = at.open("en/")
    other.until_text("1 error on the site", at=PANEL)
    other.click(f"{PANEL} a")
    other.until_text("[link.missing]")
    assert other.path.startswith("/_banbao/")
    at.site.replace(FILE, "[Her story](nobody.en.md)", "Her story is not written.")
    other.until_text("Nothing is wrong.")
    tab.until_text("Her story is not written.")
    tab.until_gone(PANEL)


def test_a_broken_template_leaves_the_last_good_page_with_the_problem_above_it(opened):
    at, tab = opened
    # The mended template has text before its head, and so no icon and no policy.
    at.expected += ["/favicon.ico", "Content Security Policy"]
    at.site.replace(ENTRY, "<!DOCTYPE html>", "{{nonsense}}<!DOCTYPE html>")
    tab.until_text(f"{ENTRY}:1:3: error: ", at=PANEL)
    tab.until_text("1 | {{nonsense}}<!DOCTYPE html>\n      |   ^^^^^^^^", at=PANEL)
    tab.until_text("Then he went home.", at="main")
    at.site.replace(ENTRY, "{{nonsense}}<!DOCTYPE html>", "<!DOCTYPE html><p>Mended.</p>")
    tab.until_text("Mended.")
    tab.until_gone(PANEL)
    tab.until_text("Then he went home.", at="main")


def test_a_page_says_why_it_is_not_public_until_it_is(opened):
    at, tab = opened
    tab.until_gone(NOTICE)
    at.site.replace(FILE, "date: 2020-05-01\n", "date: 2020-05-01\ndraft: true\n")
    tab.until_text("Draft", at=NOTICE)
    at.site.replace(FILE, "date: 2020-05-01\ndraft: true\n", "date: 2999-05-01\n")
    tab.until_text("May 1, 2999", at=NOTICE)
    at.site.replace(FILE, "date: 2999-05-01\n", "date: 2020-05-01\nexpires: 2020-06-01\n")
    tab.until_text("June 1, 2020", at=NOTICE)
    at.site.replace(FILE, "date: 2020-05-01\nexpires: 2020-06-01\n", "date: 2020-05-01\n")
    tab.until_gone(NOTICE)
    tab.until_text("Then he went home.")
