"""Writes the corpus: ENTRIES stories in Chinese and English, about 9 KB a file, each with 3 of 200 tags.

    corpus.py ENTRIES BANBAO_FOLDER [HUGO_FOLDER]

BANBAO_FOLDER/content/{stories,policies,news}/story-00000.{zh,en}.md and content/tags.yaml
HUGO_FOLDER/content/    the same files by a second name (hard links), and titles of sections and tags in _index files

Story 17 has the same bytes in a corpus of any size.
"""

import argparse
import datetime
import os
import random
from collections.abc import Callable
from pathlib import Path

import words

SECTIONS = {
    "stories": {"zh": ("故事", "师傅和徒弟的故事。"), "en": ("Stories", "Stories of masters and apprentices.")},
    "policies": {"zh": ("办法", "车间的办法和规定。"), "en": ("Rules", "The rules of the workshops.")},
    "news": {"zh": ("消息", "每天发生的事。"), "en": ("News", "What happens day by day.")},
}
TAGS = [f"tag-{number:03d}" for number in range(200)]
TITLE = {"zh": "第{}篇 车间里的一件小事", "en": "Story {}: a small thing in the workshop"}
SUMMARY = {"zh": "摘要：一件小事，和后来照着去做的人。", "en": "Summary: a small thing, and those who did the same."}
HEADING = {"zh": "第{}部分 车间里的事", "en": "Part {} of the story"}
SEED = 20
POOL_SIZE = 2000
NEWEST = datetime.date(2026, 11, 19)
# No two stories share a day up to this number, so both programs have one order to find.
DAYS = 20_000


class Pools:
    """Sentences to choose from; making each one anew would take longer than writing the files."""

    def __init__(self) -> None:
        source = random.Random(SEED)
        self.sentences = {
            "zh": [words.chinese_sentence(source) for _ in range(POOL_SIZE)],
            "en": [words.english_sentence(source) for _ in range(POOL_SIZE)],
        }


def body(language: str, number: int, pools: Pools, source: random.Random) -> str:
    """Four sections, each a heading, three paragraphs, a list of four and a quotation."""
    pool = pools.sentences[language]
    blocks: list[str] = []
    for section in range(1, 5):
        blocks.append("## " + HEADING[language].format(section))
        for _ in range(3):
            if language == "zh":
                blocks.append(words.chinese_paragraph(pool, number, source))
            else:
                blocks.append(words.english_paragraph(pool, source))
        items = [source.choice(pool) for _ in range(4)]
        blocks.append("\n".join("- " + (item[:30] if language == "zh" else item) for item in items))
        blocks.append("> " + source.choice(pool))
    return "\n\n".join(blocks) + "\n"


# In: the number of a story, how many there are. Out: its tags, and its body in each language.
Maker = Callable[[int, int, Pools], tuple[list[str], dict[str, str]]]


def story(number: int, _: int, pools: Pools) -> tuple[list[str], dict[str, str]]:
    source = random.Random(f"{SEED} {number}")
    tags = source.sample(TAGS, 3)
    return tags, {language: body(language, number, pools, source) for language in ("zh", "en")}


def front_matter(language: str, number: int, tags: list[str]) -> str:
    date = NEWEST - datetime.timedelta(days=number % DAYS)
    return (f'---\ntitle: "{TITLE[language].format(number)}"\ndate: {date}\ntags: [{", ".join(tags)}]\n'
            f'summary: "{SUMMARY[language]}"\n---\n\n')


def write_stories(make: Maker, count: int, banbao: Path, hugo: Path | None) -> set[str]:
    """The tags that the stories carry."""
    pools = Pools()
    used: set[str] = set()
    for folder in (banbao, hugo):
        for section in SECTIONS if folder else ():
            (folder / "content" / section).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        tags, bodies = make(number, count, pools)
        used.update(tags)
        section = list(SECTIONS)[number % len(SECTIONS)]
        for language, text in bodies.items():
            name = f"content/{section}/story-{number:05d}.{language}.md"
            (banbao / name).write_text(front_matter(language, number, tags) + text, encoding="utf-8")
            if hugo:
                os.link(banbao / name, hugo / name)
    return used


def tag_titles(tag: str) -> dict[str, str]:
    number = tag.removeprefix("tag-")
    return {"zh": f"标签{number}", "en": f"Tag {number}"}


def write_banbao_tags(folder: Path) -> None:
    lines = [f"{tag}: {{zh: {tag_titles(tag)['zh']}, en: {tag_titles(tag)['en']}}}" for tag in TAGS]
    (folder / "content/tags.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_hugo_titles(folder: Path, used_tags: set[str]) -> None:
    """Hugo would make a list of a tag that has a title, even of one that no story carries."""
    for weight, (section, texts) in enumerate(SECTIONS.items(), start=1):
        for language, (title, description) in texts.items():
            write_index(folder / "content" / section, language, title, description, weight)
    for tag in used_tags:
        for language, title in tag_titles(tag).items():
            write_index(folder / "content/tags" / tag, language, title, title)


def write_index(folder: Path, language: str, title: str, description: str, weight: int | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f'title: "{title}"', f'description: "{description}"'] + ([f"weight: {weight}"] if weight else [])
    (folder / f"_index.{language}.md").write_text("---\n" + "\n".join(lines) + "\n---\n", encoding="utf-8")


def main(make: Maker, description: str | None) -> None:
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries", type=int, help="each is written in two languages: two files")
    parser.add_argument("banbao", type=Path)
    parser.add_argument("hugo", type=Path, nargs="?")
    arguments = parser.parse_args()
    used_tags = write_stories(make, arguments.entries, arguments.banbao, arguments.hugo)
    write_banbao_tags(arguments.banbao)
    if arguments.hugo:
        write_hugo_titles(arguments.hugo, used_tags)


if __name__ == "__main__":
    main(story, __doc__)
