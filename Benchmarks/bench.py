"""Measures Banbao compared with Hugo and with the limit of libcmark; see README.md.

    .venv-bench/bin/python Benchmarks/bench.py [--sizes 2000,10000] [--runs 5] [--no-mixed] [--no-preview]
        [--no-figures] [--no-pictures] [--no-search] [--no-first-paint] [--large] [--write-results]
"""

import argparse
import datetime
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import figures
import first_paint
import pictures
import preview
import report
import search
import twins
from measure import Case, run, run_in_turn, smallest_peak
from sites import HERE, REPOSITORY, WARNINGS, Programs, Site, build_limit, find_hugo, repository_site

SHARED_MEMORY = Path("/dev/shm")
LARGE = 100_000
MIXED = 10_000
STAGE_PAGES = 10_000
# For each page: sources, and outputs of eleven programs and states; of three for the large site.
SCRATCH_PER_PAGE_IN_BYTES = 210_000
SCRATCH_PER_PAGE_OF_LARGE_IN_BYTES = 70_000
REMARKS = "\n## What remains\n"
# Of a tag cloud and the latest entries.
LINKS_OF_HEAVY_LAYOUT = 200 + 10


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def scratch_needed_in_bytes(sizes: list[int], is_large: bool) -> int:
    usual = max(*sizes, MIXED, preview.PAGES) * SCRATCH_PER_PAGE_IN_BYTES
    return max(usual, pictures.scratch_needed_in_bytes(), LARGE * SCRATCH_PER_PAGE_OF_LARGE_IN_BYTES if is_large else 0)


def scratch_parent(needed_in_bytes: int) -> tuple[str | None, str]:
    """Where the sites lie, and a word about it: on a memory file system, so that the disk is not measured."""
    if SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > needed_in_bytes:
        return str(SHARED_MEMORY), "on a memory file system"
    say("No room in /dev/shm: the sites lie in the temporary folder, and the disk is measured too.")
    return None, "in a temporary folder, **not** on a memory file system"


def check_twins(site: Site, log: Path) -> str:
    """Stops when the two programs do not write the same work."""
    ours, cached, theirs = site.clean_build(), site.clean_build_by_hugo_with_caches(), site.clean_build_by_hugo()
    for case in (ours, cached, theirs):
        case.prepare()
        run(case.command, log)
    for other in (cached, theirs):
        found = twins.compare(ours.output, other.output)
        if found.differences:
            sys.exit(f"Banbao and {other.name} differ:\n" + "\n".join(found.differences[:20]))
    counts = ", ".join(f"{count:,} {label}" for label, count in found.counts.items())
    text = (f"{site.pages:,} sources: Banbao and Hugo both wrote the same {found.page_count:,} HTML pages; "
            f"in a sample of {found.sample_size:,} all elements and words agree ({counts}).")
    say(text)
    return text


def heavy_case(site: Site, log: Path) -> Case | str:
    """The heavy layout, or why it cannot be measured: its pages must show what the target says."""
    heavy, plain = site.clean_build("Banbao, clean, heavy layout", site.heavy_site()), site.clean_build()
    links = []
    for case in (plain, heavy):
        case.prepare()
        run(case.command, log)
        page = case.output / "stories/story-00003.html"
        links.append(twins.Work(page.read_text("utf-8")).elements["a"])
    added = links[1] - links[0]
    if added >= LINKS_OF_HEAVY_LAYOUT:
        return heavy
    return (f"The heavy layout is left out: it adds {added} links to a page, not the {LINKS_OF_HEAVY_LAYOUT} of a tag "
            "cloud and the latest entries; theme-heavy/entry.html does not hold them.")


def measure_size(site: Site, runs: int, log: Path, notes: list[str]) -> dict[str, Case]:
    notes.append(check_twins(site, log))
    cases = [site.clean_build(), site.clean_build_by_hugo(), site.clean_build_by_hugo_with_caches(), site.limit(),
             site.unchanged(log), site.unchanged_by_hugo(log), site.one_changed(log)]
    cases.append(site.clean_build("Banbao, clean, lists", site.site_with_lists()))
    heavy = heavy_case(site, log)
    if isinstance(heavy, Case):
        cases.append(heavy)
    elif heavy not in notes:
        notes.append(heavy)
    if site.pages >= 2 * WARNINGS:
        warned = site.warned_site("banbao-warned")
        cases += [site.clean_build(f"Banbao, clean, {WARNINGS:,} warnings", warned),
                  site.unchanged(log, f"Banbao, unchanged, {WARNINGS:,} warnings", warned),
                  site.one_changed(log, f"Banbao, one story changed, {WARNINGS:,} warnings",
                                   site.warned_site("banbao-warned-changed"))]
    run_in_turn(cases, runs, log, say)
    return {case.name: case for case in cases}


def measure_mixed(scratch: Path, programs: Programs, runs: int, log: Path, notes: list[str]) -> dict[str, Case]:
    """Pages as real documents are. Tables, notes and bare URLs have other elements in Hugo, and next to Chinese punctuation
    it finds no emphasis; so the pages are counted, not compared."""
    site = Site(scratch, MIXED, programs, for_hugo=True, corpus="mixed.py")
    notes.append(check_page_sets(site, log))
    cases = [site.clean_build(), site.clean_build_by_hugo("mixed.toml"),
             site.clean_build_by_hugo_with_caches("mixed.toml"), site.limit()]
    run_in_turn(cases, runs, log, say)
    shutil.rmtree(site.folder)
    return {case.name: case for case in cases}


def check_page_sets(site: Site, log: Path) -> str:
    """Stops when the two programs do not write the same pages."""
    ours, theirs = site.clean_build(), site.clean_build_by_hugo("mixed.toml")
    for case in (ours, theirs):
        case.prepare()
        run(case.command, log)
    found = twins.compare_page_sets(ours.output, theirs.output)
    if found.differences:
        sys.exit("Banbao and Hugo differ:\n" + "\n".join(found.differences[:20]))
    text = f"{site.pages:,} mixed sources: Banbao and Hugo both wrote the same {found.page_count:,} HTML pages."
    say(text)
    return text


def measure_large(scratch: Path, programs: Programs, runs: int, log: Path) -> dict[str, Case]:
    """Without Hugo, whose memory would not suffice; next to 10,000 pages, so that one run gives both costs per page."""
    folder = scratch / "large"
    small = Site(folder, LARGE // 10, programs, for_hugo=False)
    site = Site(folder, LARGE, programs, for_hugo=False)
    cases = [site.clean_build(), small.clean_build("Banbao, clean, 10,000 pages"), site.limit()]
    run_in_turn(cases, runs, log, say)
    return {case.name: case for case in cases}


def measure_stages(site: Site, banbao: Path) -> str:
    """What each stage costs a page in processor time; and how long the stages of a real run take, the best of five."""
    program = banbao.parent / "stage-benchmarks"
    table = subprocess.run([program, site.banbao], check=True, capture_output=True, text=True).stdout
    case = site.clean_build()
    timings: dict[str, list[float]] = {}
    for _ in range(5):
        case.prepare()
        found = subprocess.run([*case.command, "--timings"], check=True, capture_output=True, text=True).stderr
        for line in found.splitlines():
            stage, milliseconds, _ = line.rsplit(maxsplit=2)
            timings.setdefault(stage, []).append(float(milliseconds))
    rows = "\n".join(f"| {stage} | {min(times):.1f} |" for stage, times in timings.items())
    return (f"Each stage by itself, {STAGE_PAGES:,} pages, processor time of one core (`stage-benchmarks`). The template and its "
            f"record are a sample:\n\n{table}\n"
            f"A whole run over {STAGE_PAGES:,} pages (`build --timings`), the best of five, milliseconds on all cores:\n\n"
            f"| stage | ms |\n|---|---:|\n{rows}")


def measure_preview(scratch: Path, programs: Programs, log: Path) -> tuple[list[report.Target], str]:
    if not Path("/proc/self/stat").exists():
        return [], "The preview is left out: what a running program uses is read as Linux has it."
    measured = preview.measure(scratch, programs, log, say)
    return preview.targets(measured), preview.section(measured)


def measure_all(arguments: argparse.Namespace, scratch: Path, place: str) -> str:
    log = scratch / "log"
    programs = Programs(arguments.banbao, find_hugo(), build_limit(scratch))
    floor = smallest_peak(log)
    groups: dict[str, dict[str, Case]] = {}
    notes: list[str] = []
    for pages in arguments.sizes:
        say(f"{pages:,} pages")
        site = Site(scratch, pages, programs, for_hugo=True)
        groups[f"{pages:,}"] = measure_size(site, arguments.runs, log, notes)
        shutil.rmtree(site.folder)
    if arguments.mixed:
        say(f"{MIXED:,} mixed pages")
        groups[f"{MIXED:,} mixed"] = measure_mixed(scratch, programs, arguments.runs, log, notes)
    targets_of_preview, section_of_preview = [], "The preview was not measured."
    if arguments.preview:
        say("the preview")
        targets_of_preview, section_of_preview = measure_preview(scratch, programs, log)
    targets_of_figures: list[report.Target] = []
    if arguments.figures:
        say(f"{figures.PAGES:,} pages with figures")
        cases = figures.measure(scratch, programs, arguments.runs, log, say)
        groups[f"{figures.PAGES:,} with figures"] = cases
        targets_of_figures = figures.targets(cases)
    targets_of_pictures: list[report.Target] = []
    if arguments.pictures:
        say(f"{pictures.COUNT} photographs")
        cases, note = pictures.measure(scratch, programs, log, say)
        groups[f"{pictures.COUNT} photographs"] = cases
        targets_of_pictures = pictures.targets(cases)
        notes.append(note)
    targets_of_search: list[report.Target] = []
    if arguments.search:
        say(f"search in {search.COUNT:,} pages")
        cases, targets_of_search, note = search.measure(scratch, programs, log, say)
        groups[f"search in {search.COUNT:,}"] = cases
        notes.append(note)
    targets_of_first_paint: list[report.Target] = []
    if arguments.first_paint:
        say("first paint")
        targets_of_first_paint, note = first_paint.measure(scratch, programs)
        notes.append(note)
    say("the stages")
    stages = measure_stages(Site(scratch, STAGE_PAGES, programs, for_hugo=False), arguments.banbao)
    say("the site of this repository")
    own = repository_site(scratch, programs)
    run_in_turn([own], arguments.runs, log, say)
    groups["site"] = {own.name: own}
    if arguments.large:
        say(f"{LARGE:,} pages")
        groups[f"{LARGE:,}"] = measure_large(scratch, programs, arguments.runs, log)
    version = subprocess.run([programs.hugo, "version"], check=True, capture_output=True, text=True).stdout
    head = (f"{datetime.date.today()}, {report.machine()}. Compared with {version.split('-')[0]}. "
            f"{arguments.runs} runs of each program, in turn; sites {place}.")
    found = [
        *report.targets(groups), *targets_of_preview, *targets_of_figures, *targets_of_pictures, *targets_of_search,
        *targets_of_first_paint,
    ]
    tables = [report.target_table(found), report.figures(groups, floor)]
    return "\n\n".join([head, *tables, *notes, section_of_preview, stages]) + "\n"


def sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=sizes, default=[2000, 10_000], help="Markdown files, two for each entry")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--mixed", action=argparse.BooleanOptionalAction, default=True,
                        help=f"{MIXED:,} pages of all sizes with tables, notes, links")
    parser.add_argument("--preview", action=argparse.BooleanOptionalAction, default=True,
                        help=f"`banbao serve` and `hugo server` on {preview.PAGES:,} pages")
    parser.add_argument("--figures", action=argparse.BooleanOptionalAction, default=True,
                        help=f"{figures.PAGES:,} pages with ten figures and a chart on each")
    parser.add_argument("--search", action=argparse.BooleanOptionalAction, default=True,
                        help=f"the search in {search.COUNT:,} pages, next to Pagefind")
    parser.add_argument("--first-paint", action=argparse.BooleanOptionalAction, default=True,
                        help="a story of the campaign site over a slow network")
    parser.add_argument("--pictures", action=argparse.BooleanOptionalAction, default=True,
                        help=f"{pictures.COUNT} photographs of 12 megapixels in three widths")
    parser.add_argument("--large", action="store_true", help="100,000 pages as well, with 7 GB for files")
    parser.add_argument("--write-results", action="store_true", help="write the tables to results.md")
    parser.add_argument("--banbao", type=Path, default=REPOSITORY / ".build/release/banbao", help="the program")
    arguments = parser.parse_args()
    if not arguments.banbao.is_file():
        sys.exit(f"{arguments.banbao} is missing: swift build -c release --product banbao")
    # Ended by another program, this one ends the servers that it has started, and removes the sites.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    parent, place = scratch_parent(scratch_needed_in_bytes(arguments.sizes, arguments.large))
    with tempfile.TemporaryDirectory(prefix="banbao-bench-", dir=parent) as scratch:
        try:
            text = measure_all(arguments, Path(scratch), place)
        except subprocess.CalledProcessError as failure:
            sys.exit(f"{failure}\n{failure.output or ''}")
    print(text, end="")
    if arguments.write_results:
        results = HERE / "results.md"
        # What people wrote about the figures stays.
        remarks = results.read_text("utf-8").partition(REMARKS)
        head = "# The last benchmark\n\n`make bench` makes this page down to \"What remains\".\n\n"
        results.write_text(head + text + remarks[1] + remarks[2], "utf-8")


if __name__ == "__main__":
    main()
