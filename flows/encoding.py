"""Bytes to text: the encoding is decided once, here.

In the order of the WHATWG's rules: a byte order mark, the server's charset, the page's <meta>; then UTF-8 if the bytes
are valid UTF-8, else windows-1252. One departure: bytes that are valid UTF-8 beyond ASCII are read as UTF-8 whatever
was declared, because text in another encoding is practically never that, and servers declare what they please.
"""

from __future__ import annotations

import codecs
import re

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_PRESCAN = 8_192

# What a label means on the web is not what its standard says: each is read as the larger encoding that contains it.
_WEB_LABELS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_WHATWG_LABELS = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "iso8859-2": "iso88592",
    "iso8859-5": "iso88595",
    "iso8859-6": "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i",
    "iso8859-7": "sun_eu_greek",
    "iso8859-8": "csiso88598e csiso88598i iso-8859-8-e iso-8859-8-i logical visual",
    "iso8859-15": "csisolatin9 iso885915",
    "koi8-r": "koi koi8",
    "koi8-u": "koi8-ru",
    "mac-roman": "csmacintosh mac x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "dos-874 windows-874",
    "cp1250": "x-cp1250",
    "cp1251": "x-cp1251",
    "cp1252": "iso88591 x-cp1252",
    "cp1254": "iso88599 x-cp1254",
    "cp1255": "x-cp1255",
    "cp1256": "x-cp1256",
    "cp1257": "x-cp1257",
    "gb18030": "csgb2312 gb_2312 gb_2312-80 x-gbk",
    "big5hkscs": "cn-big5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese x-euc-jp",
    "cp932": "windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1987 ks_c_5601-1989 ksc_5601 windows-949",
}
"""The labels of the standard that Python does not know, by Python's name."""
_BY_LABEL = {label: codec for codec, labels in _WHATWG_LABELS.items() for label in labels.split()}


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of a page; `declared` is the charset of the Content-Type header. Never raises."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    server_says = _codec(declared)
    if server_says and server_says.startswith("utf-16"):
        return content.decode("utf-16-le" if server_says == "utf-16" else server_says, "replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(server_says or _meta_codec(content) or "cp1252", "replace")
    if text.isascii() and "\x1b" in text:  # ISO-2022-JP is written in ASCII bytes
        return content.decode(server_says or _meta_codec(content) or "utf-8", "replace")
    return text


def _meta_codec(content: bytes) -> str | None:
    found = _META_CHARSET.search(content[:_PRESCAN])
    codec = _codec(found.group(1).decode("ascii", "replace")) if found else None
    # A <meta> that could be read as ASCII cannot be in UTF-16.
    return "utf-8" if codec and codec.startswith("utf-16") else codec


def _codec(label: str | None) -> str | None:
    """Python's name of the encoding that a label stands for; None for an unknown label."""
    name = (label or "").strip().strip("\"'").lower()
    if name in _BY_LABEL:
        return _BY_LABEL[name]
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if not getattr(codec, "_is_text_encoding", True):  # "hex", "zip" are codecs, but not of text
        return None
    return _WEB_LABELS.get(codec.name, codec.name)
