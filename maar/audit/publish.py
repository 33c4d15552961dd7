"""Step: publish. What a public edition may be made of, and why it may not be made yet.

Comes in: what was found, in the words of the audit folder. Goes out: what may be told; a refusal that lists every text
that nobody has cleared, and every text of a document that could say who a child is.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace

from maar.audit.collect import Collected
from maar.audit.find import found_in
from maar.audit.public_search import texts_of
from maar.audit.wording import load_words
from maar.checks.identifiers import cleared
from maar.documents.edition import Edition
from maar.documents.found import Found
from maar.documents.public_cases import cases_named
from maar.documents.public_own import own_words
from maar.documents.public_texts import Written, written
from maar.documents.public_view import published, quotations
from maar.documents.tell_story import tell_story
from maar.figures import cut, listed, some
from maar.identifiers import Find, Identifier, find, plain
from maar.problems import MaarError

LONGEST = 160  # of a text that is refused
WIDTH, MARGIN = 110, " " * 8  # of a text to be read
ADDRESSES = (Identifier.EMAIL, Identifier.PHONE)
WHOM_TO_ASK = ("contact", "urgent", "printable")  # words of the lead in which an address is meant to be told
OF_A_HOUSE = (*ADDRESSES, Identifier.POSTCODE)  # what a letterhead tells of the partnership itself
CLEAR = "maar decide {audit} ID ... clear --reason TEXT --by ROLE"
REWORD = "Reword the text it comes from: words.toml, the meeting, the plan, or your own template."


class NotCleared(MaarError):
    """The texts of an audit, by its name, that nobody has cleared yet."""

    def __init__(self, audit: str, texts: tuple[Written, ...], message: str, advice: str) -> None:
        self.audit, self.texts = audit, texts
        super().__init__(message, advice)


def public_found(collected: Collected) -> Found:
    """Everything found, with the lead's words, for the public edition; nothing is taken away yet."""
    return replace(found_in(collected), words=load_words(collected.folder), edition=Edition.PUBLIC)


def texts(found: Found) -> tuple[Written, ...]:
    """Every text that a person wrote and that the public edition would tell."""
    return (*own_words(found), *written(tell_story(published(found)), (found.plan.title,)))


def to_clear(found: Found) -> dict[str, Written]:
    """Every text that can be cleared for the public edition, by its id; quotations are left out until they are."""
    return {one.id: one for one in (*texts(found), *quotations(found))}


def uncleared(found: Found, these: Iterable[Written]) -> tuple[Written, ...]:
    kept = cleared(found.decisions)
    return tuple(one for one in these if one.content not in kept)


def for_public(found: Found) -> Found:
    """What may be told; refuses while a text is not cleared, names a case or holds an identifier, with all of them."""
    own = texts(found)
    faults = {one: fault for one in own if (fault := _fault(found, one))}
    open_ones = tuple(one for one in uncleared(found, own) if one not in faults)
    if not faults and not open_ones:
        return published(found)
    reasons, advice = [], []
    if faults:
        are = some(len(faults), "text names a case or holds", "texts name a case or hold")
        reasons.append((f"{are} an identifier", [f"{one.where} {fault}" for one, fault in faults.items()]))
        advice.append("Reword what names a case or holds an identifier: no clearing lets it through.")
    if open_ones:
        many = some(len(open_ones), "text is", "texts are")
        reasons.append((f"{many} not cleared", [line(one) for one in open_ones]))
        advice.append(f"Read each. Where it says nothing of one child, family or practitioner: {_clear(found)}.")
    told = "\n".join(_refusal(why, lines).removesuffix("\n") for why, lines in reasons)
    raise NotCleared(found.plan.name, open_ones, f"{told}\n", " ".join(advice))


def _fault(found: Found, one: Written) -> str:
    """What in a text no clearing lets through; empty where there is nothing."""
    if refs := _cases(found, one.text):
        return f'names case {listed(refs)}: "{_short(one.text)}"'
    meant = _meant((found,))
    kept = (
        each for each in find(one.text, found.plan.names) if not (each.kind in ADDRESSES and plain(each.text) in meant)
    )
    hints = dict.fromkeys(f"{each.kind} ({each.hint})" for each in kept)
    return f"holds {listed(list(hints))}" if hints else ""


def line(one: Written) -> str:
    """`ABC234  finding AREA-THR-2: "..."`, the whole text, with what in it asks for a look."""
    said = f'{one.id}  {one.where}: "{" ".join(one.text.split())}"{asks(one)}'
    return textwrap.fill(said, WIDTH, subsequent_indent=MARGIN, break_long_words=False, break_on_hyphens=False)


def asks(one: Written) -> str:
    """What in a text asks for a look, as a sentence."""
    return f" It tells {listed(list(one.asks))}: could it be only one child?" if one.asks else ""


def refuse_identifiers(audits: Sequence[Found], told: Mapping[str, object]) -> None:
    """Refuse where any text of any document could say who a child is; `told` are documents by name, of these audits.

    The addresses and numbers of those whom readers may ask are told on purpose.
    """
    every = ((name, text) for name, value in told.items() for text in _words(value))
    _refuse(audits, ((name, text, ADDRESSES, False) for name, text in every))


def refuse_files(audits: Sequence[Found], contents: Mapping[str, bytes]) -> None:
    """Refuse where a finished file could say who a child is: in a header, a layout, a note, a property or a comment.

    The partnership's own address and numbers may stand in what is on every page.
    """
    every = ((one.where, one.text, OF_A_HOUSE if one.frame else ADDRESSES, one.frame) for one in texts_of(contents))
    _refuse(audits, every)


def _refuse(audits: Sequence[Found], every: Iterable[tuple[str, str, Sequence[Identifier], bool]]) -> None:
    """Of each text: where it stands, what may stand there, and whether all of that may or just what was meant."""
    meant = _meant(audits)
    names = tuple(name for one in audits for name in one.plan.names)
    seen: dict[str, None] = {}

    def is_meant(one: Find, may: Sequence[Identifier], frame: bool) -> bool:
        return one.kind in may and (frame or plain(one.text) in meant)

    for where, text, may, frame in every:
        for one in find(text, names):
            if not is_meant(one, may, frame):
                seen[f'{where}: {one.kind} ({one.hint}) in "{_around(text, one.start, one.end)}"'] = None
        if refs := [ref for audit in audits for ref in _cases(audit, text)]:
            seen[f'{where}: case {listed(refs)} in "{_short(text)}"'] = None
    if seen:
        raise MaarError(_refusal("a document could say who a child is", seen), REWORD)


def _meant(audits: Iterable[Found]) -> str:
    """Addresses and numbers that are told on purpose: of those whom readers may ask."""
    told: list[str] = []
    for one in audits:
        links = (text for link in one.words.links for text in (link.text, link.url))
        told += (one.plan.contact, *(one.words.of(key) for key in WHOM_TO_ASK), *links)
    return plain("\n".join(told))


def _cases(found: Found, text: str) -> list[str]:
    return cases_named(tuple(case.ref for case in found.plan.cases), text)


def _words(value: object) -> Iterator[str]:
    """Every text in a document, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _words(key)
            yield from _words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _words(getattr(value, field.name))


def _around(text: str, start: int, end: int) -> str:
    """A few words around what was found, without it."""
    return f"{text[max(0, start - 30) : start]}…{text[end : end + 30]}".strip()


def _short(text: str) -> str:
    return cut(" ".join(text.split()), LONGEST)


def _clear(found: Found) -> str:
    return CLEAR.format(audit=found.plan.name)


def _refusal(why: str, lines: Iterable[str]) -> str:
    listing = "".join(f"\n  {one}" for one in lines)
    return f"The public edition was not written: {why}.{listing}\n"
