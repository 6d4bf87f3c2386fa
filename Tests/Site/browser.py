"""Pages as Chromium lays them out, in frames: the window of a headless browser is not as narrow as a telephone."""

import contextlib
import functools
import http.server
import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from built_site import Page, Site

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MEASURING_PATH = "/measure-every-page"
LIMIT_IN_SECONDS = 120
FRAME = '<iframe src="{}" width="{}" height="640" frameborder="0"></iframe>'
MEASURE_EVERY_FRAME = """
const measure = async (page, root) => {{ {} }}
onload = async () => {{
  const found = []
  for (const frame of document.querySelectorAll("iframe"))
    found.push({{
      path: new URL(frame.src).pathname, width: Number(frame.width),
      ...await measure(frame.contentDocument, frame.contentDocument.documentElement),
    }})
  fetch("{}", {{ method: "POST", body: JSON.stringify(found) }})
}}
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site under the path of its base URL, and one page that measures the others and posts what it finds."""

    def __init__(self, *arguments, base_path: str, measuring_page: str, found: queue.Queue, **options):
        self.base_path, self.measuring_page, self.found = base_path, measuring_page, found
        super().__init__(*arguments, **options)

    def do_GET(self):
        if self.path != MEASURING_PATH:
            return super().do_GET()
        self.answer(self.measuring_page.encode())

    def do_POST(self):
        self.found.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.answer(b"")

    def answer(self, data: bytes):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base_path))

    def log_message(self, *_):
        pass


def measured(site: Site, pages: list[Page], width: int, script: str, profile: Path) -> list[dict]:
    """What the script returns for each page, with `path` and `width`.

    It has `page`, a document, and `root`, its first element, and may wait.
    """
    base_path = urlsplit(site.base).path
    frames = "".join(FRAME.format(base_path + quote(page.path), width) for page in pages)
    script = MEASURE_EVERY_FRAME.format(script, MEASURING_PATH)
    posted = queue.Queue()
    handler = functools.partial(
        Handler,
        directory=str(site.output),
        base_path=base_path,
        measuring_page=f"<!DOCTYPE html><title>Measures</title><body>{frames}<script>{script}</script></body>",
        found=posted,
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            with browser_at(f"http://127.0.0.1:{server.server_port}{MEASURING_PATH}", profile):
                found = posted.get(timeout=LIMIT_IN_SECONDS)
        finally:
            server.shutdown()
    assert len(found) == len(pages)
    return [page | {"path": unquote(page["path"]).removeprefix(base_path)} for page in found]


@contextlib.contextmanager
def browser_at(address: str, profile: Path) -> Iterator[None]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert program, f"none of {BROWSERS} is installed"
    options = ["--headless", "--no-sandbox", "--hide-scrollbars", "--remote-debugging-port=0"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([program, *options, f"--user-data-dir={profile}", address], **silent) as browser:
        try:
            yield
        finally:
            browser.terminate()
