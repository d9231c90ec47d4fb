"""Page furniture: what the page around a report adds to it, line by line, on folded text."""

from __future__ import annotations

import re

_USEFUL = (
    "信息来源|文章来源|稿件来源|来源|信息作者|作者|(?:信息)?发布(?:时间|日期|机构|单位|人)|公开(?:日期|时间)|更新(?:时间|日期)",
    "(?:发文|成文|生成|印发|制发|录入)(?:日期|时间)|时间|日期|索引号|发文字号|(?:发文)?[文字]号|文件编号|发文(?:机关|单位)",
    "公开机构|信息名称|文件名称|名称|信息标题|标题|主题(?:分类|词)|(?:所属|信息|组配)分类|分类|体裁|有效性",
    "公开(?:方式|范围|时限|类别)|主办(?:单位)?|承办(?:单位)?|(?:联系|办公|单位)?地址|(?:联系|办公|咨询|监督|值班|传真)?电话",
    "传真|邮(?:政)?编(?:码)?|(?:电子)?邮箱|e-?mail|(?:办公|工作|上班)时间|责任编辑|编辑|联系人|信息提供(?:单位)?|供稿|网站标识码",
)
_USELESS = (
    "浏览(?:次数|量|数)?|点击(?:次数|率|数|量)?|阅读(?:次数|量|数)?|访问(?:次数|量)|人气|字体(?:大小)?|字号|版权所有",
    "(?:信息)?分享(?:到)?|技术支持|publishdate|背景(?:颜色|色)|视力保护色|打印",
)
_LABEL = re.compile(
    rf"(?P<useful>{'|'.join(_USEFUL)})(?:\s*[:】\]]|\s+(?=[\d一-鿿]))|(?P<useless>{'|'.join(_USELESS)})(?:\s*:|\s*$|\s+)"
    r"|(?P<record>[一-鿿]{0,2}公网安备|[一-鿿]?icp备)(?:案号?)?\s*:?(?=\s*\d)"
)
"""A named field of the page: 发布时间:, 来源:, 地址:, 浏览次数: …"""
_BEFORE_FIELD = re.compile(r"[\s【\[(·|\-]*")
_BARE_DATE = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?")

_COMMANDS = (
    r"打印(?:本页|此页|文章|页面|正文|稿件)?|关闭(?:窗口|本页|页面|此页)?|收藏(?:本页|本站)?|分享(?:到|至)?|微信|微博|qq空间|qq|下载|复制链接",
    r"字体|字号|大小|[大中小]|繁体版?|简体版?|我要纠错|纠错|返回(?:顶部|首页|上一页|上页|列表)?|顶部|首页|登录|注册|无障碍(?:阅读|浏览|版)?",
    r"长者(?:模式|版|助手)|手机版|视力保护色|背景色|网站地图|网站导航|联系我们|关于我们|隐私(?:声明|政策)|网站声明|站点地图|朗读|智能问答",
    r"扫一扫(?:在手机打开当前页)?|[\s|【】\[\]()·:,/+\-]",
)
_NOISE = (
    rf"(?:{'|'.join(_COMMANDS)})++",
    r"[^。]{0,8}(?:首页|主页)\s*(?:[>»/|→\-]|&gt;)[^。]*",  # breadcrumbs
    r"[^。<>]{1,30}(?:>|»|&gt;)[^。<>]{1,30}(?:>|»|&gt;)[^。]*",
    r"(?:您|你)?(?:当前|现在|所在)?的?(?:所在)?的?位置\s*(?:是|:).*",
    r"(?:微信|手机|打开)?(?:扫一扫|扫描)[^。]{0,30}|分享(?:到|至)[^。]{0,40}|字[体号]\s*(?:大小)?\s*[:\[【(].{0,20}",
    r"(?:关联|相关|热门|推荐|延伸)(?:稿件|阅读|链接|文章|新闻|信息|推荐|解读|文件|附件|内容)\s*(?::[^。]{0,60})?",
    r"(?:[上下]一[篇条页]|[前后]一篇)\s*:?.*",
    r"[^。]{0,60}(?:版权所有|copyright|powered\s+by|produced\s+by|技术支持\s*:).*",
    r"第\s*\d{1,3}\s*页(?:\s*[/,]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|[-—]\s*\d{1,3}\s*[-—]",
    r"[^一-鿿a-z0-9]*",  # rules, bullets, dashes
)
_COLUMN = re.compile(
    r"(?:政府|政务)信息公开(?:专栏|目录|年报|平台)?|政务公开|信息公开|法定主动公开内容|正文|工作报告|通知公告|公示公告|政策文件"
    r"|[^。,]{0,20}(?:门户网站|政府网|信息网)(?:首页)?|今天是[^。]{0,40}"
)
_IS_NOISE = re.compile("|".join(f"(?:{pattern})" for pattern in _NOISE))
_LONGEST_NOISE = 150

_ENDS_BODY = re.compile(
    r"(?:[【\[(])?(?:(?:关联|相关|热门|推荐|延伸)(?:稿件|阅读|链接|文章|新闻|信息|推荐|解读|文件)\s*(?::|$)|[上下]一[篇条页]\s*:?"
    r"|打印(?:本页|此页)|关闭(?:窗口|本页)|扫一扫|责任编辑\s*:|(?:主办|承办)(?:单位)?\s*:|版权所有|网站地图|分享到|信息来源\s*:|附件\s*\d?\s*:)"
)


def is_noise(folded: str) -> bool:
    """The line is nothing but furniture: breadcrumbs, print and share links, counters, record numbers."""
    return len(folded) <= _LONGEST_NOISE and bool(_IS_NOISE.fullmatch(folded))


def is_column(folded: str) -> bool:
    """The line names a column of the site, which is furniture outside the report's own text."""
    return bool(_COLUMN.fullmatch(folded))


def ends_body(folded: str) -> bool:
    """Below such a line a page has no more report."""
    return bool(_ENDS_BODY.match(folded))


def fields(folded: str) -> list[tuple[int, int, str]]:
    """The named fields of a line, `(start, end, label)`, without the counters and links among them.

    Empty where the line does not begin with a field or a date; a field reaches to the next one or the line's end.
    """
    if not has_fields(folded):
        return []
    found = list(_LABEL.finditer(folded))
    spans = []
    date = _BARE_DATE.match(folded)
    if date:
        spans.append((0, date.end(), "时间"))
    for match, end in zip(found, [*(match.start() for match in found[1:]), len(folded)], strict=True):
        value = folded[match.end() : end].rstrip(" [【(|;")
        if (label := match["useful"] or match["record"]) and value.strip():
            spans.append((match.start(), match.end() + len(value), label))
    return spans


def has_fields(folded: str) -> bool:
    """The line begins with a named field of the page, useful or not, or a date before one, and is no sentence."""
    if "。" in folded:
        return False
    found = _LABEL.search(folded)
    if found is None:
        return False
    date = _BARE_DATE.match(folded)
    return bool(_BEFORE_FIELD.fullmatch(folded, date.end() if date else 0, found.start()))


def names_field(folded: str) -> str:
    """The field that a line names without giving its value, which stands on the next; empty where it names none."""
    match = _LABEL.fullmatch(folded + ":" if folded[-1:] not in ":】]" else folded)
    return (match["useful"] or "") if match else ""
