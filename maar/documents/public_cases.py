"""The cases of an audit that a text names, however they are written.

Comes in: the refs of the plan's cases and a text. Goes out: the refs that it names.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from maar.identifiers import BEGIN, END, plain

WORD = r"(?:cases?|child(?:ren)?|famil(?:y|ies)|siblings?|ref(?:erence)?s?\.?)"
NUMBERED = r"(?:[ \t\n]*(?:ref(?:erence)?|no|nos|number|nr|#)\b[.:]?)?"
CLOSE = r"(?:-|[ \t]*[(\[\"'#]?)"  # between a word and a ref that can be nothing else
FAR = r"[ \t\n]*[-:,=(\[\"'#]?[ \t\n]*[(\[\"']?"
LINK = r"[\"')\]]*(?:[ \t\n]*[,;/&+][ \t\n]*(?:and |or )?| and | or | to |[ ]?-[ ]?)[\"'(\[]*"
OTHER = r"(?:[A-Z][0-9]{0,4}|[0-9]{1,4})"  # in a list, what has the form of a ref
NO_REF = r"(?![ ]?(?:%|per cent|of\b|to [0-9]|out of|in [0-9]|years?\b|months?\b|weeks?\b|days?\b))"
ENDS = r"(?=[\"')\]]*(?:[.,;:!?/]|$|'s\b|[ ](?:and|or|is|was|has|had|were|with|whose|who|where)\b))"
ARTICLES = ("A", "I")  # words of their own: `the child a`, `family: I was`


class _Forms(NamedTuple):
    """How one ref is found: by itself, and after a word; `item` is the ref in a list."""

    ref: str
    alone: re.Pattern[str] | None
    after: re.Pattern[str]
    item: re.Pattern[str]


def cases_named(refs: Sequence[str], text: str) -> list[str]:
    """Those of these refs that the text names, in their order.

    A ref of letters and digits is found wherever it stands; another after a word such as case, child or family, in a
    list after one, or as in *A's mother*. Small and capital letters, spaces, dashes and look-alikes make no difference,
    but that `a` after such a word is an article unless a sentence or clause ends there.
    """
    folded = plain(text)
    return [form.ref for form in _forms(tuple(refs)) if _names(form, folded)]


def _names(form: _Forms, text: str) -> bool:
    if form.alone and form.alone.search(text):
        return True
    return any(form.item.search(match["list"]) for match in form.after.finditer(text))


@lru_cache(maxsize=64)
def _forms(refs: tuple[str, ...]) -> tuple[_Forms, ...]:
    items = {ref: _item(ref) for ref in refs}
    anything = "|".join([*sorted(items.values(), key=len, reverse=True), OTHER])
    return tuple(_Forms(ref, _alone(ref), _after(ref, own, anything), _found(own)) for ref, own in items.items())


def _found(item: str) -> re.Pattern[str]:
    return re.compile(rf"{BEGIN}{item}{END}")


def _after(ref: str, item: str, anything: str) -> re.Pattern[str]:
    """A word, then this ref: at once, or in a list of refs."""
    begin = rf"{BEGIN}(?i:{WORD}{NUMBERED})"
    far = rf"{item}{ENDS}" if ref.upper() in ARTICLES else item
    more = rf"(?:(?:{anything}){END}{LINK}){{1,40}}{item}"
    tail = NO_REF if ref.isdigit() else ""
    close = rf"(?:{ref.upper()}|{item}{ENDS})" if ref.upper() in ARTICLES else item
    return re.compile(rf"{begin}(?P<list>{CLOSE}{close}|{FAR}{far}|{FAR}{more}){END}{tail}", re.M)


def _item(ref: str) -> str:
    """The ref, its pieces parted by whatever people put between them."""
    return rf"(?i:{'[-. /_]{0,3}'.join(map(re.escape, _pieces(ref)))})"


def _pieces(ref: str) -> list[str]:
    return re.findall(r"[0-9]+|[^\W\d_]+", plain(ref)) or [plain(ref)]


def _alone(ref: str) -> re.Pattern[str] | None:
    """What needs no word before it; nothing where the ref could be a word or a plain number."""
    ways = "|".join(_ways(ref))
    return re.compile(rf"{BEGIN}(?:{ways}){END}") if ways else None


def _ways(ref: str) -> Iterator[str]:
    pieces = _pieces(ref)
    letters, digits = any(map(str.isalpha, ref)), any(map(str.isdigit, ref))
    if letters and digits:
        article = pieces[0].upper() in ARTICLES
        yield rf"(?i:{('[-./_]{0,3}' if article else '[-. /_]{0,3}').join(map(re.escape, pieces))})"
        if article:
            yield r"[-. /_]{0,3}".join(map(re.escape, pieces)).replace(pieces[0], pieces[0].upper(), 1)
    elif digits and len(pieces) > 1:
        yield r"[ ]?[-/._][ ]?".join(map(re.escape, pieces))
    elif len(ref) == 1 and letters and ref.upper() != "I":
        yield rf"{re.escape(ref.upper())}(?='s [a-z])(?!'s (?:in|at|and|or)\b)"
    elif letters and len(ref) > 1 and ref.isupper():
        yield re.escape(ref)
