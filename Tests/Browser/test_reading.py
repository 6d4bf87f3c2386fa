"""The pages of the campaign site as people read them: every template, in both languages, on phones and desktops, with a
keyboard alone, in large type, on paper, from a folder, without scripts."""

import json

import pytest

from campaign import LANGUAGES, PAGES

PHONE, TABLET, DESKTOP = 360, 768, 1280
STORY = "stories/hong-jiaguang.html"
NOTE = "stories/hu-shuangqian.html"
# Width and height in millimeters.
A4, A3 = (210, 297), (420, 297)
ACTIVE = "document.activeElement"
# Of what is set in columns, the widths in which no word fits.
NARROW_COLUMNS = """
  JSON.stringify([...document.querySelectorAll("main td, .text, .facts dd, .card > div")]
    .map(each => each.getBoundingClientRect().width).filter(width => width > 0 && width < 60))
"""


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_fits_and_is_accessible(hosted: str, reader, language: str, width: int):
    tab = reader(hosted, "")
    tab.on_screen(width)
    problems = []
    for page in PAGES:
        tab.open(LANGUAGES[language] + page)
        problems += [f"{page}: {violation}" for violation in tab.violations]
        problems += [f"{page}: {tab.overflow} pixels too wide"] if tab.overflow > 0 else []
    assert problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dark_is_readable(hosted: str, reader, language: str):
    tab = reader(hosted, "")
    tab.on_screen(DESKTOP, color_scheme="dark")
    problems = []
    for page in PAGES:
        tab.open(LANGUAGES[language] + page)
        problems += [f"{page}: {violation}" for violation in tab.violations]
    assert problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_type_high_contrast_and_wide_spacing_fit_on_a_phone(hosted: str, reader, language: str):
    tab = reader(hosted, LANGUAGES[language])
    tab.on_screen(PHONE)
    for name, value in (("size", "largest"), ("contrast", "high"), ("spacing", "wide")):
        tab.click(f".reading input[name={name}][value={value}]")
    problems = []
    for page in PAGES:
        tab.open(LANGUAGES[language] + page)
        problems += [f"{page}: {tab.overflow} pixels too wide"] if tab.overflow > 0 else []
        problems += [f"{page}: {violation}" for violation in tab.violations]
    assert problems == []


@pytest.mark.parametrize(("width", "size"), [(TABLET, ""), (TABLET, "largest"), (1024, "largest"), (DESKTOP, "largest")])
def test_columns_have_room_for_words(hosted: str, reader, width: int, size: str):
    tab = reader(hosted, "")
    tab.click(f".reading input[name=size][value='{size}']")
    tab.on_screen(width)
    problems = []
    for page in PAGES:
        tab.open("en/" + page)
        problems += [f"{page}: {tab.overflow} pixels too wide"] if tab.overflow > 0 else []
        problems += [f"{page}: a column of {narrow} pixels" for narrow in json.loads(tab.evaluate(NARROW_COLUMNS))]
    assert problems == []


@pytest.mark.parametrize("size", ["", "largest"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choices_of_reading_are_on_a_phones_screen(hosted: str, reader, language: str, size: str):
    tab = reader(hosted, LANGUAGES[language])
    tab.on_screen(PHONE)
    tab.click(f".reading input[name=size][value='{size}']")
    tab.evaluate("document.querySelector('.reading').open = true")
    left, right = json.loads(tab.evaluate(
        "(box => JSON.stringify([box.left, box.right]))(document.querySelector('.reading form').getBoundingClientRect())"))
    assert left >= 0 and right <= PHONE


def test_the_way_of_reading_survives_a_reload_and_the_next_page(hosted: str, reader):
    tab = reader(hosted, STORY)
    size = "parseFloat(getComputedStyle(document.querySelector('.text')).fontSize)"
    standard = tab.evaluate(size)
    tab.click(".reading input[value=largest]")
    tab.until(f"{size} > 1.3 * {standard}")
    for path in (STORY, "en/index.html"):
        tab.open(path)
        assert tab.evaluate("document.documentElement.dataset.size") == "largest"
        assert tab.evaluate("document.querySelector('.reading input[value=largest]').checked")
    tab.click(".reading input[name=size][value='']")
    tab.open(STORY)
    assert tab.evaluate(size) == standard


@pytest.mark.parametrize("page", [page for page in PAGES if page != "404.html"])
def test_languages_lead_to_the_same_page(hosted: str, reader, page: str):
    tab = reader(hosted, page)
    tab.click(".languages a[hreflang=en]")
    tab.until(f"document.documentElement.lang === 'en' && `${{location.pathname}}index.html`.includes('/en/{page}')")
    tab.click(".languages a[hreflang='zh-CN']")
    tab.until(f"document.documentElement.lang === 'zh-CN' && `${{location.pathname}}index.html`.includes('/{page}')")


def test_a_keyboard_is_enough(hosted: str, reader):
    tab = reader(hosted, STORY)
    tab.on_screen(DESKTOP)
    tab.bring_to_front()
    tab.press("Tab")
    assert tab.evaluate(f"{ACTIVE}.getAttribute('href')") == "#main"
    assert tab.evaluate(f"{ACTIVE}.getBoundingClientRect().left") >= 0
    seen, hidden = [], []
    for _ in range(300):
        tab.press("Tab")
        if tab.evaluate(f"{ACTIVE} === document.body"):
            break
        seen.append(tab.evaluate(f"{ACTIVE}.outerHTML.slice(0, 100)"))
        style = json.loads(
            tab.evaluate(f"(style => JSON.stringify([style.outlineStyle, style.outlineWidth]))(getComputedStyle({ACTIVE}))"))
        if style[0] == "none" or style[1] == "0px":
            hidden.append(seen[-1])
    assert hidden == [], "the focus cannot be seen"
    everything = "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]"
    reachable = f"{everything}.filter(each => each.checkVisibility() && !each.closest('details:not([open]) > :not(summary)'))"
    assert len(seen) == tab.evaluate(f"{reachable}.length") - 1


def test_the_way_of_reading_is_chosen_with_the_keyboard(hosted: str, reader):
    tab = reader(hosted, STORY)
    tab.bring_to_front()
    tab.evaluate("document.querySelector('.reading summary').focus()")
    tab.press("Enter")
    tab.until("document.querySelector('.reading').open")
    tab.press("Tab")
    tab.press("ArrowRight")
    tab.until("document.documentElement.dataset.size === 'large'")
    tab.press("Escape")
    tab.until(f"!document.querySelector('.reading').open && {ACTIVE}.localName === 'summary'")


@pytest.mark.parametrize(
    ("page", "paper", "sheets"),
    [(NOTE, A4, 1), (NOTE, A3, 1), (STORY, A4, 2), (STORY, A3, 2), ("en/" + NOTE, A4, 1)],
)
def test_stories_are_printed(hosted: str, reader, page: str, paper: tuple[int, int], sheets: int):
    assert reader(hosted, page).printed_pages(*paper) == sheets


def test_paper_has_the_code_and_no_menus(hosted: str, reader):
    tab = reader(hosted, STORY)
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.evaluate("document.querySelector('.qr-code').checkVisibility()")
    for selector in (".menu", ".languages", ".reading", ".site-search", ".outline", ".neighbours"):
        assert not tab.evaluate(f"document.querySelector('{selector}').checkVisibility()"), selector


def test_pages_are_read_from_a_folder(offline, reader):
    tab = reader(offline.as_uri(), "index.html")
    tab.until("getComputedStyle(document.querySelector('.board')).borderBottomStyle === 'solid'")
    tab.click(".lead h2 a")
    tab.until("document.querySelector('article.entry') !== null")
    tab.click(".languages a[hreflang=en]")
    tab.until("document.documentElement.lang === 'en'")


def test_without_scripts_nothing_is_offered_that_needs_one(hosted: str, reader):
    tab = reader(hosted, "index.html")
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open("tasks/index.html")
    assert not tab.evaluate("document.querySelector('.reading').checkVisibility({ visibilityProperty: true })")
    groups = "[...document.querySelectorAll('.groups > section')].filter(each => each.checkVisibility()).length"
    assert tab.evaluate(groups) > 1
    tab.open("tasks/index.html#status-drafting")
    assert tab.evaluate(groups) == 1
