"""Pictures of the magazine: on a phone and on a desktop they load, small ones on the phone, and the large are large."""

import pytest

from browser import measured
from built_site import Site, report

PHONE_IN_PX, DESKTOP_IN_PX = 360, 1280
LARGE_PICTURES = ".lead img, .hero img"
# Pictures below the window are lazy; they are asked for here, so that a broken one is seen.
MEASURE = f"""
  const pictures = [...page.images]
  for (const picture of pictures) picture.loading = "eager"
  const end = picture => new Promise(ended => {{ picture.onload = picture.onerror = ended }})
  await Promise.all(pictures.map(picture => picture.complete || end(picture)))
  const large = page.querySelector("{LARGE_PICTURES}")
  return {{
    available: root.clientWidth, needed: root.scrollWidth, large: large ? large.getBoundingClientRect().width : null,
    pictures: pictures.map(picture => ({{
      url: picture.currentSrc || picture.src, loaded: picture.complete && picture.naturalWidth > 0,
      shown: picture.getBoundingClientRect().width,
    }})),
  }}
"""


@pytest.fixture(scope="module")
def shown(magazine: Site, tmp_path_factory) -> list[dict]:
    """The pages in the default language; those in others have the same pictures.

    Each window has a browser of its own, since one that has a larger picture already takes it.
    """
    pages = [page for page in magazine.content_pages if page.language == magazine.default_language]
    on_phone = measured(magazine, pages, PHONE_IN_PX, MEASURE, tmp_path_factory.mktemp("phone"))
    on_desktop = measured(magazine, pages, DESKTOP_IN_PX, MEASURE, tmp_path_factory.mktemp("desktop"))
    return on_phone + on_desktop


def test_no_page_of_the_magazine_scrolls_sideways(shown: list[dict]):
    report([
        f"{page['path']}: is {page['needed']} px wide in a window of {page['width']}"
        for page in shown
        if page["available"] != page["width"] or page["needed"] > page["width"]
    ])


def test_every_picture_of_the_magazine_loads(shown: list[dict]):
    assert sum(len(page["pictures"]) for page in shown) > 100
    report([
        f"{page['path']} at {page['width']}: {picture['url']} has not loaded"
        for page in shown
        for picture in page["pictures"]
        if not picture["loaded"] or not picture["shown"]
    ])


def test_a_phone_loads_the_small_pictures_of_the_magazine_as_webp(shown: list[dict]):
    report([
        f"{page['path']}: {picture['url']} for {picture['shown']} px"
        for page in shown
        if page["width"] == PHONE_IN_PX
        for picture in page["pictures"]
        if not picture["url"].endswith("-480.webp")
    ])


def test_the_large_picture_of_the_cover_of_issues_and_of_stories_fills_the_window(shown: list[dict]):
    large = [page for page in shown if page["large"] is not None]
    paths = {page["path"] for page in large}
    assert {"index.html", "stories/issue-2/index.html", "stories/issue-2/harbour-at-dawn.html"} <= paths
    report([
        f"{page['path']} at {page['width']}: is {page['large']} px wide"
        for page in large
        if page["large"] < page["width"] / 2
    ])
