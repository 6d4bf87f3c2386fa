"""Acceptance checks of built sites: `banbao build`, then `pytest Tests/Site`.

BANBAO_OUTPUT names the folder of the campaign site; without it that is `output/` beside `content/`. The magazine is
built here, by the program that BANBAO names; without it that is `.build/debug/banbao`.
"""

import os
import subprocess
from pathlib import Path

import pytest

from built_site import Site

REPOSITORY = Path(__file__).resolve().parents[2]
MAGAZINE = REPOSITORY / "Tests" / "Themes" / "magazine"
DAY_OF_THE_MAGAZINE = "2026-11-20"


@pytest.fixture(scope="session")
def campaign() -> Site:
    """The site that this repository publishes."""
    output = Path(os.environ.get("BANBAO_OUTPUT") or REPOSITORY / "output").resolve()
    if not (output / "index.html").is_file():
        pytest.exit(f"{output} holds no built site: run `banbao build` first", returncode=2)
    return Site(output, REPOSITORY / "content" / "site.yaml")


@pytest.fixture(scope="session")
def magazine(tmp_path_factory) -> Site:
    """A site that has nothing in common with it: another theme, folders, taxonomies, data, pictures, all feeds."""
    program = Path(os.environ.get("BANBAO") or REPOSITORY / ".build/debug/banbao").resolve()
    output = tmp_path_factory.mktemp("magazine") / "output"
    command = [program, "build", "--strict", "--quiet", "--lang", "en", "--site", MAGAZINE, "--output", output]
    options = ["--state", output.with_name("state"), "--today", DAY_OF_THE_MAGAZINE]
    build = subprocess.run([*command, *options], capture_output=True, text=True, timeout=300, check=False)
    assert (build.returncode, build.stdout, build.stderr) == (0, "", "")
    return Site(output, MAGAZINE / "content" / "site.yaml")


@pytest.fixture(scope="session", params=["campaign", "magazine"])
def site(request) -> Site:
    """What every site owes its readers is tried on each of them."""
    return request.getfixturevalue(request.param)
