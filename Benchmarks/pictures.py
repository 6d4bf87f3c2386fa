"""Photographs in three widths and two kinds, by Banbao and by Hugo."""

import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from measure import Case, run, run_in_turn
from report import CPU, PEAK, WALL, Target
from sites import FRESH_IN_SECONDS, HERE, Programs, banbao_command, clear

COUNT = 200
STORIES = 20
# A photograph, and what six outputs and the caches of both programs hold of it.
SCRATCH_PER_PHOTOGRAPH_IN_BYTES = 10_000_000
# Hugo takes minutes.
RUNS = 1
WIDTHS = [480, 960, 1600]
OURS, OURS_AGAIN, THEIRS, THEIRS_AGAIN = "Banbao, clean", "Banbao, unchanged", "Hugo, clean", "Hugo, unchanged"


def scratch_needed_in_bytes() -> int:
    return COUNT * SCRATCH_PER_PHOTOGRAPH_IN_BYTES


def write_sites(folder: Path) -> tuple[Path, Path]:
    """Twenty stories that show ten photographs each; in Hugo one page shows all."""
    banbao, hugo = folder / "banbao", folder / "hugo"
    stories = banbao / "content/stories"
    subprocess.run([sys.executable, HERE / "photographs.py", str(COUNT), stories, hugo / "assets"], check=True)
    for story in range(STORIES):
        names = [f"photo-{number:03}.jpg" for number in range(story, COUNT, STORIES)]
        body = "\n\n".join(f"![照片]({name})" for name in names)
        head = f"---\ntitle: 照片之{story}\ndate: 2026-01-{story + 1:02}\nsummary: 照片。\n---\n"
        (stories / f"story-{story:02}.zh.md").write_text(f"{head}\n{body}\n", "utf-8")
    settings = (HERE / "site/site.yaml").read_text("utf-8")
    (banbao / "content/site.yaml").write_text(
        f"{settings}pictures: {{widths: [{', '.join(map(str, WIDTHS))}], quality: 75}}\n", "utf-8")
    shutil.copytree(HERE / "theme", banbao / "templates")
    shutil.copytree(HERE / "hugo-pictures", hugo, dirs_exist_ok=True)
    return banbao, hugo


def measure(scratch: Path, programs: Programs, log: Path, say: Callable[[str], None]) -> tuple[dict[str, Case], str]:
    folder = scratch / "pictures"
    banbao, hugo = write_sites(folder)
    # Banbao compares younger sources by content.
    time.sleep(FRESH_IN_SECONDS)
    ours, theirs = folder / "banbao-output/site", folder / "hugo-output/site"
    command = [str(programs.hugo), "--quiet", "--source", str(hugo), "--destination", str(theirs), "--cacheDir",
               str(folder / "hugo-cache")]

    def forget_hugo() -> None:
        clear(theirs)
        shutil.rmtree(hugo / "resources", ignore_errors=True)

    clean = [Case(OURS, banbao_command(programs, banbao, ours), ours, lambda: clear(ours)),
             Case(THEIRS, command, theirs, forget_hugo)]
    run_in_turn(clean, RUNS, log, say)
    note = compare(ours, theirs)
    # Of what the runs before have left.
    again = [Case(OURS_AGAIN, clean[0].command, ours, lambda: None), Case(THEIRS_AGAIN, command, theirs, lambda: None)]
    for case in again:
        run(case.command, log)
    run_in_turn(again, 3, log, say)
    cases = {case.name: case for case in clean + again}
    shutil.rmtree(folder)
    return cases, note


def compare(ours: Path, theirs: Path) -> str:
    """Stops when the two programs have not made the same pictures."""
    # A process of its own, so that this one stays small.
    texts = [subprocess.run([sys.executable, __file__, folder], check=True, capture_output=True, text=True).stdout
             for folder in (ours, theirs)]
    if texts[0] != texts[1]:
        sys.exit(f"Banbao and Hugo made other pictures:\n{texts[0]}\n{texts[1]}")
    return f"{COUNT} photographs: Banbao and Hugo both made {'; '.join(texts[0].splitlines())}."


def kinds(folder: Path) -> str:
    """`200 × JPEG 480 × 360`, a line each."""
    from PIL import Image
    found: Counter[tuple[str, int, int]] = Counter()
    for path in folder.rglob("*"):
        if path.suffix in (".jpg", ".webp"):
            with Image.open(path) as picture:
                found[(picture.format or "", *picture.size)] += 1
    return "\n".join(f"{count} × {kind} {width} × {height}" for (kind, width, height), count in sorted(found.items()))


def targets(cases: dict[str, Case]) -> list[Target]:
    ours, theirs, again = cases[OURS], cases[THEIRS], cases[OURS_AGAIN]
    name = f"{COUNT} photographs in {len(WIDTHS)} widths"
    return [
        Target(f"{name}: clean build against Hugo's", ours.median(WALL) / theirs.median(WALL),
               ours.least(WALL) / theirs.least(WALL), 0.8, " x", False),
        Target(f"{name}: processor time against Hugo's", ours.median(CPU) / theirs.median(CPU),
               ours.least(CPU) / theirs.least(CPU), 0.8, " x", False),
        Target(f"{name}: peak memory", ours.median(PEAK) / 1e6, ours.least(PEAK) / 1e6, 300, " MB", False),
        Target(f"{name}: unchanged input against a clean build", again.median(WALL) / ours.median(WALL),
               again.least(WALL) / ours.least(WALL), 0.02, " x", False),
    ]


if __name__ == "__main__":
    print(kinds(Path(sys.argv[1])))
