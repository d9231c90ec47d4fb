"""What a turn is for; regions and years stand as @ in the second form of it."""

from __future__ import annotations

import pytest

from bot.question.intents import intent_of
from bot.question.model import Intent
from retrieval.text.fold import fold

INTENTS: dict[Intent, tuple[str, ...]] = {
    "greeting": ("你好", "您好!", "早上好", "hello", "在吗?", "大家好", "哈囉"),
    "thanks": ("谢谢", "谢谢你!", "好的,谢谢", "多謝", "唔該", "ok", "明白了"),
    "farewell": ("再见", "拜拜!", "好的,谢谢,再见", "謝謝你,再見", "晚安", "bye bye"),
    "help": ("你是谁", "你会什么?", "怎么用", "帮助", "help", "/help", "我可以問什麼", "介绍一下自己"),
    "coverage": (
        "你有哪些报告?",
        "收录了哪些地区",
        "有几份报告",
        "你这里有多少个地区的资料",
        "报告清单",
        "@法治报告是哪年的",
        "有沒有@的報告",
        "@的报告有吗",
        "@有哪几年的报告",
    ),
    "task": ("帮我写一份起诉状", "讲个笑话", "今天天气怎么样", "给我翻译一段话", "你喜欢什么", "我该怎么起诉"),
    "more": ("还有吗", "还有呢?", "還有嗎", "更多", "继续", "下一条", "再来几条", "就这些?"),
    "source": ("出处", "出處?", "来源是什么", "依据呢", "哪里来的", "哪份报告说的", "有什么依据"),
    "passage": ("原文", "原文呢", "看看原文", "上下文", "完整段落", "全文"),
    "empty": ("", "   ", "???", "😀", "。。。"),
    "ask": (
        "@办了多少件行政复议",
        "@败诉率",
        "还有哪些问题",
        "@还有什么计划",
        "@有多少份报告公开了",
        "来源于举报的线索多少条",
        "@收到感谢信几封",
        "@帮助了多少人",
        "那@呢",
    ),
}


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in INTENTS.items() for text in texts])
def test_a_turn_has_its_intent(intent: Intent, text: str) -> None:
    folded = fold(text)
    assert intent_of(folded.replace("@", "香坊区"), folded.replace("@", "@@@")) == intent
