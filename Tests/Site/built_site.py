"""The built site as its readers meet it: files, parsed pages, addresses, languages."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
import yaml
from lxml import etree, html

# Pages are served from some folder of some host: a link that climbs out of the folder is dead.
ANY_FOLDER = "http://any-host.invalid/any/folder/"
URL_ATTRIBUTES = ("href", "src", "poster", "action", "formaction", "cite", "data", "xlink:href")


@dataclass(frozen=True)
class Language:
    tag: str  # zh-CN
    folder: str  # "en/"; "" for the default language


class Page:
    def __init__(self, path: str, data: bytes, language: Language):
        self.path = path  # en/stories/index.html
        self.key = path.removeprefix(language.folder)  # stories/index.html, the same in every language
        self.compressed_size_in_bytes = len(gzip.compress(data))
        self.language = language
        self.tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
        self.ids = set(self.tree.xpath("//@id"))
        self.is_not_found = self.key == "404.html"
        self.is_redirect = bool(self.tree.xpath("//meta[@http-equiv='refresh']"))
        self.is_entry = self.tree.xpath("//meta[@property='og:type']/@content") == ["article"]
        self.is_later_list_page = bool(re.search(r"(^|/)page-\d+\.html$", self.key))
        self.is_content = not (self.is_not_found or self.is_redirect)

    @cached_property
    def canonicals(self) -> list[str]:
        return self.tree.xpath("/html/head/link[@rel='canonical']/@href")

    @cached_property
    def alternates(self) -> list[tuple[str, str]]:
        """(hreflang, absolute address) of each version that the head names."""
        links = self.tree.xpath("/html/head/link[@rel='alternate'][@hreflang]")
        return sorted((link.get("hreflang"), link.get("href")) for link in links)

    def urls(self) -> Iterator[tuple[html.HtmlElement, str]]:
        """Every element that names an address, with the address."""
        for element in self.tree.iter(etree.Element):
            for name in URL_ATTRIBUTES:
                if name in element.attrib:
                    yield element, element.get(name).strip()
            for candidate in filter(str.strip, element.get("srcset", "").split(",")):
                yield element, candidate.split()[0]
            if element.get("property") in ("og:url", "og:image"):
                yield element, element.get("content")
            if element.get("http-equiv", "").lower() == "refresh":
                yield element, element.get("content").partition("url=")[2]


class Site:
    def __init__(self, output: Path, configuration: Path):
        self.output = output
        settings = yaml.safe_load(configuration.read_text(encoding="utf-8"))
        self.base = settings["base-url"].rstrip("/") + "/"
        self.languages = [
            Language(language["tag"], f"{language['path']}/" if language["path"] else "")
            for language in settings["languages"].values()
        ]
        self.default_language = self.languages[0]
        sections = {name: section or {} for name, section in settings["sections"].items()}
        self.sections = [
            section.get("path", name) for name, section in sections.items() if section.get("index", True)
        ]
        self.folders = folders_with_introductions(configuration.parent, sections)
        self.pages_in_the_sitemap = [
            path
            for path, page in (settings.get("pages") or {}).items()
            if path.endswith(".html") and (page or {}).get("sitemap", True)
        ]
        self.taxonomies = ["tags", *(settings.get("taxonomies") or {})]
        feeds = settings.get("feeds") or {}
        self.feed_formats = feeds.get("formats", ["atom"])
        self.has_feeds_of_tags = feeds.get("tags", False)
        self.files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
        self.pages = {
            path: Page(path, (output / path).read_bytes(), self.language_of(path))
            for path in sorted(self.files)
            if path.endswith(".html")
        }
        self.content_pages = [page for page in self.pages.values() if page.is_content]
        self.entries = [page for page in self.content_pages if page.is_entry]

    def language_of(self, path: str) -> Language:
        folders = (language for language in self.languages if language.folder and path.startswith(language.folder))
        return next(folders, self.default_language)

    def address(self, path: str) -> str:
        """`en/stories/index.html` is `https://host/en/stories/`."""
        return self.base + quote(re.sub(r"(^|/)index\.html$", r"\1", path))

    def versions(self, page: Page) -> dict[Language, Page]:
        """The page in every language that has it, itself included."""
        paths = {language: language.folder + page.key for language in self.languages}
        return {language: self.pages[path] for language, path in paths.items() if path in self.pages}

    def file_at(self, url: str) -> str:
        """Output path of an absolute address under the base URL; a path that no file has when it is not under it."""
        if not url.startswith(self.base):
            return f"(outside) {url}"
        path = unquote(urlsplit(url[len(self.base) :]).path)
        return path + "index.html" if path == "" or path.endswith("/") else path

    def target(self, page: Page, url: str) -> tuple[str, str] | None:
        """Output path and fragment that a link of the page leads to; None when it leaves the site."""
        if url.startswith("#"):
            return page.path, unquote(url[1:])
        # A host shows 404.html under any address.
        place = self.base + "no/such/page.html" if page.is_not_found else ANY_FOLDER + quote(page.path)
        absolute = urljoin(place, url)
        if absolute.startswith(ANY_FOLDER):
            absolute = self.base + absolute[len(ANY_FOLDER) :]
        parts = urlsplit(absolute)
        own_hosts = (urlsplit(self.base).netloc, urlsplit(ANY_FOLDER).netloc, "")
        if parts.scheme in ("mailto", "tel") or parts.scheme in ("http", "https") and parts.netloc not in own_hosts:
            return None
        return self.file_at(absolute.partition("#")[0]), unquote(parts.fragment)

    def problem_of_link(self, page: Page, url: str) -> str | None:
        target = self.target(page, url)
        if target is None:
            return None
        path, fragment = target
        if path not in self.files:
            return f"{page.path}: {url!r} leads to {path}, which is not there"
        if "#" in url and (path not in self.pages or fragment not in self.pages[path].ids):
            return f"{page.path}: {url!r} names an anchor that {path} does not have"
        return None


def folders_with_introductions(content: Path, sections: dict) -> list[str]:
    """`stories/2026`, for every folder in a section with a list that has a list of its own."""
    introductions = {path.parent.relative_to(content) for path in content.rglob("_index.*.md")}
    return sorted(
        "/".join([sections[folder.parts[0]].get("path", folder.parts[0]), *folder.parts[1:]])
        for folder in introductions
        if len(folder.parts) > 1
    )


def report(problems: list[str]) -> None:
    """Fails with the problems, when there are any."""
    if problems:
        more = [f"… and {len(problems) - 40} more"] if len(problems) > 40 else []
        pytest.fail("\n".join([f"{len(problems)} found", *problems[:40], *more]), pytrace=False)
