"""Figures: each is shown with its date and source, and a title that shows one says when it was true."""

import json
import re

import pytest

from built_site import Language, Site, report

YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
# Titles have them for other things too: area 3, step 1.
SMALL_NUMBERS = set("12345")
SHOWN = ".//*[contains(@class, '{}')]"


@pytest.fixture(scope="module")
def figures(campaign: Site) -> list[dict]:
    figures = json.loads((campaign.output / "data" / "figures.json").read_text(encoding="utf-8"))["figures"]
    assert figures
    return figures


def cards(site: Site, language: Language) -> dict:
    page = site.pages[f"{language.folder}statistics/index.html"]
    return {card.get("id"): card for card in page.tree.xpath("//article[contains(@class, 'figure-card')]")}


def text_in(element) -> str:
    return " ".join(element.text_content().split())


def test_the_section_of_figures_shows_each_with_its_date_and_source(campaign: Site, figures: list[dict]):
    problems = []
    for place, language in enumerate(campaign.languages):
        shown = cards(campaign, language)
        for figure in figures:
            card = shown.get(f"figure-{figure['id']}")
            if card is None:
                problems.append(f"{language.tag}: no {figure['id']}")
                continue
            value, date, source = (
                text_in(card.xpath(SHOWN.format(name))[0]) for name in ("figure-value", "figure-date", "source")
            )
            if value != list(figure["text"].values())[place]:
                problems.append(f"{language.tag}: {figure['id']} is {value!r}")
            if figure.get("as-of", "")[:4] not in date:
                problems.append(f"{language.tag}: {figure['id']} is of {date!r}")
            if list(figure["source"]["name"].values())[place] not in source:
                problems.append(f"{language.tag}: {figure['id']} is from {source!r}")
    report(problems)


def test_a_title_that_shows_a_figure_names_its_year(campaign: Site, figures: list[dict]):
    """Lists, feeds and shared links show titles alone."""
    printed = [[NUMBER.search(text).group() for text in figure["text"].values()] for figure in figures]
    problems = []
    for page in campaign.entries:
        title = text_in(page.tree.xpath("//h1")[0])
        place = campaign.languages.index(page.language)
        shown = {numbers[place] for numbers in printed} & set(NUMBER.findall(title)) - SMALL_NUMBERS
        if shown and not YEAR.search(title):
            problems.append(f"{page.path}: {title}")
    report(problems)
