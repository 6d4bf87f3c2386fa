"""While somebody writes, an open page follows its file. Nobody touches the browser between two steps."""

import pytest

from story import FILE, PAGE, TOP_IN_PX, story

STYLE = "templates/assets/style.css"


@pytest.fixture
def opened(desk):
    """A desk where the story lies open."""
    at = desk()
    return at, at.open(PAGE)


def test_an_edited_page_is_loaded_again_where_it_was_scrolled_to(opened):
    at, tab = opened
    tab.scroll(TOP_IN_PX)
    at.site.replace(FILE, "Then he went home.", "Then he stayed.")
    tab.until_text("Then he stayed.")
    tab.until(f"document.readyState === 'complete' && scrollY === {TOP_IN_PX}")
    at.site.append(FILE, "\nIn the end he was a master.\n")
    tab.until_text("In the end he was a master.")
    tab.until(f"document.readyState === 'complete' && scrollY === {TOP_IN_PX}")


def test_a_style_sheet_is_exchanged_without_loading_the_page(opened):
    at, tab = opened
    tab.scroll(TOP_IN_PX)
    tab.evaluate("window.isSameDocument = true")
    for width in ("1px", "2px"):
        at.site.append(STYLE, f"\nh1 {{ outline: {width} solid rgb(1, 2, 3); }}\n")
        tab.until(f"getComputedStyle(document.querySelector('h1')).outlineWidth === '{width}'")
        # The old sheet goes when the next is there.
        tab.until("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert tab.evaluate("window.isSameDocument && scrollY") == TOP_IN_PX


def test_a_page_is_renamed_deleted_and_written_again(opened):
    at, tab = opened
    other_file, other_page = FILE.replace("apprentice", "master"), PAGE.replace("apprentice", "master")
    at.site.rename(FILE, other_file)
    tab.until_text("Page not found", at="h1")
    other = at.open(other_page)
    other.until_text("The apprentice", at="h1")
    at.site.delete(other_file)
    other.until_text("Page not found", at="h1")
    at.site.write(FILE, story("The apprentice is back"))
    tab.until_text("The apprentice is back", at="h1")
    assert tab.path == f"/{PAGE}"
    # The console says of a page that is not found that it is not.
    at.expected.append("the server responded with a status of 404")


def test_a_new_translation_is_where_the_language_switcher_leads(opened):
    at, tab = opened
    link = "header a[hreflang=zh-CN]"
    tab.until(f"document.querySelector('{link}').pathname === '/stories/'")
    at.site.write(FILE.replace(".en.", ".zh."), story("学徒", last="后来他成了师傅。"))
    tab.until(f"document.querySelector('{link}').pathname === '/stories/apprentice.html'")
    tab.click(link)
    tab.until_text("学徒", at="h1")
    tab.until_text("后来他成了师傅。")
    assert tab.path == "/stories/apprentice.html"
