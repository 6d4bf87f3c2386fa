"""The campaign site as its readers have it: from a host, below a folder, or from files."""

import functools
import http.server
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from preview import PROGRAM

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = "/campaign/"
# A page of every template. In English each is below en/.
PAGES = [
    "index.html", "stories/index.html", "stories/hong-jiaguang.html", "policies/opinions-2024.html",
    "statistics/index.html", "statistics/charts.html", "tasks/index.html", "tags/index.html", "tags/skills/index.html",
    "search/index.html", "data/index.html", "about.html", "404.html",
]
LANGUAGES = {"zh": "", "en": "en/"}


def build(folder: Path, *options: str, site: Path = REPOSITORY) -> Path:
    """The folder of the built site."""
    command = [PROGRAM, "build", "--quiet", "--lang", "en", "--site", site, "--output", folder / "output"]
    options = ("--state", folder / "state", *options)
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=300)
    return folder / "output"


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments, policy: str | None, **options):
        self.policy = policy
        super().__init__(*arguments, **options)

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(FOLDER))

    def log_message(self, *_):
        pass


@contextmanager
def host(output: Path, policy: str | None = None) -> Iterator[str]:
    """The URL of the site, without a slash at the end, at a host that may send a Content-Security-Policy of its own."""
    handler = functools.partial(Handler, directory=str(output), policy=policy)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{FOLDER}".rstrip("/")
        server.shutdown()
