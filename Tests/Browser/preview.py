"""A folder that somebody writes in, and `banbao serve` running on it."""

import os
import re
import socket
import subprocess
from pathlib import Path

from devtools import DEADLINE_IN_SECONDS, until

PROGRAM = Path(os.environ.get("BANBAO") or Path(__file__).resolve().parents[2] / ".build/debug/banbao").resolve()


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


class Site:
    """The files, by their paths in the folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def write(self, path: str, text: str):
        """As editors do: a new file takes the place of the old one."""
        file = self.folder / path
        written = file.with_name(f".{file.name}.new")
        written.write_text(text, encoding="utf-8")
        written.replace(file)

    def replace(self, path: str, old: str, new: str):
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def append(self, path: str, text: str):
        """In place, as other editors do."""
        with (self.folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    def rename(self, old: str, new: str):
        (self.folder / old).rename(self.folder / new)

    def delete(self, path: str):
        (self.folder / path).unlink()


class Preview:
    """The server, on a port that stays the same when it is started again."""

    def __init__(self, site: Site, *options: str):
        self._port = free_port()
        self.url = f"http://localhost:{self._port}"
        self._command = [
            PROGRAM, "serve", "--site", site.folder, "--lang", "en", "--port", str(self._port), *options]
        self._log = site.folder.with_suffix(".log")
        self._process: subprocess.Popen | None = None

    def start(self):
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until(self._is_open, lambda: f"no URL was printed:\n{self.said}")

    def _is_open(self) -> bool:
        assert self._process.poll() is None, f"banbao serve has ended:\n{self.said}"
        return re.search(rf"^{re.escape(self.url)}/\s", self.said, re.MULTILINE) is not None

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def stop(self):
        """Not by Ctrl-C, which does nothing to programs that a shell runs in the background."""
        assert self._process.poll() is None, f"banbao serve has ended by itself:\n{self.said}"
        self._process.terminate()
        self._process.wait(DEADLINE_IN_SECONDS)

    def kill(self):
        if self._process:
            self._process.kill()
            self._process.wait()
