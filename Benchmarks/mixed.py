"""Writes the mixed corpus: stories as real documents are, of 0.4 to 60 KB, most of them short, a few with everything.

    mixed.py ENTRIES BANBAO_FOLDER [HUGO_FOLDER]

Folders, names and titles are those of corpus.py. Sizes are log-normal about 4 KB; 10,000 files have 67 MB. A story has 1 to 5 tags.
What it holds is drawn for each story: see SHARES.

Story 17 has the same bytes in a corpus of any size, but for links to stories that are not there.
"""

import math
import random
from collections.abc import Callable

import corpus
import words

SEED = 30
SMALLEST, MEDIAN, LARGEST, SPREAD = 0, 3300, 59_000, 1.05
# Of stories, in per cent, that hold such a thing.
SHARES = {"headings": 75, "lists": 60, "nested": 20, "quotations": 35, "tables": 35, "notes": 20, "code": 10, "tasks": 4,
          "strikethrough": 8, "emphasis": 70, "external": 40, "siblings": 45, "addresses": 12, "reference links": 4}
# Of tables and notes, in per cent, that are not written in the plainest way.
UNUSUAL = 6

TERMS = {
    "zh": ("试点", "中国梦", "十四五", "师徒结对", "提质增效", "五小创新"),
    "en": ("pilot", "first shift", "safety rule", "spare parts", "test run"),
}
CELLS = {
    "zh": ("铸造工段", "机修车间", "合格率", "负责人", "每月一次", "暂无", "三号炉", "已完成", "质检室", "2026年5月"),
    "en": ("foundry", "repair shop", "pass rate", "in charge", "monthly", "none yet", "furnace 3", "done", "May 2026"),
}
EMPHASIS = {
    "zh": ("**“{}”**活动", "*{}*，", "**{}：**", "（**{}**）", "**《{}》**里", "占**25%**的{}"),
    "en": ("**{}**", "*{}*", "***{}***", "(**{}**)", "*{},*"),
}
LINKS = {
    "zh": ("见[《{}》](https://example.org/doc/{}.html)。", "（[{}](https://example.org/{})）"),
    "en": ("See [the {}](https://example.org/doc/{}.html).", "([{}](https://example.org/{}))"),
}
CODE = ("def gauge(parts):\n    return [part for part in parts if part.size < 0.02]",
        "{\n  \"line\": 4,\n  \"shift\": \"night\"\n}", "make check\nmake report | tee log.txt")


class Story:
    """The text of one story in one language, block by block."""

    def __init__(self, language: str, number: int, count: int, holds: set[str], pool: list[str],
                 source: random.Random) -> None:
        self.language, self.number, self.count = language, number, count
        self.holds, self.pool, self.source = holds, pool, source
        self.notes: list[str] = []
        self.definitions: list[str] = []

    def text(self, size: int) -> str:
        makers: list[tuple[str, int, Callable[[], str]]] = [
            ("lists", 3, self.list), ("nested", 2, self.nested_list), ("quotations", 2, self.quotation),
            ("tables", 2, self.table), ("code", 2, self.code), ("tasks", 1, self.tasks)]
        chosen = [(weight, make) for name, weight, make in makers if name in self.holds]
        blocks = [self.paragraph()]
        # Each once, then what chance says.
        waiting = [make for _, make in chosen]
        self.source.shuffle(waiting)
        total, since_heading = len(blocks[0].encode()), 0
        while total < size or waiting:
            since_heading += 1
            if "headings" in self.holds and since_heading > 4:
                block, since_heading = self.heading(len(blocks)), 0
            elif waiting and self.source.random() < 0.5:
                block = waiting.pop()()
            elif chosen and self.source.random() < 0.3:
                block = self.source.choices([make for _, make in chosen], [weight for weight, _ in chosen])[0]()
            else:
                block = self.paragraph()
            blocks.append(block)
            total += len(block.encode()) + 2
        return "\n\n".join(blocks + self.definitions + ["\n".join(self.notes)] * bool(self.notes)) + "\n"

    def may(self, what: str, percent: float) -> bool:
        return what in self.holds and self.source.random() * 100 < percent

    # Inlines

    def sentence(self) -> str:
        text, source = self.source.choice(self.pool), self.source
        term = source.choice(TERMS[self.language])
        gap = "" if self.language == "zh" else " "
        if self.may("emphasis", 25):
            text = source.choice(EMPHASIS[self.language]).format(term) + gap + text
        if self.may("external", 12):
            text += gap + source.choice(LINKS[self.language]).format(term, source.randint(1, 999))
        if self.may("siblings", 12):
            text += gap + self.link_to_sibling(term)
        if self.may("addresses", 10):
            text += f"{gap}https://example.org/news/{source.randint(1, 999)}" + ("。" if self.language == "zh" else ".")
        if self.may("strikethrough", 15):
            text += f"{gap}~~{term}~~{gap}{source.choice(TERMS[self.language])}" + ("。" if self.language == "zh" else ".")
        if self.may("reference links", 20):
            label = f"{term}{len(self.definitions)}"
            text += f"{gap}[{label}]"
            self.definitions.append(f"[{label}]: https://example.org/{source.randint(1, 999)}")
        return text

    def link_to_sibling(self, term: str) -> str:
        other = (self.number + self.source.randint(1, 50)) % self.count
        sections = list(corpus.SECTIONS)
        ours, theirs = sections[self.number % len(sections)], sections[other % len(sections)]
        folder = "" if ours == theirs else f"../{theirs}/"
        return f"[{term}]({folder}story-{other:05d}.{self.language}.md)"

    def note(self) -> str:
        """A reference; its note stands at the end."""
        label = str(len(self.notes) + 1)
        text = self.source.choice(self.pool)
        if self.source.random() * 100 < UNUSUAL:
            text += f"\n\n    {self.source.choice(self.pool)}\n"
        self.notes.append(f"[^{label}]: {text}")
        return f"[^{label}]"

    # Blocks

    def paragraph(self) -> str:
        gap = "" if self.language == "zh" else " "
        text = gap.join(self.sentence() for _ in range(self.source.randint(1, 4)))
        return text + self.note() if self.may("notes", 25) or (self.may("notes", 100) and not self.notes) else text

    def heading(self, number: int) -> str:
        level = self.source.choice(("##", "##", "###"))
        title = corpus.HEADING[self.language].format(number)
        return f"{level} {title} {{#part-{number}}}" if self.source.random() < 0.05 else f"{level} {title}"

    def item(self) -> str:
        text = self.source.choice(self.pool)
        return f"**{self.source.choice(TERMS[self.language])}**：{text[:30]}" if self.language == "zh" else text

    def list(self) -> str:
        marks = self.source.choice((["-"] * 9, [f"{number}." for number in range(1, 10)]))
        return "\n".join(f"{mark} {self.item()}" for mark in marks[:self.source.randint(3, 8)])

    def nested_list(self) -> str:
        lines = []
        for number in range(1, self.source.randint(3, 5)):
            lines.append(f"{number}. {self.item()}")
            lines += [f"   - {self.item()}" for _ in range(self.source.randint(1, 3))]
        return "\n".join(lines)

    def tasks(self) -> str:
        return "\n".join(f"- [{self.source.choice('x ')}] {self.item()}" for _ in range(4))

    def quotation(self) -> str:
        return "\n".join(f"> {self.sentence()}" for _ in range(self.source.randint(1, 3)))

    def code(self) -> str:
        return f"```{self.source.choice(('python', 'json', ''))}\n{self.source.choice(CODE)}\n```"

    def table(self) -> str:
        columns, rows = self.source.randint(2, 6), self.source.randint(3, 12)
        pool = CELLS[self.language]
        lines = [[self.source.choice(pool) for _ in range(columns)]]
        lines.append([self.source.choice(("---", "---", ":--", "--:", ":-:")) for _ in range(columns)])
        lines += [[self.cell(pool) for _ in range(columns)] for _ in range(rows)]
        if self.source.random() * 100 < UNUSUAL:
            # Without outer pipes, or in an item.
            if self.source.random() < 0.5:
                return "\n".join(" | ".join(line) for line in lines)
            return "- " + self.item() + "\n\n" + "\n".join("  | " + " | ".join(line) + " |" for line in lines)
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)

    def cell(self, pool: tuple[str, ...]) -> str:
        chance = self.source.random()
        if chance < 0.4:
            return f"{self.source.randint(1, 9999):,}"
        text = self.source.choice(pool)
        return f"**{text}**" if chance < 0.45 else f"`{text}`" if chance < 0.47 else text


def story(number: int, count: int, pools: corpus.Pools) -> tuple[list[str], dict[str, str]]:
    """Tags, and the body in each language."""
    source = random.Random(f"{SEED} {number}")
    size = min(max(MEDIAN * math.exp(source.gauss(0, SPREAD)), SMALLEST), LARGEST)
    holds = {name for name, share in SHARES.items() if source.random() * 100 < share}
    if size < 1500:
        holds.discard("headings")
    tags = source.sample(corpus.TAGS, source.randint(1, 5))
    bodies = {language: Story(language, number, count, holds, pools.sentences[language], source).text(int(size))
              for language in ("zh", "en")}
    return tags, bodies


if __name__ == "__main__":
    corpus.main(story, __doc__)
