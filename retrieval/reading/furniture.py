"""Page furniture: what the page around a report adds to it, line by line, on folded text."""

from __future__ import annotations

import re

_USEFUL = (
    "信息来源|文章来源|稿件来源|来源|信息作者|作者|(?:信息)?发布(?:时间|日期|机构|单位|人)|公开(?:日期|时间)|更新(?:时间|日期)|"
    "(?:发文|成文|生成|印发|制发|录入)(?:日期|时间)|时间|日期|索引号|(?:发文)?[文字]号|发文字号|文件编号|发文(?:机关|单位)|"
    "公开机构|信息名称|文件名称|名称|标题|主题(?:分类|词)|(?:所属|信息|组配)分类|分类|体裁|有效性|公开(?:方式|范围|时限|类别)|"
    "主办(?:单位)?|承办(?:单位)?|(?:联系|办公|单位)?地址|(?:联系|办公|咨询|监督|值班|传真)?电话|传真|邮(?:政)?编(?:码)?|"
    "(?:电子)?邮箱|e-?mail|(?:办公|工作|上班)时间|责任编辑|编辑|联系人|信息提供(?:单位)?|供稿"
)
_USELESS = (
    "浏览(?:次数|量|数)?|点击(?:次数|率|数|量)?|阅读(?:次数|量|数)?|访问(?:次数|量)|人气|字体(?:大小)?|字号|网站标识码|"
    "(?:信息)?分享(?:到)?|[^\\s:]{0,2}公网安备|技术支持|publishdate|背景(?:颜色|色)|视力保护色|打印|(?:您|你)?(?:现在|当前)?的?所?在?的?位置"
)
LABEL = re.compile(rf"(?P<useful>{_USEFUL})\s*[:】\]]|(?P<useless>{_USELESS})\s*:")
"""A named field of the page: 发布时间:, 来源:, 地址:, 浏览次数: …"""

_NOISE = re.compile(
    r"""^(?:
      .{0,6}(?:首页|主页|网站首页)\s*(?:[>＞»/|\-→]|&gt;).*          # breadcrumbs
    | (?:您|你)?(?:当前|现在|所在)?的?(?:所在)?(?:的)?位置\s*(?:是|:).*
    | .{0,12}(?:打印(?:本页|此页|文章|页面|正文)|打印\s|关闭(?:窗口|本页|页面)|扫一扫|扫码|返回(?:顶部|首页|上页|列表)|网站地图|网站导航|无障碍).{0,40}
    | (?:【|\[|\()?(?:打印|关闭|收藏|分享|下载|复制链接|大|中|小|繁体|简体|纠错)(?:】|\]|\)|[\s|])*(?:(?:【|\[|\(|字体|:)*(?:打印|关闭|收藏|分享|大|中|小|繁体|简体|纠错)(?:】|\]|\)|[\s|])*)*
    | (?:分享(?:到|至)|字(?:体|号)\s*(?:大小)?\s*[:\[【(]|背景色|我要纠错|微信扫|手机扫).{0,60}
    | (?:关联|相关|热门|推荐|延伸|最新)(?:稿件|阅读|链接|文章|新闻|信息|推荐|解读|文件|附件|内容)\s*:?.{0,60}
    | (?:上一[篇条页]|下一[篇条页]|前一篇|后一篇)\s*:?.*
    | .{0,40}(?:icp备|公网安备|版权所有|copyright|powered\s+by|produced\s+by|cms\s|ipv6|网站标识码|技术支持).*
    | (?:政府|政务)信息公开(?:专栏|目录|年报|平台)?|政务公开|信息公开|法定主动公开内容|法治政府建设(?:年度报告|专栏)?|正文|工作报告|通知公告|公示公告|政策文件
    | .{0,20}(?:政府)?(?:门户)?网站(?:首页)?|今天是.{0,40}
    | 第?\s*\d{1,3}\s*页?\s*(?:[/,共]\s*共?\s*\d{1,3}\s*页?)?|-\s*\d{1,3}\s*-
    | [^一-鿿a-z0-9]*                                              # rules, bullets, dashes
    )$""",
    re.VERBOSE,
)

_END = re.compile(
    r"^(?:【|\[|\()?(?:(?:关联|相关|热门|推荐|延伸)(?:稿件|阅读|链接|文章|新闻|信息|推荐|解读|文件|内容)|上一[篇条页]|下一[篇条页]|打印本页|打印此页|"
    r"关闭窗口|扫一扫|责任编辑\s*:|主办(?:单位)?\s*:|承办(?:单位)?\s*:|版权所有|网站地图|分享到|信息来源\s*:|附件\s*\d?\s*:)"
)


def is_noise(folded: str) -> bool:
    """The line is nothing but furniture: breadcrumbs, print and share links, counters, record numbers."""
    return bool(_NOISE.match(folded.strip()))


def ends_body(folded: str) -> bool:
    """Below such a line a page has no more report."""
    return bool(_END.match(folded.strip()))


def fields(folded: str) -> list[tuple[int, int, str]]:
    """The named fields of a line, `(start, end, label)`, without the counters and links among them.

    Empty where the line does not begin with a field; a field reaches to the next one or the end of the line.
    """
    found = list(LABEL.finditer(folded))
    if not found or folded[: found[0].start()].strip(" [【(·|-"):
        return []
    ends = [match.start() for match in found[1:]] + [len(folded)]
    spans = []
    for match, end in zip(found, ends, strict=True):
        value = folded[match.end() : end].rstrip(" [【(|;")
        if match["useful"] and value.strip():
            spans.append((match.start(), match.end() + len(value), match["useful"]))
    return spans


def has_fields(folded: str) -> bool:
    """The line begins with a named field of the page, useful or not, and is no sentence."""
    found = LABEL.search(folded)
    return found is not None and not folded[: found.start()].strip(" [【(·|-") and "。" not in folded
