"""Acceptance checks of the built site: `banbao build`, then `pytest Tests/Site`.

BANBAO_OUTPUT names the folder to check; without it that is `output/` beside `content/`.
"""

import os
from pathlib import Path

import pytest

from built_site import Site

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site() -> Site:
    output = Path(os.environ.get("BANBAO_OUTPUT") or REPOSITORY / "output").resolve()
    if not (output / "index.html").is_file():
        pytest.exit(f"{output} holds no built site: run `banbao build` first", returncode=2)
    return Site(output, REPOSITORY / "content" / "site.yaml")
