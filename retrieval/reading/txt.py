"""Plain text: bytes in UTF-8, UTF-16 with its mark, GB18030 or Big5."""

from __future__ import annotations

import codecs
import re

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF8_CHAR = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_NEITHER = "is neither UTF-8 nor GB18030 nor Big5 text; save it as UTF-8."


def read(data: bytes) -> str:
    """Decode a text file. Raises ValueError with the end of a sentence that begins with the file's name."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _strict(data, "utf-16")
    elif b"\0" in data:
        raise ValueError("is a binary file, not text; save the report as UTF-8 text.")
    else:
        text = _eight_bit(data)
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise ValueError("is a binary file, not text; save the report as UTF-8 text.")
    return text


def _eight_bit(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(_UTF8_CHAR.findall(data)) * 6 > len(data):  # most of it is Chinese in UTF-8
            raise ValueError(f"is UTF-8 with a damaged character at byte {error.start}; save it again.") from error
    return _strict(data, _legacy_encoding(data))


def _legacy_encoding(data: bytes) -> str:
    from charset_normalizer import from_bytes  # only for the few files that are no UTF-8

    best = from_bytes(data, cp_isolation=["gb18030", "big5", "big5hkscs", "cp950"]).best()
    return best.encoding if best else "gb18030"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(_NEITHER) from error
