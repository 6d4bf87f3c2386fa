"""What pages tell other programs of themselves: search engines, the checks of public sites, telephones that share a link."""

import json
import re
import struct
import subprocess
from urllib.parse import unquote

from built_site import Page, Site, report

SITE_TAGS = ["SiteName", "SiteDomain"]
COLUMN_TAGS = ["ColumnName", "ColumnDescription", "ColumnKeywords"]
ARTICLE_TAGS = ["ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description", "Image", "Url"]
SMALLEST_SHARED_IMAGE_IN_PX = 300


def metas(page: Page, name: str) -> list[str]:
    """By name; HTML does not mind capitals."""
    return [meta.get("content") for meta in page.tree.xpath("//meta[@name]") if meta.get("name").lower() == name.lower()]


def json_ld(page: Page) -> list[dict]:
    return [json.loads(script.text) for script in page.tree.xpath("//script[@type = 'application/ld+json']")]


def test_pages_have_the_tags_of_public_sites(campaign: Site):
    problems = []
    for page in campaign.content_pages:
        is_list = page.key.endswith("index.html") and page.key.split("/")[0] in campaign.sections
        wanted = SITE_TAGS + (ARTICLE_TAGS if page.is_entry else COLUMN_TAGS if is_list else [])
        problems += [f"{page.path}: {name} {metas(page, name)}" for name in wanted if len(metas(page, name)) != 1]
        problems += [f"{page.path}: {name} is empty" for name in wanted if metas(page, name) == [""]]
    report(problems)


def test_no_page_invents_a_site_code(campaign: Site):
    report([page.path for page in campaign.pages.values() if metas(page, "SiteIDCode")])


def test_the_time_of_publication_has_minutes(campaign: Site):
    time = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
    report([page.path for page in campaign.entries if not time.fullmatch(metas(page, "PubDate")[0])])


def test_every_page_has_an_image_that_others_show(campaign: Site):
    problems = []
    for page in campaign.content_pages:
        images = page.tree.xpath("//meta[@property = 'og:image']/@content")
        if len(images) != 1:
            problems.append(f"{page.path}: {images}")
            continue
        path = campaign.file_at(images[0])
        if path not in campaign.files:
            problems.append(f"{page.path}: {path} is not there")
        elif path.endswith(".png"):
            width, height = struct.unpack(">II", (campaign.output / path).read_bytes()[16:24])
            if min(width, height) < SMALLEST_SHARED_IMAGE_IN_PX:
                problems.append(f"{page.path}: {path} has {width} x {height} pixels")
        elif not path.endswith((".jpg", ".jpeg")):
            problems.append(f"{page.path}: {path} is neither PNG nor JPEG")
    report(problems)


def test_structured_data_leads_to_pages_and_files_of_the_site(campaign: Site):
    def urls(value) -> list[str]:
        if isinstance(value, dict):
            own = [value[key] for key in ("item", "mainEntityOfPage", "contentUrl") if isinstance(value.get(key), str)]
            return own + [url for part in value.values() for url in urls(part)]
        return [url for part in value for url in urls(part)] if isinstance(value, list) else []

    problems = []
    for page in campaign.content_pages:
        found = [url for data in json_ld(page) for url in urls(data)]
        problems += [f"{page.path}: {url}" for url in found if campaign.file_at(url) not in campaign.files]
    report(problems)


def test_entries_and_lists_say_where_they_stand(campaign: Site):
    problems = []
    for page in campaign.entries:
        lists = [data["itemListElement"] for data in json_ld(page) if data["@type"] == "BreadcrumbList"]
        if len(lists) != 1 or [item["position"] for item in lists[0]] != list(range(1, len(lists[0]) + 1)):
            problems.append(f"{page.path}: {lists}")
    report(problems)


def test_the_catalogue_describes_every_figure_as_a_data_set(campaign: Site):
    for page in campaign.content_pages:
        if page.key != "data/index.html":
            continue
        catalogs = [data for data in json_ld(page) if data["@type"] == "DataCatalog"]
        assert len(catalogs) == 1
        files = {data["distribution"]["contentUrl"] for data in catalogs[0]["dataset"]}
        downloads = {
            campaign.base + path
            for path in campaign.files
            if path.startswith(("data/figures/", "data/charts/")) and path.endswith(".csv")
        }
        assert files == downloads


def test_every_qr_code_is_read_as_the_address_of_its_page(campaign: Site):
    problems = []
    for page in campaign.entries:
        codes = page.tree.xpath("//*[local-name() = 'svg'][@class = 'qr-code']")
        if len(codes) != 1:
            problems.append(f"{page.path}: {len(codes)} codes")
        elif (text := read(codes[0])) != page.canonicals[0] and unquote(text) != unquote(page.canonicals[0]):
            problems.append(f"{page.path}: {text!r}")
    report(problems)


def read(svg, pixels_per_module: int = 4) -> str:
    """The code as ZBar reads it, from a bitmap of what the drawing says."""
    side = int((svg.get("viewBox") or svg.get("viewbox")).split()[2])
    rows = [[255] * side for _ in range(side)]
    column, row = 0, 0
    lines = svg.xpath(".//*[local-name() = 'path'][@stroke]/@d")[0]
    for command, first, second in re.findall(r"([Mmh])(-?\d+)(?: (-?[\d.]+))?", lines):
        if command == "h":
            for _ in range(int(first)):
                rows[row][column] = 0
                column += 1
        else:
            column = int(first) if command == "M" else column + int(first)
            row = int(float(second)) if command == "M" else row
    bitmap = b"".join(bytes(v for v in line for _ in range(pixels_per_module)) * pixels_per_module for line in rows)
    size = side * pixels_per_module
    image = b"P5 %d %d 255\n" % (size, size) + bitmap
    reader = subprocess.run(["zbarimg", "--quiet", "--raw", "-"], input=image, capture_output=True, check=False)
    return reader.stdout.decode().strip()
