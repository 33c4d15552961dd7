"""The label in a cell, and whether each label of a choice or a scale can be read back as itself.

Comes in: what stands in a cell, and labels. Goes out: the label meant, and what is wrong with labels.
"""

import re
from collections import Counter
from collections.abc import Sequence

from maar.problems import templates as codes
from maar.questions.model import AGENCIES, NOT_APPLICABLE, NOT_KNOWN
from maar.questions.tables import Table
from maar.sheets.cells import Got, Raw, choice, folded

WITHOUT_LEVEL = (NOT_KNOWN, NOT_APPLICABLE)
ABBREVIATED = {"n/a": NOT_APPLICABLE, "na": NOT_APPLICABLE, "n.a": NOT_APPLICABLE, "n/k": NOT_KNOWN, "nk": NOT_KNOWN}
LONGEST = 255  # characters of a label that a formula can hold
MOST = 200  # labels of one choice or scale
SHOWN = 80  # characters of a label, in a message
SEPARATORS = re.compile(r"[/,;&+|\n]|\band\b|\bor\b|\bto\b", re.IGNORECASE)


def label_in(raw: Raw, labels: Sequence[str]) -> Got[str]:
    """The label in a cell; `n/a` and `n/k` are what everybody writes for two of them, and are told."""
    got = choice(raw, labels)
    label = ABBREVIATED.get(folded(got.text), "")
    return Got(label, got.text) if not got.understood and label in labels else got


def names_two(text: str, labels: Sequence[str], marks: Sequence[str]) -> bool:
    """Do two different levels stand in this text?"""
    names = {folded(name) for name in (*labels, *marks)}
    return len({folded(piece) for piece in SEPARATORS.split(text)} & names) > 1


def sound_labels(table: Table, places: Sequence[str], labels: Sequence[str], beside: Sequence[str] = ()) -> None:
    """Report labels that are not read back as themselves; `places` are their keys, `beside` what is offered with them.

    Each is asked of the reader itself: where another label stands alone, is this one taken for it?
    """
    if len(labels) > MOST:
        table.complain(codes.TOO_MANY, places[0], number=f"{len(labels)} labels", most=str(MOST))
        return
    times = Counter(labels)
    for label, place in dict(zip(labels, places, strict=True)).items():
        if times[label] > 1:
            table.complain(codes.TWICE, place, value=label)
        elif why := _wrong(label, [other for other in (*labels, *beside) if other != label]):
            table.complain(codes.BAD_LABEL, place, value=label[:SHOWN], why=why)


def _wrong(label: str, others: Sequence[str]) -> str:
    if label == AGENCIES:
        return ""
    if not folded(label):
        return "it has no letter and no digit"
    if label != " ".join(label.split()):
        return "it has a line break, a space at an end, or two together"
    if len(label) > LONGEST:
        return f"it has more than {LONGEST} characters"
    return next((f"it is read as '{other}'" for other in others if label_in(label, (other,)).value), "")
