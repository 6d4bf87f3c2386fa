"""The search of the campaign site, in a browser: from a host under a folder, and from files."""

import re
import shutil
from pathlib import Path

import pytest

from campaign import REPOSITORY, build, host
from preview import Preview, Site
from reader import RESULTS, STATUS

POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; script-src 'self'; form-action 'self'"
MARKS = "[...document.querySelectorAll('.results mark')].map(each => each.textContent)"


@pytest.fixture(scope="module")
def hosted(campaign: Path):
    """The URL of the campaign site at a host that allows no script but the site's files."""
    with host(campaign, POLICY) as url:
        yield url


@pytest.fixture(scope="module")
def divided(tmp_path_factory):
    """A site with so much text that its index is in parts."""
    folder = tmp_path_factory.mktemp("divided")
    for case in ("minimal", "search"):
        shutil.copytree(REPOSITORY / "Tests/Cases" / case / "site", folder / "site", dirs_exist_ok=True)
    settings = folder / "site/content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("search/index.html", "find.html"), "utf-8")
    for name in ("search.js", "favicon.svg"):
        shutil.copy(REPOSITORY / "templates/assets" / name, folder / "site/templates/assets" / name)
    (folder / "site/templates/pages/search.html").write_text(FIND, "utf-8")
    for number in range(60):
        lines = [f"这一年共有{number * 60 + line}万人次参加培训，产业工人队伍，不断壮大，{number}号班组。" for line in range(40)]
        lines += ["他修理望远镜片。"] if number == 30 else []
        path = folder / f"site/content/stories/long-{number}.zh.md"
        path.write_text(f"---\ntitle: 第{number}篇\ndate: 2026-01-01\n---\n\n" + "\n\n".join(lines), "utf-8")
    output = build(folder, site=folder / "site")
    assert len(list(output.glob("search-index/zh/terms/*.js"))) > 10
    with host(output) as url:
        yield url


FIND = """<!DOCTYPE html>
<html lang="{{language}}">
<meta charset="utf-8">
<title>{{title}}</title>
<link rel="icon" href="{{asset favicon.svg}}">
{{#search}}
<div id="search" data-index="{{index}}" data-found="{count} pages" data-found-about="{count} pages or so" data-nothing="0 pages" data-too-short="short" data-failed="failed">
<form action="{{url}}"><input id="q" name="q"></form><p role="status"></p><ol class="results"></ol><button class="more" hidden>+</button></div>
<script src="{{asset search.js}}" defer></script>
{{/search}}
</html>
"""


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("洪家光", "洪家光：把不可能变为可能"),
        ("劳务派遣", "劳务"),
        ("951.4万人次", "劳务"),
        ("９５１.４万人", "劳务"),
        ("业工人", "产业工人"),
        ("洪家光 工匠", "洪家光"),
    ],
)
def test_chinese_is_found(hosted: str, reader, query: str, title: str):
    tab = reader(hosted, "search/")
    tab.search(query)
    tab.until_found(title)


def test_stems_of_english_are_found(hosted: str, reader):
    tab = reader(hosted, "en/search/")
    for query in ("apprenticeships", "apprenticeship", "training migrants", '"migrant workers"'):
        tab.search(query)
        tab.until_found("")
        assert tab.evaluate(f"{RESULTS}.length") > 0


def test_nothing_is_found_and_said(hosted: str, reader):
    tab = reader(hosted, "search/")
    for query in ("量子计算机", "家洪光", "xyzzy"):
        tab.search(query)
        tab.until(f"{STATUS}.startsWith('没有找到')")
        assert tab.evaluate(f"{RESULTS}.length") == 0
    tab.search("工")
    tab.until(f"{STATUS} === '请至少输入两个字'")


def test_hits_are_marked_and_lead_to_their_pages(hosted: str, reader):
    tab = reader(hosted, "?q=x")
    tab.evaluate("document.querySelector('.site-search input').value = '洪家光'")
    tab.click(".site-search button")
    tab.until_found("洪家光")
    tab.until("[...document.querySelectorAll('.results mark')].some(mark => mark.textContent === '洪家光')")
    tab.click(".results a")
    tab.until("location.pathname === '/campaign/stories/hong-jiaguang.html'")


def queries_of_bodies() -> list[str]:
    """The end of a long run of characters near the end of each of some texts."""
    runs = []
    for path in sorted((REPOSITORY / "content/stories").glob("*.zh.md")):
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        found = [run[-6:] for run in re.findall(r"[\u4e00-\u9fff]{8,}", body)]
        runs += [run for run in found if run not in head][-1:]
    assert len(runs) > 3
    return runs[:4]


def test_the_text_around_a_hit_is_shown(hosted: str, reader):
    """No title or summary holds these."""
    tab = reader(hosted, "search/")
    for query in queries_of_bodies():
        tab.search(query)
        tab.until(f"{MARKS}.includes(`{query}`)")
    tab.open("en/search/")
    tab.search("apprenticeship")
    tab.until(f"{MARKS}.some(mark => mark.toLowerCase().startsWith('apprentic'))")


def test_a_divided_index_finds_what_the_texts_hold(divided: str, reader):
    tab = reader(divided, "find.html")
    for query, count in (("望远镜", 1), ("修理望远镜片", 1), ("镜修理", 0), ("产业工人队伍", 60), ("7号班组", 1), ("万人次 修理", 1),
                         ("\u201c队伍，不断\u201d", 60), ("队伍不断", 0)):
        tab.search(query)
        tab.until(f"{STATUS}.startsWith(`{count} pages`)")
        tab.until(f"{RESULTS}.length >= {min(count, 3)}")
    tab.search("产业工人队伍")
    tab.until(f"{STATUS} === '60 pages or so'")
    # As many as are in view, until there are nine.
    scroll = "scrollTo(0, document.body.scrollHeight)"
    tab.until(f"({scroll}, {RESULTS}.length >= 9)")
    tab.click("button.more")
    tab.until("document.activeElement === document.querySelectorAll('.results a')[9]")
    tab.until(f"({scroll}, {RESULTS}.length === 18)")


def test_a_query_is_an_address(hosted: str, reader):
    tab = reader(hosted, "search/?q=洪家光&section=stories")
    tab.until_found("洪家光")
    assert tab.evaluate("[document.querySelector('#q').value, document.querySelector('#section').value]") == [
        "洪家光",
        "stories",
    ]
    tab.search("劳务派遣")
    tab.until("new URLSearchParams(location.search).get('q') === '劳务派遣'")
    tab.evaluate("history.back()")
    tab.until_found("洪家光")


def test_sections_and_tags_are_filters(hosted: str, reader):
    tab = reader(hosted, "search/?tag=craftsmanship")
    tab.until_found("洪家光")
    tab.open("search/?q=洪家光&section=courses")
    tab.until(f"{STATUS}.startsWith('没有找到')")


def test_a_keyboard_is_enough(hosted: str, reader):
    tab = reader(hosted, "search/")
    tab.evaluate("document.querySelector('#q').focus()")
    tab.call("Input.insertText", text="洪家光")
    tab.press("Enter")
    tab.until_found("洪家光")
    for _ in range(20):
        tab.press("Tab")
        if tab.evaluate("document.activeElement.closest('.results') !== null"):
            break
    tab.press("Enter")
    tab.until("location.pathname.startsWith('/campaign/stories/')")


@pytest.mark.parametrize("path", ["search/index.html", "en/search/index.html"])
def test_the_site_is_searched_from_files(tmp_path: Path, reader, path: str):
    output = build(tmp_path, "--offline")
    tab = reader(output.as_uri(), path)
    tab.search("洪家光" if path.startswith("search") else "Hong Jiaguang")
    tab.until_found("洪家光" if path.startswith("search") else "Hong Jiaguang")
    tab.click(".results a")
    tab.until("location.pathname.endsWith('/stories/hong-jiaguang.html')")


def test_without_scripts_there_are_sections_and_tags(hosted: str, reader):
    tab = reader(hosted, "index.html")
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open("search/")
    tab.until_text("搜索需要JavaScript")
    assert tab.evaluate("getComputedStyle(document.querySelector('#search')).display") == "none"
    assert tab.evaluate("document.querySelectorAll('main .tags a').length") > 5


@pytest.fixture
def previewed(tmp_path: Path):
    """The campaign site and its preview, which outlives whoever reads it."""
    site = Site(tmp_path / "site")
    for folder in ("content", "templates"):
        shutil.copytree(REPOSITORY / folder, site.folder / folder)
    preview = Preview(site)
    preview.start()
    yield site, preview
    preview.stop()


def test_a_preview_has_the_search_of_its_pages(previewed, reader):
    site, preview = previewed
    tab = reader(preview.url, "search/?q=洪家光")
    tab.until_found("洪家光")
    site.append("content/stories/hong-jiaguang.zh.md", "\n他还会修理望远镜。\n")
    tab.open("search/?q=修理望远镜")
    tab.until_found("洪家光")
