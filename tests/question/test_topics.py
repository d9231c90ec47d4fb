"""The part of a report a question is about; regions and years stand as @."""

from __future__ import annotations

import pytest

from bot.question.kinds import wanted
from bot.question.model import Topic
from bot.question.topics import topic_of, topic_words
from retrieval.text.fold import fold

TOPICS: dict[Topic, tuple[str, ...]] = {
    "problems": (
        "@存在哪些问题?",
        "@還存在什麼問題",
        "@有什么不足",
        "@短板在哪",
        "@承认了哪些薄弱环节",
        "@哪方面做得不够好",
        "@问题出在哪里",
        "@的不足之处",
        "@面临哪些困难",
    ),
    "plan": (
        "@下一步打算怎么做?",
        "@明年有什么计划",
        "@接下来要干什么",
        "@今后怎么安排",
        "@工作思路",
        "@未来打算",
        "@来年的目标是什么",
    ),
    "any": (
        "@解决了哪些问题",
        "@发现的问题有多少个",
        "@问题线索几条",
        "@办了多少件行政复议",
        "@制定了哪些制度",
        "@处理信访问题怎么样",
        "@年度立法计划有几项",
    ),
}


@pytest.mark.parametrize(("topic", "text"), [(topic, text) for topic, texts in TOPICS.items() for text in texts])
def test_a_question_is_about_a_part_of_a_report(topic: Topic, text: str) -> None:
    folded = fold(text)
    assert topic_of(folded, wanted(folded).kind) == topic


@pytest.mark.parametrize(
    ("question", "topic"), [("第一个问题是什么", "problems"), ("第三条不足", "problems"), ("下一步第二项打算", "plan")]
)
def test_the_number_of_an_item_only_names_it(question: str, topic: Topic) -> None:
    start = question.index("第")
    assert any(begin <= start and start + 3 <= end for begin, end in topic_words(question, topic))
