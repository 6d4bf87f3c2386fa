"""Phones: at a width of 360 CSS pixels no page scrolls sideways, in a real browser."""

import functools
import http.server
import json
import shutil
import subprocess
import threading
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from lxml import html

from built_site import Site, report

WIDTH_IN_PX = 360
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MEASURING_PATH = "/measure-every-page"
# A frame is as narrow as we ask; the window of a headless browser is not.
FRAME = '<iframe src="{}" width="{}" height="640" frameborder="0"></iframe>'
MEASURE = """
onload = () => {
  const pages = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument, root = page.documentElement
    return {
      path: new URL(frame.src).pathname, available: root.clientWidth, needed: root.scrollWidth,
      rules: [...page.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
    }
  })
  document.body.textContent = JSON.stringify(pages)
}
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site under the path of its base URL, and beside it one page that measures the others."""

    def __init__(self, *arguments, base_path: str, measuring_page: str, **options):
        self.base_path, self.measuring_page = base_path, measuring_page
        super().__init__(*arguments, **options)

    def do_GET(self):
        if self.path != MEASURING_PATH:
            return super().do_GET()
        data = self.measuring_page.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base_path))

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def measured(site: Site, tmp_path_factory) -> list[dict]:
    """Path, available and needed width, and number of CSS rules of every page."""
    base_path = urlsplit(site.base).path
    pages = [page for page in site.pages.values() if not page.is_redirect]
    frames = "".join(FRAME.format(base_path + quote(page.path), WIDTH_IN_PX) for page in pages)
    handler = functools.partial(
        Handler,
        directory=str(site.output),
        base_path=base_path,
        measuring_page=f"<!DOCTYPE html><title>Widths</title><body>{frames}<script>{MEASURE}</script></body>",
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}{MEASURING_PATH}"
        try:
            document = html.document_fromstring(document_after_scripts(address, tmp_path_factory.mktemp("profile")))
        finally:
            server.shutdown()
    widths = json.loads(document.findtext("body"))
    assert len(widths) == len(pages)
    return widths


def document_after_scripts(address: str, profile: Path) -> str:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert browser, f"none of {BROWSERS} is installed"
    options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={profile}", "--dump-dom"]
    return subprocess.run([browser, *options, address], capture_output=True, text=True, timeout=60, check=True).stdout


def test_no_page_scrolls_sideways_on_a_phone(measured: list[dict]):
    problems = []
    for page in measured:
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
