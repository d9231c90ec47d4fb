"""Words: what is said around an answer, whatever the question was. Simplified here, converted on the way out."""

from __future__ import annotations

from bot.answer import Script
from retrieval.text.fold import to_script

RELATED = "以下内容相近，但不是答案："
MISSING = "报告中没有提到："
TOO_LONG = "问题太长了，请缩短到 {limit} 字以内。"
VIEW = {"hans": "（引文已转成简体显示，原文字形以报告为准）", "hant": "（引文已转成繁体显示，原文字形以报告为准）"}


def word(text: str, script: Script) -> str:
    """Interface words in the script of the conversation."""
    return text if script == "hans" else to_script(text, script)
