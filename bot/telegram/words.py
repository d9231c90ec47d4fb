"""Words of the Telegram bot, simplified; bot.render.words.word puts them into the script of the person."""

SHORT = "问各地法治政府建设年度报告，答案附原文出处。"
DESCRIPTION = (
    "我读过各地政府的法治政府建设年度报告。直接提问，例如「{example}」，我用报告原文回答，标出数字和出处；"
    "报告没说的，我会直说没有。"
)
COMMANDS = {
    "help": "怎么用",
    "reports": "有哪些报告",
    "compare": "各地比一比",
    "scope": "现在只看哪里、哪年",
    "script": "简体或繁体",
    "why": "为什么这样回答",
    "source": "上一个回答的出处",
    "start": "从头开始",
}
"""Every command a person can give, with what the menu says of it."""

START = "你好！我回答各地法治政府建设年度报告里的问题，现有 {count} 份报告。"
HOW = "直接提问就行，例如：\n{examples}\n接着可以问「那败诉率呢？」「还有吗」「出处」。"
HELP_COMMANDS = "命令："
HELP_GROUP = "在群里请 @{name} 再提问，或回复我的消息；在任何聊天里输入「@{name} 问题」也能查。"
EXAMPLES = ("{region}{year}年行政复议办了多少件？", "{region}存在哪些问题？", "哪里的行政复议案件最多？")
ADDED = "大家好！请 @{name} 再提问，或用命令 /help 看用法。"
TEXT_ONLY = "我只看得懂文字，请把问题打出来。"
UNKNOWN = "没有这个命令，/help 看用法。"
PRIVATE = "这个机器人只在约定的聊天里回答。"
SLOWLY = "问得太快了，我会一条一条慢慢答。"
FAILED = "抱歉，这里出了点错（编号 {id}），请过一会儿再问一次。"
EXPIRED = "这个按钮已经过期，请重新提问。"
GONE = "这段原文所在的报告已经更新或移除，请重新提问。"
NOTHING_YET = "还没有问过问题。"
NO_MORE = "没有更多了。"
LINK_EXPIRED = "这个链接已经失效，请直接提问。"

CONTEXT, MORE, SOURCE, SHARE, BACK = "上下文", "更多", "出处", "分享", "返回"
TO_HANS, TO_HANT, AS_PRINTED = "转简体", "转繁体", "原字形"
EARLIER, LATER, ABOVE, BELOW = "‹ 上一页", "下一页 ›", "‹ 上一段", "下一段 ›"
READ = "读原文"
OPEN = "看原文"

SCOPE = "范围：{scope}"
SCOPE_NONE = "现在没有限定地区和年份。"
SCOPE_NOW = "接下来的追问会沿用：{scope}"
SCOPE_CLEAR = "清除"
SCOPE_CLEARED = "已清除，下一个问题从头开始。"
SCRIPT_ASK = "文字用哪种？现在：{now}"
SCRIPTS = {None: "跟随提问", "hans": "简体", "hant": "繁体"}
SCRIPT_SET = "好，以后用：{now}"
COMPARE_HOW = "比什么？例如：/compare 行政复议案件"
COMPARE = "各地{what}分别是多少？"

SHELF_TOP = "现有 {count} 份报告。请选省份："
SHELF_REGIONS = "{place}：请选地区"
SHELF_YEARS = "{place}：请选年份"
DETAILS = {"title": "标题", "region": "地区", "year": "年份", "published": "发布", "issuer": "单位", "file": "文件"}
SECTION, UNDATED = "章节", "未标明"

INLINE_HELP = "可以问什么？"
INLINE_ASK = "试试：{question}"
INLINE_NOTHING = "报告里没有找到"

INDEXING = "正在更新索引：{done}/{total}"
INDEXED = "索引已更新：{reports} 份报告，{paragraphs} 段，用时 {seconds} 秒。"
INDEX_FAULTS = "读不了的文件："
INDEX_BUSY = "索引正在更新。"
INDEX_FAILED = "索引没有更新成功，原来的还在用；原因见日志。"
OWNERS = {"reindex": "更新索引"}
