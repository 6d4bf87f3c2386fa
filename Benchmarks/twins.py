"""Whether Banbao and Hugo wrote the same work: the same pages, and in a sample of them the same elements and words."""

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

SAMPLE_SIZE = 200
SHOWN = {"headings": ("h1", "h2", "h3", "h4", "h5", "h6"), "paragraphs": ("p",), "list items": ("li",), "links": ("a",)}


class Work(HTMLParser):
    """What a page holds, whatever its layout of lines and attributes: elements by name, words of the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1

    def handle_data(self, data: str) -> None:
        self.words.update(data.split())


@dataclass(frozen=True)
class Comparison:
    page_count: int
    sample_size: int
    counts: dict[str, int]
    differences: list[str]


def address(path: str) -> str:
    """One name for a page of both programs: Hugo puts the second page of a list into a folder, and the first page of a
    tag's list next to its folder."""
    path = re.sub(r"/page/(\d+)(/index)?\.html$", r"/page-\1.html", path)
    return re.sub(r"(tags/[^/]+)\.html$", r"\1/index.html", path)


def pages(folder: Path) -> dict[str, Path]:
    return {address(file.relative_to(folder).as_posix()): file for file in folder.rglob("*.html")}


def compare_page_sets(banbao: Path, hugo: Path) -> Comparison:
    ours, theirs = pages(banbao), pages(hugo)
    differences = [f"only Banbao wrote {page}" for page in sorted(ours.keys() - theirs.keys())]
    differences += [f"only Hugo wrote {page}" for page in sorted(theirs.keys() - ours.keys())]
    return Comparison(len(ours), 0, {}, differences)


def compare(banbao: Path, hugo: Path) -> Comparison:
    ours, theirs = pages(banbao), pages(hugo)
    differences = compare_page_sets(banbao, hugo).differences
    common = sorted(ours.keys() & theirs.keys())
    sample = common[:: max(1, len(common) // SAMPLE_SIZE)]
    # A page of every kind: home, 404, the first page of each list.
    sample += [page for page in common if page.count("/") <= 2 and page.endswith(("index.html", "404.html"))]
    counts: Counter[str] = Counter()
    for page in dict.fromkeys(sample):
        work = Work(ours[page].read_text("utf-8"))
        differences += differing(page, work, Work(theirs[page].read_text("utf-8")))
        counts += work.elements
    shown = {label: sum(counts[tag] for tag in tags) for label, tags in SHOWN.items()}
    return Comparison(len(ours), len(set(sample)), shown, differences)


def differing(page: str, ours: Work, theirs: Work) -> list[str]:
    found = []
    for what, left, right in (("elements", ours.elements, theirs.elements), ("words", ours.words, theirs.words)):
        if left != right:
            found.append(f"{page}: {what} differ: Banbao {dict(left - right)}, Hugo {dict(right - left)}")
    return found
