"""Markup: reads Telegram's HTML as Telegram does, and refuses what it refuses."""

from __future__ import annotations

import html
import re
import unicodedata

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
ATTRIBUTES = {"a": r' href="[^"<>]+"', "blockquote": "( expandable)?", "code": '( class="language-[^"<>]+")?'}
ENTITY = re.compile(r"&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
PIECE = re.compile(r"<(/?)([^<>\s/]*)([^<>]*)>|<|([^<]+)")


class Refused(Exception):  # noqa: N818 (a refusal is no error of ours)
    """Telegram's answer to a call it does not accept."""

    def __init__(self, description: str, code: int = 400, **parameters: int) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.parameters = parameters


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse(source: str) -> str:
    """The text of a message in HTML. Raises Refused for tags and entities that Telegram does not take."""
    open_tags: list[str] = []
    text = ""
    for found in PIECE.finditer(source):
        closing, name, rest, plain = found.groups()
        if plain is not None:
            text += ENTITY.sub(lambda match: html.unescape(match[0]), plain)
        elif name is None or name == "":
            raise Refused(f"Bad Request: can't parse entities: Unexpected character at offset {found.start()}")
        elif closing:
            if not open_tags or open_tags[-1] != name or rest:
                raise Refused(f'Bad Request: can\'t parse entities: Unmatched end tag at "{name}"')
            open_tags.pop()
        else:
            _open(name, rest, open_tags)
    if open_tags:
        raise Refused(
            f"Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1]}\""
        )
    return text


def _open(name: str, rest: str, open_tags: list[str]) -> None:
    if name not in TAGS:
        raise Refused(f'Bad Request: can\'t parse entities: Unsupported start tag "{name}"')
    if not re.fullmatch(ATTRIBUTES.get(name, ""), rest):
        raise Refused(f'Bad Request: can\'t parse entities: wrong attributes of "{name}"')
    if name == "blockquote" and "blockquote" in open_tags:
        raise Refused("Bad Request: can't parse entities: blockquotes can't be nested")
    if {"code", "pre"} & set(open_tags):
        raise Refused("Bad Request: can't parse entities: nothing can stand in code")
    open_tags.append(name)


def seen(text: str) -> str:
    """What is left of a text: no control characters, no white space around it; empty when nothing can be seen."""
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) != "Cc").strip()
    return text if any(unicodedata.category(char) not in ("Cf", "Zs", "Zl", "Zp", "Cc") for char in text) else ""
