"""Stretches of text whose digits are no figures, whatever stands around them.

"120 Harbour Road", "(212) 555-0100", "www.example.com/2024", "10:30 a.m.", "HKEX: 6160", "MA 02139"
"""

from __future__ import annotations

import re

# Each alternative is tried at every character: those that begin with a digit or a mark stand behind one look.
_WORDED = (
    r"https?://\S+|\bwww\.\S+"
    r"|(?<![^\s(<\[:;,|])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|\b[\w-]{1,63}\.(?:com|org|net|gov|edu|io|ai|co|cn|uk|eu|de|fr|ca|au|jp)\b(?:/\S*)?"
    r"|(?i:\b(?:tel|telephone|phone|fax|mobile|whatsapp|call|contact|dial|text)\b\.?:?\s?)"
    r"[+(]?[0-9][0-9 ().+-]{6,20}[0-9]"
    r"|\b[A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?(?![\w.,]?[0-9])"  # MA 02139
    r"|(?i:\b(?:(?:conference|meeting|webinar|replay|event|access|entry|participant|confirmation|security|account"
    r"|registration|nmls|licen[cs]e)[ -]?(?:id|code|pin|number|no\.?)|(?:pass|dial-in )code|nmls)"
    r"(?: ?(?:[#:]|is|no\.|number|id))* ?)[0-9][0-9 -]{2,16}[0-9](?![\w,.]?[0-9])"  # Conference ID#: 13746668
    r"|(?i:\b(?:case|docket|invoice|suit|claim)(?: no\.?)? #?)[0-9]{1,4}[-:][0-9][\w-]*"
    r"|\b(?:UTC|GMT) ?[+−-][0-9]{1,2}(?:[.:][0-9]{2})?\b|\b[0-9]{2,5} Broadway\b(?! [a-z])"
    r"|\bnine-to-five\b|(?i:\bdial |\btext [a-z0-9]{1,12} to )[0-9]{3,6}\b|\bNI ?43- ?101\b"
    r"|(?i:\b(?:or|and) text )[0-9]{5,6}\b(?! [a-z]+s\b)"
    r"|\b[A-Z]{2,6}(?:-[A-Z])?: ?[0-9]{3,6}(?![\w,.]?[0-9])(?:\.[A-Z]{1,2}\b)?"  # HKEX: 6160
    r"|(?<=\()[A-Z]{2,8}: ?[A-Z]{1,6}\b(?! ?[0-9])"  # (SIX: VLT), not (PY: EUR 13 million)
    r"|\bInc\. ?5000?\b|\b[dD][oO][iI]:? ?10\.[0-9]{4,9}/\S+"  # doi:10.1000/182
)
_NUMBERED = (
    r"\(?\+[0-9]{1,3}\)?(?:[ .()-]{1,2}[0-9]{1,8}){2,6}"  # +86 10 1234 5678
    r"|(?<![\w$€£.,-])\(?[0-9]{3}\)?[ .-]{1,2}[0-9]{3}[.–-][0-9]{4}(?![\w-])"  # (212) 555-0100
    r"|\([0-9]{3}-[0-9]{4}\)|\+[0-9]{1,3}[ -]?[0-9]{6,12}\b"
    r"|(?:(?<![\w$€£.,-])1 )?\([0-9]{2,4}\)\s?[0-9]{3,4}[ -]?[0-9]{3,5}\b"
    r"|(?<![\w$€£.,-])1[ .-]8[0-9]{2}[ .-][0-9A-Z]{3}[ .-]?[0-9A-Z]{4}\b"  # 1-800-555-0100
    r"|(?<![\w$€£.,-])[0-9]{1,6}(?:-[0-9]{1,4})?[A-Z]?,? (?:(?:[NSEW]|[NS]\.?[EW])\.? )?"
    r"(?:(?:[A-Z][\w'’]*|[0-9]{1,3}(?:st|nd|rd|th))\.? ){1,4}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Plaza|Square|Parkway|Pkwy|Highway"
    r"|Hwy|Circle|Terrace|Place|Pl|Broadway|Quay|Wharf)\b"
    r"|(?<![\w.:])(?<!split of )(?<!ratio of )[0-2]?[0-9](?::[0-5][0-9]){1,2}(?:\s?[aApP]\.?[mM]\.?)?"
    r"(?![\w:]| (?:reverse |stock |share )*(?:split|ratio)\b)"
    r"|(?<=\bat )[0-2]?[0-9]\.[0-5][0-9]"  # at 10.15 on Monday
    r"(?= on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| today| tomorrow| (?:GMT|BST|CET|ET)\b)"
    r"|\b[0-9]{1,2}-to-[0-9]{1,2}\b(?= job)|\b(?:360|180)[- ]degrees?\b(?! ?[CF]\b)"
    r"|\b[0-9]{1,2}-[0-9]{1,2}(?:, [0-9]{1,2}-[0-9]{1,2}){2,5}\b|\b7[0-9]7X\b"  # the sets of a match
    r"|(?<![\w.])-?[0-9]{1,3}\.[0-9]{4,8}, ?-?[0-9]{1,3}\.[0-9]{4,8}\b"  # latitude and longitude
    r"|\b7[0-9]7-(?:[1-9]00(?:ER|LR|F)?|8|9|10)\b(?!,[0-9])"  # a 737-800
    r"|\[[0-9]{1,3}(?:[,–-] ?[0-9]{1,3})+\]"
    r"|(?<![\w.:$€£])[0-9]{1,2}(?:[.:][0-5][0-9])?\s?[aApP](?:\.[mM]\.|[mM])(?!\w)"
    r"|\b[0-9]{2} Under [0-9]{2}\b|\b340B\b|(?<![\w$€£.,-])1-8[0-9]{2}\b|\b[0-9]{2,5} block of\b"
    r"|\b[4-8]-foot-(?:[0-9]|1[01])\b"  # 6-foot-4
    r"|(?<![\w.$€£])[0-9]{1,4}\([0-9]{1,3}\):"  # a journal's volume and issue
    r"|(?<![\w.,])[0-9]{3,6}\.(?:HK|T|SS|SH|SZ|KS|KQ|TW|TWO|KL|SI|BK|BO|JK)\b"  # 6160.HK
    r"|(?<![\w.,-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T\S+)?|(?<![\w.,/])[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?![\w/])"
)
_REGIONS = re.compile(rf"{_WORDED}|(?=[0-9(+\[-])(?:{_NUMBERED})")


def blocked_regions(text: str) -> list[tuple[int, int]]:
    """The web and mail addresses, telephone numbers, streets, post codes, clock times and tickers of a text."""
    return [match.span() for match in _REGIONS.finditer(text)]
