"""Bytes to text: which encodings are read, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc import OpenCC

from retrieval.errors import ReportError
from retrieval.reading import LARGEST, read_text

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TEXT = "某某市2022年法治政府建设情况报告\r\n　　2022年，全市共办理行政复议案件35件。\r\n"
TRADITIONAL = "某某市2022年法治政府建設情況報告\n2022年,全市共辦理行政復議案件35件,糾錯率為百分之八。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8"),
        (TEXT, "utf-8-sig"),
        (TEXT, "utf-16"),
        (TEXT, "gb18030"),
        (TEXT, "gbk"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
    ],
)
def test_a_file_is_decoded_whatever_its_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(text.encode(encoding))
    assert read_text(file) == text


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_whole_report_survives_its_encoding(tmp_path: Path, seed: Path, encoding: str) -> None:
    text = OpenCC("s2t").convert(seed.read_text(encoding="utf-8"))
    data = text.encode(encoding, errors="ignore")
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    assert read_text(file) == data.decode(encoding)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\xe3\x80\x80\n", "nothing but white space"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (TEXT.encode()[:-3] + b"\xe4", "damaged character at byte"),
        (b"\xff\xff\x81\xff\x80\xff" * 50, "neither UTF-8 nor GB18030 nor Big5"),
        (b" " * (LARGEST + 1), "MB"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    with pytest.raises(ReportError, match=said) as raised:
        read_text(file)
    assert str(raised.value).startswith("report.txt ")
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(("name", "said"), [("report.xyz", "format"), ("missing.txt", "cannot be read")])
def test_a_file_of_another_kind_or_none(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ReportError, match=said):
        read_text(tmp_path / name)
