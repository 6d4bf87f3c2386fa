"""Sentences in Chinese and English, put together from short lists of words."""

import random

TIMES = ("清早开工以前", "这个季度里", "去年入冬以后", "中午换班的时候", "停机检修的那一周", "新机床进厂之后",
         "比武的前一天晚上", "雨季到来之前", "头一炉钢水出来时", "每个月的最后一天")
PEOPLE = ("钳工班的老师傅", "刚进厂的三个学徒", "焊接组的年轻人", "质检室的女工们", "食堂和仓库的同事", "车间的联络员",
          "值夜班的调度员", "机修车间的几位骨干", "铸造工段的班长", "从技校请来的老师")
MANNERS = ("不声不响地", "一遍又一遍地", "带着两个徒弟", "照着旧图纸", "用了整整二十天", "和设计室的人一起", "按新的规程",
           "在机床旁边")
DEEDS = ("改好了一套装夹用的夹具", "量准了三百多个零件的尺寸", "试成了更省料的下料办法", "记下了每一道工序里最难的地方",
         "整理了十年来的检修笔记", "讲清了看图和划线的门道", "换下了用了多年的旧皮带", "做出了第一批合格的样件",
         "排好了下个月的培训和考核", "查明了主轴发热的真正原因")
FOLLOWING = ("又把其中的道理写在黑板上", "还请别的班组来挑毛病", "随后在全厂的会上作了说明", "并且把省下来的料头收进仓库",
             "接着教会了新来的徒弟", "也没有忘记给设备加油擦灰", "再同去年的数字仔细比了一遍", "最后把办法交给技术科存档")
RESULTS = ("废品比过去少了一半", "后面的工段都照着去做", "一天能多出两炉活", "大家的心里有了底", "返修的活再也没有压过夜",
           "徒弟们头一回独自开了机床", "用户来信说零件装得很顺手", "这一条写进了车间的规定")

SUBJECTS = ("The night shift of the foundry", "An apprentice in his second year", "The oldest fitter of the workshop",
            "Three welders and their instructor", "The maintenance crew of line four",
            "The woman who runs the gauge room", "A small team from the tool store", "The planner of the rolling mill")
VERBS = ("rebuilt the worn fixture", "measured every part of the first batch", "wrote down the order of the steps",
         "found a cheaper way to cut the sheets", "traced the noise to a loose bearing",
         "showed the others how to read the drawing", "tried out the new furnace door",
         "sorted ten years of repair notes")
SETTINGS = ("before the morning bell", "during the week of the big repair", "without stopping the line for an hour",
            "with tools that were already in the store",
            "after two failed attempts in spring", "while the rain kept the yard closed",
            "under the eyes of the whole shift", "between two large orders")
OUTCOMES = ("and scrap fell by half", "so that the next crew could start at once", "and nobody had to stay late",
            "which saved a barrel of oil a week", "and the customer asked for the same again",
            "so the rule was changed for good", "and the apprentices passed their test", "which the old hands had said could not be done")
PHRASES = (
    "That year the contest asked for *speed and a steady hand* and gave its prize for **care and plain thinking**.",
    "The schedule names `two instructors` for each newcomer, one at the machine and one at the desk, for a full year.",
    "Read the [rules of the workshop](https://example.org/rules) to see who is in charge of what, and by which day.",
)


def chinese_sentence(source: random.Random) -> str:
    """About 60 characters, closed by a full stop."""
    return (f"{source.choice(TIMES)}，{source.choice(PEOPLE)}{source.choice(MANNERS)}{source.choice(DEEDS)}，"
            f"{source.choice(FOLLOWING)}，{source.choice(RESULTS)}。")


def english_sentence(source: random.Random) -> str:
    """About 110 bytes; three in eight hold emphasis, code or a link."""
    if source.random() < 3 / 8:
        return source.choice(PHRASES)
    return f"{source.choice(SUBJECTS)} {source.choice(VERBS)} {source.choice(SETTINGS)}, {source.choice(OUTCOMES)}."


def chinese_paragraph(pool: list[str], number: int, source: random.Random) -> str:
    """Three sentences with a word in bold somewhere between two characters, where no blank marks its border."""
    text = "".join(source.choice(pool) for _ in range(3))
    cut = source.randint(4, len(text) - 4)
    return f"{text[:cut]}**要点{number}**{text[cut:]}"


def english_paragraph(pool: list[str], source: random.Random) -> str:
    return " ".join(source.choice(pool) for _ in range(4))
