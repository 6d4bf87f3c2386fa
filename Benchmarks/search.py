"""Search in the page: what queries load, what they find, what the index costs, by Banbao and by Pagefind."""

import functools
import gzip
import http.server
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from measure import Case, run_in_turn
from report import CPU, Target
from sites import FRESH_IN_SECONDS, HERE, Programs, banbao_command, clear

sys.path.append(str(HERE.parent / "Tests/Browser"))
from devtools import Browser  # noqa: E402
from tab import Tab  # noqa: E402

COUNT = 10_000
RUNS = 3
SEED = 16
# Of a page, in bytes of UTF-8.
TEXT_IN_BYTES = 9_000
WORDS = 20_000
QUERIES = 30
WITH, WITHOUT, PAGEFIND = "Banbao, with a search", "Banbao, without", "Pagefind, of pages that are there"
EDITED = "Banbao, with a search, one page edited"
EDITED_PAGE = "content/policies/page-05002.zh.md"
SECTIONS = ("stories", "policies", "news")

# --- Pages


def texts() -> list[str]:
    """Words of one to four characters, as often as words are in Chinese: by Zipf’s law."""
    source = random.Random(SEED)
    # Characters are unevenly frequent as well.
    characters = [chr(0x4E00 + number) for number in source.sample(range(0x5000), 3_500)]
    weights = [1 / (rank + 10) for rank in range(len(characters))]
    words = ["".join(source.choices(characters, weights, k=source.choice((1, 2, 2, 2, 2, 3, 4)))) for _ in range(WORDS)]
    shares = [1 / (rank + 3) for rank in range(WORDS)]
    bounds: list[float] = []
    for share in shares:
        bounds.append(share + (bounds[-1] if bounds else 0))
    pages = []
    for _ in range(COUNT):
        # What a page is about comes again and again in it.
        own = source.choices(words, k=12)
        size, paragraphs = 0, []
        while size < TEXT_IN_BYTES:
            picked = source.choices(words, cum_weights=bounds, k=60) + source.choices(own, k=6)
            source.shuffle(picked)
            text = "".join(word + (source.choice("，。、") if place % 9 == 8 else "") for place, word in enumerate(picked))
            paragraphs.append(text + "。")
            size += len(paragraphs[-1].encode())
        pages.append("\n\n".join(paragraphs))
    return pages


def write_site(folder: Path, pages: list[str]) -> None:
    settings = (HERE / "site/site.yaml").read_text("utf-8")
    for number, text in enumerate(pages):
        path = folder / "content" / SECTIONS[number % 3] / f"page-{number:05}.zh.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: 第{number}篇\ndate: 2026-01-{number % 28 + 1:02}\nsummary: 摘要。\n---\n"
        path.write_text(f"{head}\n{text}\n", "utf-8")
    shutil.copytree(HERE / "theme", folder / "templates")
    theme = HERE.parent / "templates"
    (folder / "templates/pages").mkdir()
    (folder / "templates/pages/search.html").write_text(PAGE, "utf-8")
    shutil.copy(theme / "assets/search.js", folder / "templates/assets/search.js")
    (folder / "content/site.yaml").write_text(
        settings + "search: search.html\npages:\n  search.html: {title: {zh: 搜索, en: Search}}\n", "utf-8")


PAGE = """<!DOCTYPE html>
<html lang="{{language}}">
<meta charset="utf-8">
<title>{{title}}</title>
{{#search}}
<div id="search" data-index="{{index}}" data-found="{count}" data-nothing="0" data-too-short="short" data-failed="failed">
<form action="{{url}}"><input name="q"></form><p role="status"></p><ol></ol><button class="more" hidden>+</button></div>
<script src="{{asset search.js}}" defer></script>
{{/search}}
</html>
"""


def queries(pages: list[str]) -> list[str]:
    """Pieces of two to eight characters, of words as often met as not."""
    source = random.Random(SEED + 1)
    found: list[str] = []
    while len(found) < QUERIES:
        runs = re.findall(r"[\u4e00-\u9fff]{8,}", source.choice(pages))
        run = source.choice(runs)
        length = 2 + len(found) % 7
        start = source.randrange(len(run) - length + 1)
        found.append(run[start : start + length])
    return found


# --- Queries


class Loads(http.server.SimpleHTTPRequestHandler):
    """Counts the bytes of what is asked for, as they are and as gzip."""

    def __init__(self, *arguments, loads: list[tuple[str, int, int]], **options):
        self.loads = loads
        super().__init__(*arguments, **options)

    def do_GET(self):
        file = Path(self.translate_path(self.path))
        if file.is_file():
            data = file.read_bytes()
            self.loads.append((urlsplit(self.path).path, len(data), len(gzip.compress(data, 6))))
        super().do_GET()

    def log_message(self, *_):
        pass


class Reader(Tab):
    def open(self, path: str):
        self.call("Page.navigate", url=f"{self._origin}/{path}")
        self.until("document.readyState === 'complete'")


def ask(folder: Path, asked: list[str], profile: Path, page: str, find: str) -> list[tuple[int, int, int]]:
    """Of each query the number of hits, and the bytes loaded for it, as they are and as gzip."""
    loads: list[tuple[str, int, int]] = []
    handler = functools.partial(Loads, directory=str(folder), loads=loads)
    answers = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Browser(profile)
        try:
            context = browser.call("Target.createBrowserContext")["browserContextId"]
            reader = Reader(browser, context, f"http://127.0.0.1:{server.server_port}")
            reader.open(page)
            loads.clear()
            for query in asked:
                reader.evaluate(find.replace("QUERY", json.dumps(query)))
                count = reader.until("window.count !== undefined && { count: window.count }")["count"]
                answers.append((count, sum(raw for _, raw, _ in loads), sum(small for _, _, small in loads)))
                loads.clear()
        finally:
            browser.close()
            server.shutdown()
    return answers


FIND = """
delete window.count
document.querySelector("#search input").value = QUERY
document.querySelector("[role=status]").textContent = ""
document.querySelector("#search form").requestSubmit()
new MutationObserver((_, observer) => {
  const text = document.querySelector("[role=status]").textContent
  // What comes into view is loaded afterwards.
  if (text) { setTimeout(() => { window.count = Number(text.match(/[0-9]+/)?.[0] ?? 0) }, 400); observer.disconnect() }
}).observe(document.querySelector("[role=status]"), { childList: true })
"""
FIND_BY_PAGEFIND = """
delete window.count
import("/pagefind/pagefind.js").then(async (pagefind) => {
  const found = (await pagefind.search(QUERY)).results
  await Promise.all(found.slice(0, 3).map((each) => each.data()))
  window.count = found.length
})
void 0
"""


# --- All of it


def measure(scratch: Path, programs: Programs, log: Path, say: Callable[[str], None]) -> tuple[dict[str, Case], list[Target], str]:
    folder = scratch / "search"
    pages = texts()
    write_site(folder / "with", pages)
    shutil.copytree(folder / "with", folder / "without")
    settings = folder / "without/content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("search: search.html\n", ""), "utf-8")
    # Banbao compares younger sources by content.
    time.sleep(FRESH_IN_SECONDS)
    cases: list[Case] = []
    for name, site in ((WITHOUT, "without"), (WITH, "with")):
        output = folder / f"{site}-output/site"
        cases.append(Case(name, banbao_command(programs, folder / site, output), output, functools.partial(clear, output)))
    pagefind = cases[0].output / "pagefind"
    cases.append(edited_case(folder, programs))
    command = [sys.executable, "-m", "pagefind", "--site", str(cases[0].output)]
    cases.append(Case(PAGEFIND, command, pagefind, functools.partial(shutil.rmtree, pagefind, ignore_errors=True)))
    run_in_turn(cases, RUNS, log, say)
    asked = queries(pages)
    scanned = [sum(query in text for text in pages) for query in asked]
    ours = ask(cases[1].output, asked, folder / "profile", "search.html", FIND)
    theirs = ask(cases[0].output, asked, folder / "profile-of-pagefind", "search.html", FIND_BY_PAGEFIND)
    shutil.rmtree(folder)
    rows = [row(name, answers, scanned) for name, answers in (("Banbao", ours), ("Pagefind", theirs))]
    note = (f"Search in {COUNT:,} pages, {QUERIES} queries of two to eight characters, bytes loaded for each with what is shown of the first hits, kB of gzip: by Banbao "
            "those that a window of 800 by 600 pixels has room for, by Pagefind three. "
            "Exact: as many pages as hold the text.\n\n| program | exact | too few | too many | first query | later, mean | median | most |\n"
            f"|---|---:|---:|---:|---:|---:|---:|---:|\n" + "\n".join(rows))
    return {case.name: case for case in cases}, targets(cases, ours, scanned), note


def edited_case(folder: Path, programs: Programs) -> Case:
    """The same site, of which a page gets one more sentence each time."""
    shutil.copytree(folder / "with", folder / "edited")
    time.sleep(FRESH_IN_SECONDS)
    output = folder / "edited-output/site"
    command = banbao_command(programs, folder / "edited", output)
    subprocess.run(command, check=True)

    def edit() -> None:
        page = folder / "edited" / EDITED_PAGE
        page.write_text(page.read_text("utf-8") + "\n修理望远镜。\n", "utf-8")

    return Case(EDITED, command, output, edit)


def row(name: str, answers: list[tuple[int, int, int]], scanned: list[int]) -> str:
    counts = [answer[0] for answer in answers]
    later = [small / 1000 for _, _, small in answers[1:]]
    fewer = sum(count < wanted for count, wanted in zip(counts, scanned))
    more = sum(count > wanted for count, wanted in zip(counts, scanned))
    return (f"| {name} | {len(scanned) - fewer - more} | {fewer} | {more} | {answers[0][2] / 1000:.1f} | {statistics.mean(later):.1f} "
            f"| {statistics.median(later):.1f} | {max(later):.1f} |")


def targets(cases: list[Case], answers: list[tuple[int, int, int]], scanned: list[int]) -> list[Target]:
    without, found = cases[:2]
    name = f"search in {COUNT:,} pages"
    exact = sum(answer[0] == wanted for answer, wanted in zip(answers, scanned))
    later = statistics.mean(small for _, _, small in answers[1:]) / 1000
    return [
        Target(f"{name}: processor time of the index against a build without", found.median(CPU) / without.median(CPU) - 1,
               found.least(CPU) / without.least(CPU) - 1, 0.35, " x", False),
        Target(f"{name}: queries without a hit too many or too few", exact, exact, QUERIES, "", True),
        Target(f"{name}: first query", answers[0][2] / 1000, answers[0][2] / 1000, 50, " kB", False),
        Target(f"{name}: later queries", later, later, 20, " kB", False),
    ]
