"""`banbao serve` compared with `hugo server`, on a site of 10,000 pages while it is edited; see README.md."""

import os
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from corpus import HEADING
from report import Target
from servers import QUIET_IN_SECONDS, Edit, Program, Server, running
from sites import TODAY, Programs, Site, own_file

PAGES = 10_000
STORY = "content/stories/story-00003.zh.md"
PAGE = "/stories/story-00003.html"
REPETITIONS = 20
# Fewer, where they take longer than this together; but never one alone.
TIME_FOR_EDITS_IN_SECONDS = 5
LEAST_REPETITIONS = 2
# Pages are asked for in this many rounds.
STRIDE = 7
BODY, FRONT_MATTER, TEMPLATE, CONFIGURATION = "body", "front matter", "template", "configuration"
LIMITS_IN_MS = {BODY: 50, FRONT_MATTER: 100, TEMPLATE: 250, CONFIGURATION: 250}

Say = Callable[[str], None]


def banbao(site: Site) -> Program:
    command = [str(site.programs.banbao), "serve", "--site", str(site.banbao), "--today", TODAY]
    return Program("Banbao", command, PAGE, edits(
        site.banbao, "templates/entry.html", "content/site.yaml", "title: {zh: "), may_rest=False)


def hugo(site: Site, name: str, *options: str, configurations: str = "hugo.toml") -> Program:
    command = [str(site.programs.hugo), "server", "--quiet", "--source", str(site.hugo), "--config", configurations,
               "--cacheDir", str(site.folder / "hugo-cache"), *options]
    return Program(name, command, PAGE, edits(site.hugo, "layouts/page.html", "hugo.toml", '\ntitle = "'),
                   may_rest=True)


def edits(folder: Path, template: str, configuration: str, anchor: str) -> dict[str, Edit]:
    story = folder / STORY
    return {
        BODY: Edit(story, "## " + HEADING["zh"].format(1) + "\n\n"),
        FRONT_MATTER: Edit(story, 'title: "'),
        TEMPLATE: Edit(folder / template, "<article>\n"),
        CONFIGURATION: Edit(folder / configuration, anchor),
    }


def measure_edits(server: Server, say: Say) -> None:
    program = server.program
    for what, edit in program.edits.items():
        text = edit.file.read_text("utf-8")
        delays: list[float] = []
        while len(delays) < LEAST_REPETITIONS or (
                len(delays) < REPETITIONS and sum(delays) < TIME_FOR_EDITS_IN_SECONDS):
            if program.may_rest:
                server.wait_for_rest()
            else:
                time.sleep(QUIET_IN_SECONDS)
            delays.append(server.seconds_to_show(edit, text))
        program.delays_in_seconds[what] = delays
        say(f"  {program.name}, {what} edited: {statistics.median(delays) * 1000:.0f} ms, of {len(delays)}")


def measure_rate(server: Server, paths: list[str]) -> None:
    """The server on one core, this program on another."""
    cores = os.sched_getaffinity(0)
    server.run_on({min(cores)})
    os.sched_setaffinity(0, {max(cores)})
    try:
        server.program.pages_a_second = server.pages_a_second(paths)
        server.program.same_page_a_second = server.pages_a_second([PAGE] * len(paths))
    finally:
        os.sched_setaffinity(0, cores)
    server.run_on(cores)


def page_paths(site: Site) -> list[str]:
    """Of stories, in an order in which neighbors are not asked for one after the other."""
    content = site.banbao / "content"
    paths = []
    for file in sorted(content.rglob("story-*.md")):
        entry, language, _ = file.relative_to(content).as_posix().rsplit(".", 2)
        paths.append(f"/{entry}.html" if language == "zh" else f"/{language}/{entry}.html")
    return [path for first in range(STRIDE) for path in paths[first::STRIDE]]


def measure(scratch: Path, programs: Programs, log: Path, say: Say) -> list[Program]:
    """Banbao, then Hugo. In turn, with further starts of Banbao in between, so that what disturbs the machine shows."""
    site = Site(scratch / "preview", PAGES, programs, for_hugo=True)
    # The two sites share the bodies of their stories, so that one edit would be two.
    own_file(site.hugo / STORY)
    ours = banbao(site)
    destination = ("--destination", str(site.outputs / "site"))
    theirs = [hugo(site, "Hugo", *destination), hugo(site, "Hugo, in memory", "--renderToMemory"),
              hugo(site, "Hugo with cached partials", *destination, configurations="hugo.toml,cached.toml")]
    for program in theirs[1:]:
        program.edits = {}
    paths = page_paths(site)
    for program in (ours, *theirs):
        with running(program, log) as server:
            say(f"  {program.name}, first page: {program.starts_in_seconds[0]:.3f} s")
            server.wait_for_rest()
            if program in (ours, theirs[0]):
                measure_rate(server, paths)
            measure_edits(server, say)
            if program is ours:
                # Hugo's peak can only become larger, and its rest takes long.
                server.wait_for_rest()
            program.peak_in_bytes = server.peak_in_bytes()
            say(f"  {program.name}: {program.peak_in_bytes / 1e6:.0f} MB")
        with running(ours, log):
            pass
    shutil.rmtree(site.folder)
    return [ours, *theirs]


# What is reported


def targets(programs: list[Program]) -> list[Target]:
    """The start against the better one of Hugo and Hugo in memory; memory against Hugo, which has seen the same edits."""
    ours, hugo_on_disk, hugo_in_memory, _ = programs
    starts = [program.starts_in_seconds for program in (hugo_on_disk, hugo_in_memory)]
    smaller = hugo_on_disk.peak_in_bytes / ours.peak_in_bytes
    rate = ours.pages_a_second
    found = [Target("preview: first page, times sooner than Hugo",
                    min(map(statistics.median, starts)) / statistics.median(ours.starts_in_seconds),
                    min(map(min, starts)) / min(ours.starts_in_seconds), 20, " x", True)]
    for what, limit in LIMITS_IN_MS.items():
        delays = [delay * 1000 for delay in ours.delays_in_seconds[what]]
        found.append(Target(f"preview: {what} edited, to the bytes of a page", statistics.median(delays), min(delays),
                            limit, " ms", False))
    found += [Target("preview: peak memory, times smaller than Hugo's", smaller, smaller, 6, " x", True),
              Target("preview: pages a second on one core", rate, rate, 2000, " /s", True)]
    return found


def section(programs: list[Program]) -> str:
    names = " | ".join(program.name for program in programs)
    rows = [("first page", lambda program: figure(program.starts_in_seconds))]
    rows += [(f"{what} edited", lambda program, what=what: figure(program.delays_in_seconds.get(what, [])))
             for what in LIMITS_IN_MS]
    rows += [("answers that were no page, during edits", lambda program: f"{program.failed_answers:,}"),
             ("peak memory", lambda program: f"{program.peak_in_bytes / 1e6:.0f} MB"),
             ("different pages a second, on one core", lambda program: count(program.pages_a_second)),
             ("the same page, times a second", lambda program: count(program.same_page_a_second))]
    lines = [f"| {title} | " + " | ".join(map(cell, programs)) + " |" for title, cell in rows]
    return (f"A preview of {PAGES:,} pages (`banbao serve`, `hugo server`): from the start to the first page, and from "
            "writing a file to the first answer that shows it; median, least to most, and of how many:\n\n"
            f"| | {names} |\n|---|" + "---:|" * len(programs) + "\n" + "\n".join(lines))


def count(number: float) -> str:
    return f"{number:,.0f}" if number else "–"


def figure(seconds: list[float]) -> str:
    """Few figures: milliseconds where the median is less than one second."""
    if not seconds:
        return "–"
    median, least, most = statistics.median(seconds), min(seconds), max(seconds)
    if median < 1:
        return f"{median * 1000:.0f} ms ({least * 1000:.0f}–{most * 1000:.0f}, {len(seconds)})"
    return f"{median:.2f} s ({least:.2f}–{most:.2f}, {len(seconds)})"
