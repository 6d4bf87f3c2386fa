"""A tab as somebody reads in it: on a screen of some size, in the light or the dark, with a keyboard, on paper."""

import base64
import importlib.util
import json
import re
from pathlib import Path

from devtools import Browser
from tab import Tab

MILLIMETERS_PER_INCH = 25.4
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39, "ArrowDown": 40}
TEXTS = {"Enter": "\r"}
RESULTS = "[...document.querySelectorAll('.results h2')].map(each => each.textContent)"
STATUS = "document.querySelector('[role=status]').textContent"
AXE = """
  axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`)))
"""


def axe_source() -> str:
    """The script of axe-core, which the package for Playwright holds; Playwright itself is not needed."""
    package = importlib.util.find_spec("axe_playwright_python")
    assert package and package.submodule_search_locations, "axe_playwright_python is not installed: make site-tools"
    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


class Reader(Tab):
    def __init__(self, browser: Browser, context: str, origin: str):
        # What pages have asked for: the kind of file, and its URL.
        self.requests: list[tuple[str, str]] = []
        super().__init__(browser, context, origin)

    def _hear(self, event: str, said: dict):
        if event == "Network.requestWillBeSent":
            self.requests.append((said["type"], said["request"]["url"]))
        super()._hear(event, said)

    def open(self, path: str):
        self.call("Page.navigate", url=f"{self._origin}/{path}")
        self.until(f"location.href !== 'about:blank' && document.readyState === 'complete'")

    def loads_of(self, path: str) -> list[tuple[str, str]]:
        """What this page asks for."""
        self.requests.clear()
        self.open(path)
        self._browser.listen()
        return list(self.requests)

    def heard_complaints(self) -> list[str]:
        self._browser.listen()
        return self.complaints

    def on_screen(self, width: int, height: int = 800, color_scheme: str = "light"):
        """In CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": color_scheme}])

    @property
    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        return self.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    @property
    def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA and good practice."""
        self.evaluate(axe_source() + ";0")
        result = self.call("Runtime.evaluate", expression=AXE, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, json.dumps(result)
        return result["result"]["value"]

    def press(self, key: str):
        for kind in ("keyDown", "keyUp"):
            code, text = KEYS[key], TEXTS.get(key, "")
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text)

    def search(self, query: str):
        self.evaluate(f"document.querySelector('#q').value = `{query}`")
        self.evaluate("document.querySelector('#search form').requestSubmit()")

    def until_found(self, *titles: str):
        """Until results have these parts in their titles, and the page says how many there are."""
        for title in titles:
            self.until(f"{RESULTS}.some(title => title.includes(`{title}`))")
        self.until(f"{STATUS}.includes({RESULTS}.length) || !document.querySelector('button.more').hidden")

    def printed_pages(self, width: int, height: int) -> int:
        """How many sheets of this size in millimeters the page needs."""
        size = {"paperWidth": width / MILLIMETERS_PER_INCH, "paperHeight": height / MILLIMETERS_PER_INCH}
        pdf = base64.b64decode(self.call("Page.printToPDF", **size)["data"])
        return len(re.findall(rb"/Type\s*/Page\b", pdf))
