"""An entry that is long enough to be scrolled, in the section that `banbao init` makes."""

FILE = "content/stories/apprentice.en.md"
PAGE = "en/stories/apprentice.html"
# Elements that the server adds to pages.
PANEL = "#banbao-problems"
NOTICE = "#banbao-notice"
# As far as somebody has read.
TOP_IN_PX = 1200

_PARAGRAPHS = "\n\n".join(f"Day {day} at the lathe was longer than the one before." for day in range(1, 61))


def story(title: str = "The apprentice", last: str = "Then he went home.") -> str:
    return f"---\ntitle: {title}\ndate: 2020-05-01\nperson: Li\n---\n\n{_PARAGRAPHS}\n\n{last}\n"
