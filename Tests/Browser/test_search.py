"""The search of the campaign site, in a browser: from a host under a folder, and from files."""

import functools
import http.server
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from devtools import Browser
from preview import PROGRAM, Preview, Site
from tab import Tab

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = "/campaign/"
POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; script-src 'self'; form-action 'self'"


def build(folder: Path, *options: str) -> Path:
    command = [PROGRAM, "build", "--quiet", "--lang", "en", "--site", REPOSITORY, "--output", folder / "output"]
    options = ("--state", folder / "state", *options)
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=300)
    return folder / "output"


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(FOLDER))

    def log_message(self, *_):
        pass


class Reader(Tab):
    def open(self, path: str):
        self.call("Page.navigate", url=f"{self._origin}/{path}")
        self.until("document.readyState === 'complete'")

    def search(self, query: str):
        self.evaluate(f"document.querySelector('#q').value = `{query}`")
        self.evaluate("document.querySelector('#search form').requestSubmit()")

    def until_found(self, *titles: str):
        """Until results have these parts in their titles, and the page says how many there are."""
        for title in titles:
            self.until(f"{RESULTS}.some(title => title.includes(`{title}`))")
        self.until(f"{STATUS}.includes({RESULTS}.length) || !document.querySelector('button.more').hidden")

    def press(self, key: str, code: int, text: str = ""):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text)


RESULTS = "[...document.querySelectorAll('.results h2')].map(each => each.textContent)"
STATUS = "document.querySelector('[role=status]').textContent"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory):
    """The address of the site below a folder of a host that allows no script but the site's files."""
    output = build(tmp_path_factory.mktemp("hosted"))
    handler = functools.partial(Handler, directory=str(output))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{FOLDER}".rstrip("/")
        server.shutdown()


@pytest.fixture
def reader(browser: Browser):
    """Somebody at an address, of whose pages none may complain."""
    context = browser.call("Target.createBrowserContext")["browserContextId"]
    readers: list[Reader] = []

    def arrive(origin: str, path: str) -> Reader:
        readers.append(Reader(browser, context, origin))
        readers[-1].open(path)
        return readers[-1]

    yield arrive
    browser.listen()
    assert [complaint for each in readers for complaint in each.complaints] == []
    browser.call("Target.disposeBrowserContext", browserContextId=context)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("洪家光", "洪家光：把不可能变为可能"),
        ("劳务派遣", "劳务"),
        ("951.4万人次", "劳务"),
        ("９５１.４万人", "劳务"),
        ("业工人", "产业工人"),
        ("洪家光 工匠", "洪家光"),
    ],
)
def test_chinese_is_found(hosted: str, reader, query: str, title: str):
    tab = reader(hosted, "search/")
    tab.search(query)
    tab.until_found(title)


def test_stems_of_english_are_found(hosted: str, reader):
    tab = reader(hosted, "en/search/")
    for query in ("apprenticeships", "apprenticeship", "training migrants", '"migrant workers"'):
        tab.search(query)
        tab.until_found("")
        assert tab.evaluate(f"{RESULTS}.length") > 0


def test_nothing_is_found_and_said(hosted: str, reader):
    tab = reader(hosted, "search/")
    for query in ("量子计算机", "家洪光", "xyzzy"):
        tab.search(query)
        tab.until(f"{STATUS}.startsWith('没有找到')")
        assert tab.evaluate(f"{RESULTS}.length") == 0
    tab.search("工")
    tab.until(f"{STATUS} === '请至少输入两个字'")


def test_hits_are_marked_and_lead_to_their_pages(hosted: str, reader):
    tab = reader(hosted, "?q=x")
    tab.evaluate("document.querySelector('.site-search input').value = '洪家光'")
    tab.click(".site-search button")
    tab.until_found("洪家光")
    tab.until("[...document.querySelectorAll('.results mark')].some(mark => mark.textContent === '洪家光')")
    tab.click(".results a")
    tab.until("location.pathname === '/campaign/stories/hong-jiaguang.html'")


def test_a_query_is_an_address(hosted: str, reader):
    tab = reader(hosted, "search/?q=洪家光&section=stories")
    tab.until_found("洪家光")
    assert tab.evaluate("[document.querySelector('#q').value, document.querySelector('#section').value]") == [
        "洪家光",
        "stories",
    ]
    tab.search("劳务派遣")
    tab.until("new URLSearchParams(location.search).get('q') === '劳务派遣'")
    tab.evaluate("history.back()")
    tab.until_found("洪家光")


def test_sections_and_tags_are_filters(hosted: str, reader):
    tab = reader(hosted, "search/?tag=craftsmanship")
    tab.until_found("洪家光")
    tab.open("search/?q=洪家光&section=courses")
    tab.until(f"{STATUS}.startsWith('没有找到')")


def test_a_keyboard_is_enough(hosted: str, reader):
    tab = reader(hosted, "search/")
    tab.evaluate("document.querySelector('#q').focus()")
    tab.call("Input.insertText", text="洪家光")
    tab.press("Enter", 13, "\r")
    tab.until_found("洪家光")
    for _ in range(20):
        tab.press("Tab", 9)
        if tab.evaluate("document.activeElement.closest('.results') !== null"):
            break
    tab.press("Enter", 13, "\r")
    tab.until("location.pathname.startsWith('/campaign/stories/')")


@pytest.mark.parametrize("path", ["search/index.html", "en/search/index.html"])
def test_the_site_is_searched_from_files(tmp_path: Path, reader, path: str):
    output = build(tmp_path, "--offline")
    tab = reader(output.as_uri(), path)
    tab.search("洪家光" if path.startswith("search") else "Hong Jiaguang")
    tab.until_found("洪家光" if path.startswith("search") else "Hong Jiaguang")
    tab.click(".results a")
    tab.until("location.pathname.endsWith('/stories/hong-jiaguang.html')")


def test_without_scripts_there_are_sections_and_tags(hosted: str, reader):
    tab = reader(hosted, "index.html")
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open("search/")
    tab.until_text("搜索需要JavaScript")
    assert tab.evaluate("getComputedStyle(document.querySelector('#search')).display") == "none"
    assert tab.evaluate("document.querySelectorAll('main .tags a').length") > 5


@pytest.fixture
def previewed(tmp_path: Path):
    """The campaign site and its preview, which outlives whoever reads it."""
    site = Site(tmp_path / "site")
    for folder in ("content", "templates"):
        shutil.copytree(REPOSITORY / folder, site.folder / folder)
    preview = Preview(site)
    preview.start()
    yield site, preview
    preview.stop()


def test_a_preview_has_the_search_of_its_pages(previewed, reader):
    site, preview = previewed
    tab = reader(preview.url, "search/?q=洪家光")
    tab.until_found("洪家光")
    site.append("content/stories/hong-jiaguang.zh.md", "\n他还会修理望远镜。\n")
    tab.open("search/?q=修理望远镜")
    tab.until_found("洪家光")
