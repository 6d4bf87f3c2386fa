"""Charts with the labels that are hardest to place: in a real browser no text is in the way of another or leaves its chart."""

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from browser import measured
from built_site import report

REPOSITORY = Path(__file__).resolve().parents[2]
GALLERY = REPOSITORY / ".build/debug/chart-gallery"
STYLE = REPOSITORY / "templates/assets/style.css"
LANGUAGES = ("zh", "en")
# Window and font; that one is wider than any other of the theme's.
VIEWS = ((360, ""), (1280, ""), (360, "DejaVu Sans"))
SMALLEST_TEXT_IN_PX = 11
# Lines of text as boxes; those of fonts are higher than what is drawn of a letter, and may touch.
MEASURE = """
  if ("{font}") page.body.style.fontFamily = "{font}, Noto Sans CJK SC"
  const gap = 0.15
  const lines = chart => [...chart.querySelectorAll("text")].flatMap(text => [...text.childNodes].map(line => {
    const range = page.createRange()
    range.selectNodeContents(line)
    const { left, right, top, bottom, height } = range.getBoundingClientRect()
    return { text: line.textContent, left, right, top: top + gap * height, bottom: bottom - gap * height }
  })).filter(line => line.right > line.left)
  const overlap = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom && other.top < one.bottom
  const leaves = (line, box) => line.left < box.left - 1 || line.right > box.right + 1
    || line.top < box.top - 1 || line.bottom > box.bottom + 1
  return { charts: [...page.querySelectorAll("svg.chart")].map(chart => {
    const texts = lines(chart), box = chart.getBoundingClientRect()
    return {
      name: page.getElementById(chart.getAttribute("aria-labelledby").split(" ")[0]).textContent,
      kind: chart.classList[1], texts: texts.length,
      textSize: parseFloat(getComputedStyle(chart).fontSize) * box.width / chart.viewBox.baseVal.width,
      overlaps: texts.flatMap((line, index) => texts.slice(index + 1).filter(other => overlap(line, other))
        .map(other => `"${line.text}" and "${other.text}"`)),
      outside: texts.filter(line => leaves(line, box)).map(line => `"${line.text}"`),
    }
  }) }
"""


@pytest.fixture(scope="module")
def charts(tmp_path_factory) -> list[dict]:
    """Every chart of the gallery in each language and view, as it is measured, with `font` and `place`."""
    output = tmp_path_factory.mktemp("charts")
    shutil.copy(STYLE, output)
    for language in LANGUAGES:
        page = subprocess.run([GALLERY, language], capture_output=True, check=True, timeout=60).stdout
        (output / f"{language}.html").write_bytes(page)
    gallery = SimpleNamespace(output=output, base="http://localhost/")
    pages = [SimpleNamespace(path=f"{language}.html") for language in LANGUAGES]
    found = [
        page | {"font": font}
        for width, font in VIEWS
        for page in measured(
            gallery, pages, width, MEASURE.replace("{font}", font), tmp_path_factory.mktemp("profile"))
    ]
    return [
        chart | {"font": page["font"], "place": f"{page['path']} at {page['width']} {page['font']}: {chart['name']}"}
        for page in found
        for chart in page["charts"]
    ]


def test_every_kind_of_chart_is_looked_at(charts: list[dict]):
    assert len({chart["kind"] for chart in charts}) == 8
    assert len(charts) > 200
    report([f"{chart['place']} has no text" for chart in charts if not chart["texts"]])


def test_no_text_of_a_chart_overlaps_another(charts: list[dict]):
    report([f"{chart['place']}: {overlap}" for chart in charts for overlap in chart["overlaps"]])


def test_no_text_leaves_its_chart(charts: list[dict]):
    report([
        f"{chart['place']}: {text}"
        for chart in charts
        for text in chart["outside"]
        # What is bold there may stand out by a letter's part, for which pages have room.
        if not chart["font"]
    ])


def test_text_can_be_read_on_a_phone(charts: list[dict]):
    report([
        f"{chart['place']}: text of {chart['textSize']:.1f} px"
        for chart in charts
        if chart["textSize"] < SMALLEST_TEXT_IN_PX
    ])
