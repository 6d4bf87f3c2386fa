"""How soon a reader with a slow telephone network sees the longest story of the campaign site: first paint, shifts of the
layout, long tasks."""

import functools
import gzip
import http.server
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from report import Target
from sites import HERE, REPOSITORY, TODAY, Programs

sys.path.append(str(HERE.parent / "Tests/Browser"))
from devtools import Browser  # noqa: E402
from reader import Reader  # noqa: E402

STORY = "stories/hong-jiaguang.html"
WIDTH_IN_PX = 360
RUNS = 7
LIMIT_IN_SECONDS = 1.0
# The story's own tasks are looked for a little after it has loaded.
REST_IN_SECONDS = 0.5
COMPRESSED = ("text/", "image/svg")
MEASURES = """
  new Promise((resolve) => {
    let shift = 0, tasks = 0
    const watch = (type, use) => new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true })
    watch("layout-shift", (each) => shift += each.value)
    watch("longtask", () => tasks++)
    const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime
    setTimeout(() => resolve([paint, shift, tasks]), 100)
  })
"""


@dataclass(frozen=True)
class Network:
    name: str
    latency_in_ms: float
    bytes_per_second: float


NETWORKS = [
    Network("slow 4G as the network has it: round trip of 150 ms, 1.6 Mbit/s", 150, 1.6e6 / 8),
    Network("slow 4G as Chromium's preset has it: 562.5 ms before each answer, 1.44 Mbit/s", 562.5, 1.44e6 / 8),
]


class Handler(http.server.SimpleHTTPRequestHandler):
    """As hosts do: one connection for all, texts compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            return self.send_error(404)
        data, kind = file.read_bytes(), self.guess_type(str(file))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if kind.startswith(COMPRESSED):
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def measure(scratch: Path, programs: Programs) -> tuple[list[Target], str]:
    """In: an empty folder. Out: the targets, and a note with what the other network does."""
    folder = scratch / "first-paint"
    output = folder / "site"
    command = [programs.banbao, "build", "--quiet", "--today", TODAY, "--site", REPOSITORY, "--output", output]
    subprocess.run([*command, "--state", folder / "state"], check=True)
    handler = functools.partial(Handler, directory=str(output))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Browser(folder / "profile")
        try:
            url = f"http://127.0.0.1:{server.server_port}"
            found = {network: [visit(browser, url, network) for _ in range(RUNS)] for network in NETWORKS}
        finally:
            browser.close()
            server.shutdown()
    slow = found[NETWORKS[0]]
    paints = [paint / 1000 for paint, _, _ in slow]
    targets = [
        Target(f"first paint of a story, {NETWORKS[0].name}", statistics.median(paints), min(paints), LIMIT_IN_SECONDS, " s", False),
        Target("its layout shifts", max(shift for _, shift, _ in slow), min(shift for _, shift, _ in slow), 0, "", False),
        Target("its tasks over 50 ms", max(tasks for _, _, tasks in slow), min(tasks for _, _, tasks in slow), 0, "", False),
    ]
    other = statistics.median(paint for paint, _, _ in found[NETWORKS[1]]) / 1000
    return targets, f"First paint of the same story, {NETWORKS[1].name}: {other:.2f} s."


def visit(browser: Browser, url: str, network: Network) -> tuple[float, float, int]:
    """Somebody who has never been here. Out: first paint in milliseconds, sum of shifts, number of long tasks."""
    context = browser.call("Target.createBrowserContext")["browserContextId"]
    tab = Reader(browser, context, url)
    tab.on_screen(WIDTH_IN_PX)
    speed = {"downloadThroughput": network.bytes_per_second, "uploadThroughput": network.bytes_per_second / 2}
    tab.call("Network.emulateNetworkConditions", offline=False, latency=network.latency_in_ms, **speed)
    tab.open(STORY)
    time.sleep(REST_IN_SECONDS)
    result = tab.call("Runtime.evaluate", expression=MEASURES, awaitPromise=True, returnByValue=True)["result"]["value"]
    browser.call("Target.disposeBrowserContext", browserContextId=context)
    return tuple(result)
