"""Made-up datelines, since no training set has the press releases' kind.

SAN FRANCISCO, Jan. 12, 2026 (GLOBE NEWSWIRE) --
LEEDS, England, March 3, 2025 /PRNewswire/ --
"""

from random import Random

from corpus.recipe.entity_sets import LabelledSentence
from corpus.recipe.labels import Entity
from corpus.recipe.places import Places

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    *("December", "Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
WIRES = (
    ("(", "GLOBE NEWSWIRE", ")"),
    ("(", "BUSINESS WIRE", ")"),
    ("/", "PRNewswire", "/"),
    ("(", "Reuters", ")"),
    ("(", "AP", ")"),
    ("/", "CNW", "/"),
    ("/", "EINPresswire.com", "/"),
)


def dateline(random: Random, places: Places) -> LabelledSentence:
    """A city, at times its state or country, a date and a wire."""
    city, area = random.choice(places.cities)
    words = (city.upper() if random.random() < 0.8 else city).split()
    entities = [Entity(0, len(words), "GPE")]
    if random.random() < 0.6:
        entities.append(Entity(len(words) + 1, len(words) + 1 + len(area.split()), "GPE"))
        words += [",", *area.split()]
    words += [",", random.choice(MONTHS), str(random.randint(1, 30)), ",", str(random.randint(1999, 2031))]
    opening, wire, closing = random.choice(WIRES)
    words.append(opening)
    entities.append(Entity(len(words), len(words) + len(wire.split()), "ORG"))
    words += [*wire.split(), closing, random.choice(["--", "--", "—", "-"])]
    return LabelledSentence("", words, entities, "datelines")
