"""A server while somebody writes the site: when it shows a page, and when an edit; how many pages it sends."""

import os
import subprocess
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from client import Connection, free_port

POLL_IN_SECONDS = 0.001
QUIET_IN_SECONDS = 0.3
# For a server to start, to show an edit, or to come to rest after it.
PATIENCE_IN_SECONDS = 120
CONNECTIONS = 8
# Enough for 10,000 pages, unless these come too slowly to wait for them.
TIME_FOR_PAGES_IN_SECONDS = 6


@dataclass(frozen=True)
class Edit:
    """A file, and the text behind which a mark is put that then shows on the story's page."""

    file: Path
    anchor: str


@dataclass
class Program:
    """A server and what was measured of it. In: its command without the port; the page that is asked for; what is edited,
    by a name for it."""

    name: str
    command: list[str]
    page: str
    edits: dict[str, Edit]
    # Before an edit, it may finish what the one before made it do, or it has only a short while.
    may_rest: bool
    starts_in_seconds: list[float] = field(default_factory=list)
    delays_in_seconds: dict[str, list[float]] = field(default_factory=dict)
    # While files were edited: another status than 200, or a connection that ended.
    failed_answers: int = 0
    peak_in_bytes: int = 0
    pages_a_second: float = 0
    same_page_a_second: float = 0


class Server:
    """A program that runs."""

    def __init__(self, program: Program, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.program = program
        self.process = process
        self.port = port
        self.log = log

    def check_alive(self) -> None:
        if self.process.poll() is not None:
            self.fail("It ended.")

    def fail(self, reason: str) -> None:
        text = self.log.read_text("utf-8", errors="replace")
        raise subprocess.CalledProcessError(self.process.returncode or 1, self.process.args, f"{reason}\n{text}")

    def first_page(self, started: float) -> float:
        """Seconds from the start to the end of the first whole page; until then there is nobody who answers."""
        while True:
            self.check_alive()
            try:
                with Connection(self.port) as connection:
                    status, _ = connection.get(self.program.page)
                    if status == 200:
                        return time.monotonic() - started
            except OSError:
                pass
            if time.monotonic() - started > PATIENCE_IN_SECONDS:
                self.fail("It shows no page.")
            time.sleep(POLL_IN_SECONDS)

    def seconds_to_show(self, edit: Edit, text: str) -> float:
        """From the moment before `write` to the end of the first answer that holds the mark."""
        mark = f"mark{time.monotonic_ns()}"
        changed = text.replace(edit.anchor, edit.anchor + mark + " ", 1).encode()
        wanted = mark.encode()
        connection = Connection(self.port)
        # As most editors save: the file is emptied and written again.
        with edit.file.open("wb", buffering=0) as file:
            started = time.monotonic()
            file.write(changed)
        try:
            while True:
                try:
                    status, body = connection.get(self.program.page)
                    if status == 200 and wanted in body:
                        return time.monotonic() - started
                    self.program.failed_answers += status != 200
                except OSError:
                    self.check_alive()
                    self.program.failed_answers += 1
                    connection.socket.close()
                    connection = self.connect_again(started)
                if time.monotonic() - started > PATIENCE_IN_SECONDS:
                    self.fail(f"It does not show an edit of {edit.file.name}.")
                time.sleep(POLL_IN_SECONDS)
        finally:
            connection.socket.close()

    def connect_again(self, started: float) -> Connection:
        while True:
            try:
                return Connection(self.port)
            except OSError:
                if time.monotonic() - started > PATIENCE_IN_SECONDS:
                    self.fail("It takes no connections.")
                time.sleep(POLL_IN_SECONDS)

    def processor_ticks(self) -> int:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def wait_for_rest(self) -> None:
        """Until it does nothing for a while."""
        deadline = time.monotonic() + PATIENCE_IN_SECONDS
        while time.monotonic() < deadline:
            before = self.processor_ticks()
            time.sleep(QUIET_IN_SECONDS)
            if self.processor_ticks() - before <= 1:
                return

    def peak_in_bytes(self) -> int:
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
        raise RuntimeError("the system says nothing of peaks")

    def run_on(self, cores: set[int]) -> None:
        """All its threads, also those that begin meanwhile."""
        seen: set[str] = set()
        while new := set(os.listdir(f"/proc/{self.process.pid}/task")) - seen:
            for thread in new:
                os.sched_setaffinity(int(thread), cores)
            seen |= new

    def pages_a_second(self, paths: list[str]) -> float:
        """These, as far as time allows, over several connections, of which each has one request under way."""
        idle = [Connection(self.port) for _ in range(CONNECTIONS)]
        asked: deque[Connection] = deque()
        try:
            started = time.monotonic()
            count = 0
            for path in paths:
                if not idle:
                    self.check_page(asked[0])
                    idle.append(asked.popleft())
                if time.monotonic() - started > TIME_FOR_PAGES_IN_SECONDS:
                    break
                idle[-1].send(path)
                asked.append(idle.pop())
                count += 1
            for connection in asked:
                self.check_page(connection)
            return count / (time.monotonic() - started)
        finally:
            for connection in (*idle, *asked):
                connection.socket.close()

    def check_page(self, connection: Connection) -> None:
        status, body = connection.receive()
        if status != 200 or b"</html>" not in body:
            self.fail(f"A page came with status {status} and {len(body)} bytes.")


@contextmanager
def running(program: Program, log: Path) -> Iterator[Server]:
    """The program as a server that shows its first page; it is ended whatever happens."""
    port = free_port()
    with log.open("wb") as sink:
        started = time.monotonic()
        process = subprocess.Popen([*program.command, "--port", str(port)], stdin=subprocess.DEVNULL, stdout=sink,
                                   stderr=subprocess.STDOUT)
        try:
            server = Server(program, process, port, log)
            program.starts_in_seconds.append(server.first_page(started))
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
