"""Words of the console, simplified; bot.render.words.word puts them into the script of the conversation."""

GREETING = "法治政府建设年度报告问答：现有 {count} 份报告。\n直接提问即可；/help 看用法，Ctrl-D 退出。"
PROMPT = "问> "
AGAIN = "再按一次 Ctrl-C 退出。"
HELP = "直接提问，例如「{region}{year}年行政复议办了多少件？」，再问「那败诉率呢？」「出处」「还有吗」。\n命令："
UNKNOWN = "没有 {name} 这个命令，/help 看用法。"
NOTHING_YET = "还没有问过问题。"
NO_QUOTE = "上一个回答没有引文。"
NO_CONTEXT = "这段引文的报告已经变了，请重新提问。"
FAILED = "这个问题出了错，没能回答；请换个说法再问。"
VIEWS = {None: "引文按原样显示。", "hans": "引文改用简体显示。", "hant": "引文改用繁体显示。"}
