"""What a story costs a reader on a slow network: one initial window of TCP for the page, its style and its scripts, nothing
from elsewhere, and a layout that stays."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from campaign import FOLDER

FIRST_WINDOW_IN_BYTES = 14_600
KINDS = ("Document", "Stylesheet", "Script")
SHIFTS = """
  new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value })
      .observe({ type: "layout-shift", buffered: true })
    setTimeout(() => resolve(sum), 300)
  })
"""


def compressed(output: Path, url: str) -> int:
    return len(gzip.compress((output / urlsplit(url).path.removeprefix(FOLDER)).read_bytes(), 9))


def test_a_story_fits_into_the_first_window(campaign: Path, hosted: str, reader):
    tab = reader(hosted, "404.html")
    problems = []
    for story in sorted(campaign.glob("**/stories/*.html")):
        path = story.relative_to(campaign).as_posix()
        if story.name == "index.html" or b"http-equiv=\"refresh\"" in story.read_bytes():
            continue
        loaded = tab.loads_of(path)
        size = sum(compressed(campaign, url) for kind, url in loaded if kind in KINDS)
        if size > FIRST_WINDOW_IN_BYTES or len(loaded) < 3:
            problems.append(f"{path}: {size} bytes for {loaded}")
    assert problems == []


@pytest.mark.parametrize("path", ["stories/hong-jiaguang.html", "en/stories/hong-jiaguang.html", "index.html"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_layout_stays(hosted: str, reader, path: str, width: int):
    tab = reader(hosted, "404.html")
    tab.on_screen(width)
    tab.open(path)
    result = tab.call("Runtime.evaluate", expression=SHIFTS, awaitPromise=True, returnByValue=True)
    assert result["result"]["value"] == 0


def test_policy_of_pages_stops_scripts_in_them(hosted: str, reader):
    tab = reader(hosted, "index.html")
    tab.evaluate("document.body.insertAdjacentElement('beforeend', document.createElement('script')).textContent = 'window.ran = 1'")
    assert tab.evaluate("window.ran === undefined")
    assert any("Content Security Policy" in complaint for complaint in tab.heard_complaints())
    tab.complaints.clear()
