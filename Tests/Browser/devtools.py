"""Chromium without a window, driven over a pipe in the words of the DevTools protocol.

No driver and no package is needed.
"""

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Of the browser's own doing nothing is wanted: no look for updates, no tab that is slow because it is not in front.
OPTIONS = (
    "--headless", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding", "--remote-debugging-pipe",
)
DEADLINE_IN_SECONDS = 20
PAUSE_IN_SECONDS = 0.02


class NoAnswer(Exception):
    """The browser refused a command, as it does while a tab goes from one page to the next."""


def until(condition: Callable[[], object], failure: Callable[[], str]):
    """What the condition returns once that is true."""
    end = time.monotonic() + DEADLINE_IN_SECONDS
    while True:
        if value := condition():
            return value
        assert time.monotonic() < end, f"not within {DEADLINE_IN_SECONDS} seconds: {failure()}"
        time.sleep(PAUSE_IN_SECONDS)


class Browser:
    """One process. What it says besides answers goes to the listener of the tab that it is about."""

    def __init__(self, profile: Path):
        program = next(filter(None, map(shutil.which, BROWSERS)), None)
        assert program, f"none of {BROWSERS} is installed"
        its_input, self._input = os.pipe()
        self._output, its_output = os.pipe()
        # It reads descriptor 3 and writes descriptor 4.
        redirected = f'exec "$0" "$@" 3<&{its_input} 4>&{its_output}'
        self._log = profile.with_suffix(".log")
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                ["bash", "-c", redirected, program, *OPTIONS, f"--user-data-dir={profile}", "about:blank"],
                pass_fds=(its_input, its_output), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        os.close(its_input)
        os.close(its_output)
        self._unread = b""
        self._number = 0
        self._answers: dict[int, dict] = {}
        self.listeners: dict[str, Callable[[str, dict], None]] = {}

    def call(self, method: str, session: str | None = None, **parameters) -> dict:
        self._number += 1
        number = self._number
        command = {"id": number, "method": method, "params": parameters}
        if session:
            command["sessionId"] = session
        os.write(self._input, json.dumps(command).encode() + b"\0")
        end = time.monotonic() + DEADLINE_IN_SECONDS
        while number not in self._answers:
            assert time.monotonic() < end, f"no answer to {method}"
            self.listen(0.1)
        answer = self._answers.pop(number)
        if "error" in answer:
            raise NoAnswer(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def listen(self, seconds: float = 0):
        """Takes in what has been said, waiting for it a little."""
        while select.select([self._output], [], [], seconds)[0]:
            seconds = 0
            said = os.read(self._output, 1 << 16)
            assert said, f"the browser has ended:\n{self._log.read_text(errors='replace')[-2000:]}"
            *messages, self._unread = (self._unread + said).split(b"\0")
            for message in map(json.loads, messages):
                if "id" in message:
                    self._answers[message["id"]] = message
                elif listener := self.listeners.get(message.get("sessionId")):
                    listener(message["method"], message["params"])

    def close(self):
        try:
            self.call("Browser.close")
            self._process.wait(DEADLINE_IN_SECONDS)
        finally:
            self._process.kill()
            self._process.wait()
            os.close(self._input)
            os.close(self._output)
