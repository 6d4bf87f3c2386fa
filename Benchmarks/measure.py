"""One run of one program: wall time, CPU time, peak memory."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Run:
    wall_in_seconds: float
    cpu_in_seconds: float
    peak_in_bytes: int


@dataclass
class Case:
    """A program and the state it starts from; `prepare` is not measured."""

    name: str
    command: list[str]
    output: Path
    prepare: Callable[[], None]
    runs: list[Run] = field(default_factory=list)
    file_count: int = 0
    byte_count: int = 0

    def median(self, figure: str) -> float:
        return statistics.median(getattr(run, figure) for run in self.runs)

    def least(self, figure: str) -> float:
        return min(getattr(run, figure) for run in self.runs)


def run(command: list[str], log: Path) -> Run:
    """Raises CalledProcessError, with all the program said, when it fails.

    The peak is that of the program's own process. Linux counts the moment between fork and exec to the child, so no
    peak can be smaller than this program's own memory: see `smallest_peak`.
    """
    with log.open("wb") as sink:
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command, log.read_text(errors="replace"))
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def smallest_peak(log: Path) -> int:
    """The least memory that `run` can show, in bytes: what it shows for a program that needs nearly none."""
    return run(["true"], log).peak_in_bytes


def run_in_turn(cases: list[Case], count: int, log: Path, say: Callable[[str], None]) -> None:
    """A B C, A B C, …: what disturbs the machine for a while disturbs all of them."""
    for number in range(1, count + 1):
        for case in cases:
            case.prepare()
            case.runs.append(run(case.command, log))
            say(f"  {number}/{count} {case.name}: {case.runs[-1].wall_in_seconds:.3f} s")
    for case in cases:
        case.file_count, case.byte_count = weigh(case.output)


def weigh(folder: Path) -> tuple[int, int]:
    """Files and bytes below a folder."""
    sizes = [entry.stat().st_size for entry in folder.rglob("*") if entry.is_file()]
    return len(sizes), sum(sizes)
