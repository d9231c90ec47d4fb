"""Whole talks with the running bot, compared with what is kept in tests/golden/telegram."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from botapi.golden import compare
from botapi.server import BotApi
from botapi.talk import Talk

people = itertools.count(1000)


def first_visit(talk: Talk) -> None:
    talk.say("/start")
    talk.say("/help")
    talk.say("你有哪些报告")
    talk.say("谢谢")


def figure(talk: Talk) -> None:
    talk.say("香坊区2021年行政复议办了多少件?")
    for label in ("上下文", "返回", "出处", "返回", "转简体", "原字形"):
        talk.press(label)


def traditional(talk: Talk) -> None:
    talk.say("/start")
    talk.say("鼓樓區2023年行政復議案件有多少件?")
    talk.press("轉繁體")
    talk.say("/script")
    talk.press("简体" if "简体" in str(talk.shown) else "簡體")
    talk.say("鼓樓區2023年行政復議案件有多少件?")


def follow_ups(talk: Talk) -> None:
    talk.say("香坊区2021年行政复议办了多少件?")
    talk.say("那盘锦呢?")
    talk.say("/scope")
    talk.press("清除")
    talk.say("/scope")
    talk.say("出处")
    talk.say("/source")


def more(talk: Talk) -> None:
    talk.say("盘锦2021年调解了多少纠纷?")
    for label in ("更多", "返回", "更多"):
        talk.press(label)
    talk.say("鼓楼区有哪些问题?")
    talk.press("更多", events=1)


def comparison(talk: Talk) -> None:
    talk.say("/compare")
    talk.say("/compare 行政复议案件")
    talk.press("盘锦市")
    talk.press("返回")


def refusal(talk: Talk) -> None:
    talk.say("上海市2021年行政复议案件有多少")
    talk.say("盘锦市2021年的人口是多少?")


def browsing(talk: Talk) -> None:
    talk.say("/reports")
    for label in ("黑龙江省", "大兴安岭地区塔河县", "2025年", "读原文", "下一段", "上一段", "转繁体"):
        talk.press(label)


def odd_messages(talk: Talk) -> None:
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    talk.post(1, "（贴纸）", sticker={
        "file_id": "a", "file_unique_id": "a", "type": "regular", "width": 1, "height": 1,
        "is_animated": False, "is_video": False,
    })  # fmt: skip
    talk.post(1, "（语音）", voice={"file_id": "a", "file_unique_id": "a", "duration": 1})
    talk.post(1, "（位置）", location={"latitude": 1.0, "longitude": 1.0})
    talk.post(1, "（图，带字）", photo=photo, caption="香坊区2021年行政复议办了多少件?")
    talk.post(1, "（相册第一张）", photo=photo, media_group_id="1")
    talk.post(0, "（相册第二张）", photo=photo, media_group_id="1")
    sender = {"type": "hidden_user", "sender_user_name": "某人", "date": 1}
    talk.post(
        1, "（转发）塔河县2025年法律援助案件多少件?", text="塔河县2025年法律援助案件多少件?", forward_origin=sender
    )
    talk.post(0, "（置顶）", pinned_message={**talk.api.message(talk.person, text="x"), "message_id": 1})
    talk.say("/nosuch")
    talk.say("/reindex")
    talk.say("?")


def edited(talk: Talk) -> None:
    number = talk.say("香坊区2021年行政复议办了多少件?")
    talk.edit(number, "盘锦市2021年行政复议办了多少件?")
    talk.edit(number, "盘锦市2021年行政复议办了多少件?", events=0)
    talk.say("香坊区呢?")


def stale_button(talk: Talk) -> None:
    talk.say("香坊区2021年行政复议办了多少件?")
    for data in ("t:99999999:a:0:0:-", "p:000000000000-1:0:-", "b:000000000000:0", "old-code", "t:1:a:0:0:-"):
        talk.press_data(data)


def inline(talk: Talk) -> None:
    talk.query("")
    talk.query("香坊 复议")
    talk.query("行政复议案件多少件")
    talk.query("上海市2021年行政复议案件有多少")


TALKS = (
    first_visit, figure, traditional, follow_ups, more, comparison, refusal, browsing, odd_messages, edited,
    stale_button, inline,
)  # fmt: skip


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.__name__)
def test_a_talk_goes_as_it_is_kept(shared: BotApi, talk: Callable[[Talk], None]) -> None:
    person = next(people)
    spoken = Talk(shared, person, language="zh-hant" if talk is traditional else "zh-hans")
    talk(spoken)
    compare(talk.__name__, spoken.text.replace(f"人{person}", "人"))


def test_a_deep_link_opens_a_question_and_a_paragraph(shared: BotApi) -> None:
    first, second = Talk(shared, next(people)), Talk(shared, next(people))
    first.say("香坊区2021年行政复议办了多少件?")
    assert first.shown is not None
    question = first.shown.button("分享")["url"].split("start%3D")[1].split("&")[0]
    first.press("上下文")
    paragraph = first.shown.button("分享")["url"].split("start%3D")[1].split("&")[0]
    for payload in (question, paragraph, "q_0123456789", "p_000000000000-7", "help", "什么"):
        second.lines.append(f"\n打开链接 {payload[:2]}")
        second.post(1, "/start …", text=f"/start {payload}")
    compare("deep_link", second.text.replace(f"人{second.person}", "人"))


def test_a_group_hears_the_bot_only_when_it_is_spoken_to(shared: BotApi) -> None:
    group, ann, ben = -100_500, next(people), next(people)
    a, b = Talk(shared, ann, group), Talk(shared, ben, group)
    a.lines = b.lines
    shared.member(ann, group, "left", "member")
    b._hear(1)
    a.say("大家好,香坊区2021年行政复议办了多少件?", events=0)
    a.say("/help@other_bot", events=0)
    a.say("@fazhi_test_bot 香坊区2021年行政复议办了多少件?")
    assert a.shown is not None
    b.say("@fazhi_test_bot 那盘锦呢?")  # Ben has asked nothing before: the conversation is Ann's
    a.say("那盘锦呢?", reply_to_message=shared.messages[group, a.shown.message])
    b.shown = a.shown
    b.press("出处")
    b.say("@fazhi_test_bot")
    asked = shared.message(ben, group, text="鼓楼区2023年行政复议案件多少件?")
    a.say("@fazhi_test_bot", reply_to_message=asked)
    a.say("/scope@fazhi_test_bot")
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    a.post(
        1,
        "（匿名）@fazhi_test_bot 你好",
        text="@fazhi_test_bot 你好",
        **{"from": anonymous},
        sender_chat=shared.chat(group),
    )
    hello = "@fazhi_test_bot 你好"
    robot = {"id": 77, "is_bot": True, "first_name": "机器", "username": "noise_bot"}
    a.post(0, "（别的机器人）", text=hello, **{"from": robot})
    text = b.text.replace(f"人{ann}", "甲").replace(f"人{ben}", "乙")
    shared.say(next(people), "你好")
    assert shared.next().text.startswith("你好"), "nothing of what went by in silence was answered late"
    compare("group", text)
