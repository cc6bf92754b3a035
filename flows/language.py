"""Which language a text is in: by its script and its commonest words, else as the page declares."""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_COMMON_WORDS = {
    "en": "the of and to in a is that for it was on with as by at from has have this are said its will be which were",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er",
    "fr": "le la les de des et en un une du que est pour qui dans sur par au avec pas plus ce il se sont aux ne",
    "es": "el la los las de y en un una que es por para con del se su al como más lo pero sus este ha no",
    "pt": "o a os as de e em um uma que é por para com do da se no na dos das ao como mais não foi",
    "it": "il la i le di e in un una che è per con del della si al come più non sono dei nel gli alla ha da",
    "nl": "de het een en van in op te dat die is voor met zijn niet aan er om ook als bij naar door uit maar",
    "sv": "och att det som en på är av för med den till inte har om ett de i från var så kan",
    "pl": "w i na z do nie się że to jest o jak po co przez dla od za są oraz ale był tym",
    "id": "yang dan di ini itu dengan untuk tidak dari pada dalam akan juga ke adalah oleh kata telah bisa",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ne kadar sonra en ama o mi",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000


def language_of(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 of a text; what the page declares where the text itself does not tell; None where neither does."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        # Japanese mixes kana with Chinese characters: a tenth is enough for it, and it is asked first.
        if letters and len(script.findall(sample)) > letters * (0.1 if language == "ja" else 0.4):
            return declared[:2] if declared and language in ("ru", "ar") and declared[:2] in _SAME_SCRIPT else language
    words = Counter(_WORD.findall(sample.lower()))
    total = sum(words.values())
    shares = {
        language: sum(words[word] for word in set(common.split())) / max(total, 1)
        for language, common in _COMMON_WORDS.items()
    }
    best, second = sorted(shares, key=lambda language: -shares[language])[:2]
    if total >= 20 and shares[best] > 0.15 and shares[best] > 1.3 * shares[second]:
        return best
    return declared[:2].lower() if declared and re.match(r"[a-zA-Z]{2}(?:[-_]|$)", declared) else None


_SAME_SCRIPT = frozenset({"uk", "bg", "sr", "mk", "be", "kk", "fa", "ur", "ps"})
