"""The editor's desk: numbers that come by themselves, and versions side by side."""

from story import FILE, story

HEADINGS = "\n\n".join(f"## Part {part}\n\n{'A long sentence of the story. ' * 60}" for part in range(1, 7))
TRANSLATION = "\n\n".join(f"## 第 {part} 部分\n\n{'这是故事里的一句话。' * 90}" for part in range(1, 7))


def test_the_desk_follows_the_files_and_keeps_what_is_typed(desk):
    at = desk()
    tab = at.open("_banbao/?q=apprentice")
    tab.until_text("words", at="#entries")
    tab.evaluate("document.querySelector('#q').value = 'half a wo', window.isSameDocument = true")
    at.site.replace(FILE, "date: 2020-05-01\n", "date: 2020-05-01\ndraft: true\n")
    tab.until_text("Draft", at="#entries")
    at.site.append(FILE, "\n[Her story](nobody.en.md)\n")
    tab.until_text("1 error", at="#entries")
    tab.until_text("1 error on the site", at="#status")
    at.site.replace(FILE, "[Her story](nobody.en.md)", "Her story is not written.")
    tab.until_text("Nothing is wrong", at="#status")
    assert tab.evaluate("window.isSameDocument && document.querySelector('#q').value") == "half a wo"


def test_versions_side_by_side_scroll_together_by_headings(desk):
    at = desk()
    at.site.write(FILE, story(last=HEADINGS))
    at.site.write(FILE.replace(".en.", ".zh."), story("学徒", TRANSLATION))
    tab = at.open("_banbao/compare?entry=stories/apprentice")
    tab.until("frames.length === 2 && frames[0].document.querySelectorAll('h2').length === 6")
    tab.until("frames[1].document.querySelectorAll('h2').length === 6")
    tab.evaluate("window.top3 = (view) => view.document.querySelectorAll('h2')[3].getBoundingClientRect().top")
    for leader, follower in ((0, 1), (1, 0)):
        tab.evaluate(f"frames[{leader}].scrollTo({{top: 0, behavior: 'instant'}})")
        tab.until(f"frames[{follower}].scrollY === 0")
        tab.evaluate(f"frames[{leader}].scrollBy({{top: top3(frames[{leader}]) - 300, behavior: 'instant'}})")
        tab.until(f"Math.abs(top3(frames[{follower}]) - top3(frames[{leader}])) < 60")
        tab.evaluate(f"frames[{leader}].scrollTo({{top: 1e6, behavior: 'instant'}})")
        tab.until(f"frames[{follower}].scrollY + frames[{follower}].innerHeight > frames[{follower}].document"
                  ".documentElement.scrollHeight - 3")
    # A version that is edited is loaded in its frame only.
    tab.evaluate("window.isSameDocument = true")
    at.site.append(FILE, "\nThe end.\n")
    tab.until("[0, 1].some((number) => frames[number].document.body.innerText.includes('The end.'))")
    assert tab.evaluate("window.isSameDocument")
