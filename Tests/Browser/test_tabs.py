"""Several tabs, and a server that comes and goes."""

from story import FILE, PAGE, TOP_IN_PX, story

# More than a browser's six connections to a host, which is where streams of other kinds hang.
MANY = 9


def test_all_tabs_are_loaded_again_however_many_there_are(desk):
    at = desk()
    tabs = [at.open(PAGE if number % 2 else "en/stories/") for number in range(MANY)]
    at.site.replace(FILE, "The apprentice", "The master")
    for tab in tabs:
        tab.until_text("The master")


def test_the_tab_looked_at_last_follows_the_writer(desk):
    at = desk("--follow")
    left, right = at.open("en/"), at.open("en/")
    at.look(left)
    at.site.append(FILE, "\nThen he went out again.\n")
    left.until_text("Then he went out again.")
    assert left.path == f"/{PAGE}"
    left.until_connected()
    at.look(right)
    at.site.append("content/pages/about.en.md", "\nWrite to us.\n")
    right.until_text("Write to us.")
    assert (left.path, right.path) == (f"/{PAGE}", "/en/about.html")


def test_the_page_that_is_followed_and_all_others_show_each_edit(desk):
    at = desk("--follow")
    beside, page = at.open("en/stories/"), at.open(PAGE)
    at.look(page)
    for title in ("The journeyman", "The master"):
        at.site.write(FILE, story(title))
        page.until_text(title, at="h1")
        beside.until_text(title)
    assert (beside.path, page.path) == ("/en/stories/", f"/{PAGE}")


def test_a_page_finds_the_server_again_and_is_loaded_once(desk):
    at = desk()
    tab = at.open(PAGE)
    tab.scroll(TOP_IN_PX)
    loads = tab.loads
    at.preview.stop()
    at.site.replace(FILE, "Then he went home.", "Then the power failed.")
    at.preview.start()
    tab.until_text("Then the power failed.")
    tab.until_connected()
    # A style sheet is exchanged without loading the page: what would load it a second time has come by then.
    at.site.append("templates/assets/style.css", "\nh1 { outline: 1px solid rgb(1, 2, 3); }\n")
    tab.until("getComputedStyle(document.querySelector('h1')).outlineWidth === '1px'")
    assert tab.evaluate("scrollY") == TOP_IN_PX
    assert tab.loads == loads + 1
    # While there is no server, and when there is another one, the console says so.
    at.expected += ["net::ERR_CONNECTION_REFUSED", "/_banbao/reload"]
