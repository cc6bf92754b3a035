"""The labels that the WHATWG's standard knows and Python does not: pages name their encoding by them."""

from __future__ import annotations

import pytest

from flows.encoding import decode


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        ("Привет", "cp1251", "x-cp1251"),
        ("Привет", "koi8-r", "koi8"),
        ("Привет", "mac-cyrillic", "x-mac-cyrillic"),
        ("Zażółć", "iso8859-2", "iso88592"),
        ("Café €5", "cp1252", "ISO-8859-1"),
        ("שלום", "iso8859-8", "iso-8859-8-i"),
        ("Γειά", "iso8859-7", "sun_eu_greek"),
        ("İstanbul ş", "cp1254", "x-cp1254"),
        ("日本①", "cp932", "windows-31j"),
        ("上海", "gb18030", "gb_2312-80"),
        ("上海公司", "big5", "cn-big5"),
        ("한국 회사", "cp949", "windows-949"),
        ("ไทย", "cp874", "dos-874"),
    ],
)
def test_a_label_means_what_it_means_on_the_web(text: str, encoding: str, label: str) -> None:
    assert decode(text.encode(encoding), label) == text
    assert decode(f'<meta charset="{label}">{text}'.encode(encoding)).endswith(text)
