"""The tables: what was measured, and whether the targets are met."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

from measure import Case

Group = dict[str, Case]
WALL, PEAK, CPU = "wall_in_seconds", "peak_in_bytes", "cpu_in_seconds"
HEADER = ("| pages | program | wall, median | least to most | CPU | peak memory | files | bytes |\n"
          "|---:|---|---:|---:|---:|---:|---:|---:|")


@dataclass(frozen=True)
class Target:
    """`measured` compares medians; `at_best` compares the fastest runs, which a busy machine disturbs least."""

    what: str
    measured: float
    at_best: float
    limit: float
    unit: str
    is_least: bool

    @property
    def is_met(self) -> bool:
        return self.measured >= self.limit if self.is_least else self.measured <= self.limit

    def row(self) -> str:
        sign = "≥" if self.is_least else "≤"
        digits = 2 if self.unit in (" x", " s") else 0
        met = "yes" if self.is_met else "**no**"
        return (f"| {self.what} | {self.measured:.{digits}f}{self.unit} | {self.at_best:.{digits}f}{self.unit} "
                f"| {sign} {self.limit:g}{self.unit} | {met} |")


def machine() -> str:
    """Processor, cores, memory, system; nothing that names the machine."""
    processor = platform.processor() or platform.machine()
    for line in read_lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            processor = line.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{processor}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}"


def read_lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []


def figures(groups: dict[str, Group], smallest_peak: int) -> str:
    """A row a case. Peaks that reach no further than the measuring itself are marked with ≤."""
    rows = [HEADER]
    for title, group in groups.items():
        for case in group.values():
            slowest = max(run.wall_in_seconds for run in case.runs)
            sign = "≤ " if case.median(PEAK) <= smallest_peak * 1.05 else ""
            rows.append(
                f"| {title} | {case.name} | {case.median(WALL):.3f} s | {case.least(WALL):.3f}–{slowest:.3f} s "
                f"| {case.median(CPU):.2f} s | {sign}{case.median(PEAK) / 1e6:.0f} MB "
                f"| {case.file_count:,} | {case.byte_count / 1e6:.1f} MB |")
    return "\n".join(rows)


def targets(groups: dict[str, Group]) -> list[Target]:
    """Those that this run can judge."""
    found: list[Target] = []
    for pages, group in groups.items():
        found += of_size(pages, group)
    site = groups.get("site")
    if site:
        case = site["Banbao, this repository"]
        found.append(Target("the site of this repository, whole process", case.median(WALL) * 1000,
                            case.least(WALL) * 1000, 60, " ms", False))
    large = groups.get("100,000")
    if large:
        banbao, small = large["Banbao, clean"], large["Banbao, clean, 10,000 pages"]
        per_page = "100,000 pages: cost per page against 10,000 pages"
        found += [
            Target(per_page, banbao.median(WALL) / small.median(WALL) / 10, banbao.least(WALL) / small.least(WALL) / 10,
                   1.15, " x", False),
            Target("100,000 pages: peak memory", banbao.median(PEAK) / 1e6, banbao.least(PEAK) / 1e6,
                   300, " MB", False),
        ]
    return found


def of_size(pages: str, group: Group) -> list[Target]:
    found: list[Target] = []

    def compare(what: str, figure: str, above: str, below: str, limits: dict[str, float], is_least: bool) -> None:
        if pages in limits and above in group and below in group:
            more, less = group[above], group[below]
            found.append(Target(f"{pages} pages: {what}", more.median(figure) / less.median(figure),
                                more.least(figure) / less.least(figure), limits[pages], " x", is_least))

    ours, theirs, cached = "Banbao, clean", "Hugo, clean", "Hugo with cached partials, clean"
    compare("clean build, times faster than Hugo", WALL, theirs, ours, {"2,000": 10, "10,000": 15, "10,000 mixed": 15},
            True)
    compare("clean build, times faster than Hugo with cached partials", WALL, cached, ours, {"10,000 mixed": 10}, True)
    compare("clean build against the limit program", WALL, ours, "limit", {"10,000": 2, "10,000 mixed": 2}, False)
    compare("peak memory, times smaller than Hugo's", PEAK, theirs, ours, {"10,000": 20, "10,000 mixed": 25}, True)
    compare("unchanged input, times faster than Hugo's rebuild", WALL, "Hugo, unchanged", "Banbao, unchanged",
            {"10,000": 60}, True)
    compare("one changed story against a clean build", WALL, "Banbao, one story changed", ours, {"10,000": 0.25}, False)
    warned = "Banbao, clean, 1,000 warnings"
    compare("with 1,000 standing warnings: one changed story against a clean build", WALL,
            "Banbao, one story changed, 1,000 warnings", warned, {"10,000": 0.25}, False)
    compare("with 1,000 standing warnings: unchanged input against a clean build", WALL,
            "Banbao, unchanged, 1,000 warnings", warned, {"10,000": 0.15}, False)
    compare("related entries and three lists on each page against none", WALL, "Banbao, clean, lists", ours,
            {"10,000": 1.15}, False)
    compare("heavy layout against the plain one", WALL, "Banbao, clean, heavy layout", ours, {"10,000": 1.3}, False)
    return found


def target_table(found: list[Target]) -> str:
    head = ["| target | medians | fastest runs | wanted | met |", "|---|---:|---:|---:|---|"]
    return "\n".join([*head, *(target.row() for target in found)])
