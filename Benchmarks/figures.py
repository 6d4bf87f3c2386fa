"""The corpus with ten figures and a chart on every page, and the same texts with the numbers as plain words."""

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from measure import Case, run_in_turn
from report import CPU, WALL, Target
from sites import FRESH_IN_SECONDS, Programs, Site, banbao_command, clear

PAGES = 10_000
FIGURES = 1_000
CHARTS = 100
PER_PAGE = 10
AREA = 100
WITH, WITHOUT = "Banbao, ten figures and a chart a page", "Banbao, the same in plain words"
SOURCE = "source: {name: {zh: 某报告, en: A report}, url: https://example.org/report}"


def write_figures(content: Path) -> list[tuple[str, str]]:
    """The figures, in files of a hundred. Returned: how each is written in Chinese and in English."""
    (content / "figures").mkdir()
    texts = []
    for area in range(FIGURES // AREA):
        lines = [f"title: {{zh: 领域{area}, en: Area {area}}}", SOURCE, "as-of: 2025-12", "figures:"]
        for number in range(area * AREA, (area + 1) * AREA):
            value = 10_000 + number * 100
            thousandths = value // 100
            lines.append(f"  figure-{number}: {{name: {{zh: 数据{number}, en: Figure {number}}}, value: {value}, "
                         "unit: {zh: 人, en: {one: person, other: people}}}")
            chinese = f"{thousandths // 100}.{thousandths % 100:02}".rstrip("0").rstrip(".")
            texts.append((f"{chinese}万人", f"{value:,} people"))
        (content / f"figures/area-{area}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return texts


def write_charts(content: Path) -> None:
    (content / "charts").mkdir()
    for chart in range(CHARTS):
        kind = ["columns", "bar", "line"][chart % 3]
        (content / f"charts/chart-{chart}.yaml").write_text(
            f"kind: {kind}\ntitle: {{zh: 图表{chart}, en: Chart {chart}}}\nunit: {{zh: 人, en: people}}\n"
            "category: place\nseries: {count: {zh: 人数, en: People}}\n"
            f"as-of: 2025-12\n{SOURCE}\n", "utf-8")
        rows = "".join(f"地方{row},Place {row},{(chart + 1) * (row + 1) * 1000}\n" for row in range(6))
        (content / f"charts/chart-{chart}.csv").write_text(f"place.zh,place.en,count\n{rows}", "utf-8")


def add_numbers(content: Path, texts: list[tuple[str, str]], *, as_figures: bool) -> None:
    """In other folders than the corpus's own files, of which these are second names."""
    for path in sorted(content.rglob("*.md")):
        language = 1 if path.name.endswith(".en.md") else 0
        # Both versions of an entry have the same numbers.
        choice = random.Random(path.name.split(".")[0])
        chosen = [choice.randrange(FIGURES) for _ in range(PER_PAGE)]
        words = [f"[{texts[number][language]}](figure:figure-{number})" if as_figures else texts[number][language]
                 for number in chosen]
        chart = f"\n![](chart:chart-{choice.randrange(CHARTS)})\n" if as_figures else ""
        text = path.read_text("utf-8")
        path.unlink()
        path.write_text(f"{text}\n{('，', ', ')[language].join(words)}\n{chart}", "utf-8")


def measure(scratch: Path, programs: Programs, count: int, log: Path,
            say: Callable[[str], None]) -> dict[str, Case]:
    site = Site(scratch, PAGES, programs, for_hugo=False)
    cases = []
    for name, as_figures in ((WITHOUT, False), (WITH, True)):
        copy = site.copy_of_banbao("with-figures" if as_figures else "without-figures")
        texts = write_figures(copy / "content")
        if as_figures:
            write_charts(copy / "content")
        else:
            shutil.rmtree(copy / "content/figures")
        add_numbers(copy / "content", texts, as_figures=as_figures)
        output = site.outputs / copy.name / "site"
        cases.append(Case(name, banbao_command(programs, copy, output), output, lambda output=output: clear(output)))
    # Banbao compares younger sources by content.
    time.sleep(FRESH_IN_SECONDS)
    run_in_turn(cases, count, log, say)
    shutil.rmtree(site.folder)
    return {case.name: case for case in cases}


def targets(cases: dict[str, Case]) -> list[Target]:
    shown, plain = cases[WITH], cases[WITHOUT]
    name = f"{PAGES:,} pages, ten figures and a chart on each"
    return [
        Target(f"{name}: clean build against the same in plain words", shown.median(WALL) / plain.median(WALL),
               shown.least(WALL) / plain.least(WALL), 1.3, " x", False),
        Target(f"{name}: processor time against the same", shown.median(CPU) / plain.median(CPU),
               shown.least(CPU) / plain.least(CPU), 1.3, " x", False),
    ]
