"""The preview as writers meet it: `swift build --product banbao`, then `pytest Tests/Browser`.

BANBAO names the program to try; without it that is `.build/debug/banbao`.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import story
from campaign import FOLDER, build, host
from devtools import Browser
from preview import PROGRAM, Preview, Site
from reader import Reader
from tab import Tab


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    browser = Browser(tmp_path_factory.mktemp("browser") / "profile")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def starter(tmp_path_factory) -> Path:
    """What `banbao init` writes."""
    folder = tmp_path_factory.mktemp("starter") / "site"
    subprocess.run([PROGRAM, "init", folder, "--lang", "en"], check=True, capture_output=True, timeout=60)
    return folder


@pytest.fixture
def site(starter: Path, tmp_path: Path) -> Site:
    """The same, with a story of our own."""
    site = Site(shutil.copytree(starter, tmp_path / "site"))
    site.write(story.FILE, story.story())
    return site


@pytest.fixture(scope="session")
def campaign(tmp_path_factory) -> Path:
    """The folder of the campaign site, built for a host."""
    return build(tmp_path_factory.mktemp("campaign"), "--base-url", f"https://host.invalid{FOLDER}")


@pytest.fixture(scope="session")
def offline(tmp_path_factory) -> Path:
    """The same, built to be read from files."""
    return build(tmp_path_factory.mktemp("offline"), "--offline")


@pytest.fixture(scope="session")
def hosted(campaign: Path) -> Iterator[str]:
    """The URL of the campaign site."""
    with host(campaign) as url:
        yield url


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[[str, str], Reader]]:
    """Somebody at a page of a site, of whose pages none may complain."""
    context = browser.call("Target.createBrowserContext")["browserContextId"]
    readers: list[Reader] = []

    def arrive(origin: str, path: str) -> Reader:
        readers.append(Reader(browser, context, origin))
        readers[-1].open(path)
        return readers[-1]

    yield arrive
    browser.listen()
    assert [complaint for each in readers for complaint in each.complaints] == []
    browser.call("Target.disposeBrowserContext", browserContextId=context)


class Desk:
    """Somebody at work: a site, its preview and a browser.

    Tabs share what a browser remembers, and nothing with other desks.
    """

    def __init__(self, browser: Browser, site: Site, *options: str):
        self.site = site
        self.preview = Preview(site, *options)
        self.tabs: list[Tab] = []
        # Parts of complaints that this story is bound to lead to.
        self.expected: list[str] = []
        self._browser = browser
        self._context = browser.call("Target.createBrowserContext")["browserContextId"]

    def open(self, path: str) -> Tab:
        tab = Tab(self._browser, self._context, self.preview.url)
        self.tabs.append(tab)
        tab.open(path)
        return tab

    def look(self, tab: Tab):
        """Returns when all tabs know which one is looked at: a browser takes a while to tell them."""
        tab.bring_to_front()
        name = tab.until("sessionStorage['banbao:tab']")
        for other in self.tabs:
            other.until(f"localStorage['banbao:tab'] === '{name}'")

    @property
    def complaints(self) -> list[str]:
        self._browser.listen()
        found = [complaint for tab in self.tabs for complaint in tab.complaints]
        return [complaint for complaint in found if not any(part in complaint for part in self.expected)]

    def leave(self):
        self.preview.kill()
        self._browser.call("Target.disposeBrowserContext", browserContextId=self._context)


@pytest.fixture
def desk(browser: Browser, site: Site) -> Callable[..., Desk]:
    """Starts a preview with options. When a story has ended, its server must be there still, and no tab complain."""
    desks: list[Desk] = []

    def sit_down(*options: str) -> Desk:
        desks.append(Desk(browser, site, *options))
        desks[-1].preview.start()
        return desks[-1]

    try:
        yield sit_down
        for desk in desks:
            assert desk.complaints == []
            desk.preview.stop()
    finally:
        for desk in desks:
            desk.leave()
