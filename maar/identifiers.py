"""What in a text could say who a child is: numbers, dates of birth, addresses and names. Text in, finds out.

Nothing is changed and nothing is looked up. A find is certain of its shape only, so a person has the last word on it.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Identifier(StrEnum):
    """The kinds of identifier, as they are said."""

    NHS_NUMBER = "NHS number"
    UPN = "UPN"
    NATIONAL_INSURANCE = "National Insurance number"
    DATE_OF_BIRTH = "date of birth"
    POSTCODE = "postcode"
    PHONE = "phone number"
    EMAIL = "e-mail address"
    NAME = "name"


class Find(NamedTuple):
    """One identifier: `text[start:end]` of what was searched. `test` says that nobody has this number."""

    kind: Identifier
    text: str
    start: int
    end: int
    test: bool = False

    @property
    def hint(self) -> str:
        """Enough to find it by, too little to tell it: its last two characters, the first letter of a name."""
        return f"{self.text[0]}…" if self.kind is Identifier.NAME else f"…{self.text[-2:]}"


REMEMBERED = 65_536  # texts: the check and the documents look at the same ones
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # of a UPN, by value: no I, O or S
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
UNLIKE = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}
PLAIN = {**UNLIKE, **dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("’‘`´", "'"), **dict.fromkeys(INVISIBLE, "")}

# A find begins and ends where a word does; an underscore, as in file names, is no part of a word.
BEGIN, END = r"(?<![^\W_])", r"(?![^\W_])"
GAP = r"(?:[ .]?-?[ .]?)"
NHS_NUMBER = re.compile(rf"(?:{BEGIN}|(?<=NHS))[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]{{4}}{END}")
UPN = re.compile(
    rf"{BEGIN}[{LETTERS}][ -]?[0-9]{{3}}[ -]?[0-9]{{4}}[ -]?[0-9]{{2}}[ -]?[0-9]{{2}}[0-9{LETTERS}]{END}", re.I
)
NATIONAL_INSURANCE = re.compile(
    rf"{BEGIN}(?:(?!BG|GB|KN|NK|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)"
    rf"(?:[0-9]{{6}}|[ -]?[0-9]{{2}}(?:[ -][0-9]{{2}}){{2}}[ -]?)[A-D]{END}",
    re.I,
)
PHONE = re.compile(
    r"(?<![\w+])(?<![0-9][./-])(?:\(?0[1237][0-9](?:[ .()-]{0,2}[0-9]){8}"
    r"|(?:\+|00)44[ .-]{0,2}(?:\(0\)|0)?[ .-]{0,2}[1237](?:[ .()-]{0,2}[0-9]){9}"
    r"|\(?01[0-9]{3}\)?[ -][0-9]{5})(?![0-9])"
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G "
    "GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW "
    "OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC "
    "WD WF WN WR WS WV YO ZE"
)
POSTCODE = re.compile(
    rf"{BEGIN}(?<!-)(?:(?:(?:{'|'.join(AREAS.split())})[0-9]{{1,2}}|(?:E|EC|N|NW|SE|SW|W|WC)[0-9][A-Z])"
    rf" {{0,2}}[0-9][ABD-HJLNP-UW-Z]{{2}}|GIR ?0AA){END}",
    re.I,
)
NO_UNIT = ("st", "nd", "rd", "th", "hr", "yr", "ft")  # `S47 2nd visit` is no postcode
SECTIONS = re.compile(r"S47 ", re.I)  # of the Children Act; no postcode begins so

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
DATE = (
    r"(?:[0-9]{4}[-/._][0-9]{1,2}[-/._][0-9]{1,2}|[0-9]{1,2}(?P<gap>[-/. _])[0-9]{1,2}(?P=gap)(?:[0-9]{4}|[0-9]{2})"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{MONTH}\.?,?[ -](?:[0-9]{{4}}|'?[0-9]{{2}})"
    rf"|{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}){END}"
)
BIRTH = r"(?:d\.? ?o\.? ?b(?![a-z])\.?|date of birth|birth ?date|birthday)"
BIRTHS = r"(?:dob'?s|d\.o\.b\.?s|dates of birth|birth ?dates|birthdays)"
LINK = r"[ \t\n:;=(\[,_-]|\b(?:is|was|were|are|on|the|of|as|given|recorded|shown|being)\b"
WHOSE = r"\b(?:for|his|her|their|child|young|person|baby|sibling|mother|father|mum|dad)\b"
BORN = re.compile(
    rf"{BEGIN}(?:(?:(?P<several>{BIRTHS})|{BIRTH})(?:{LINK}|{WHOSE}){{0,12}}|(?:born|birth)(?:{LINK}){{0,12}}"
    rf"|born(?:(?!\band\b|\bbut\b|[,;.:\n]).){{0,40}}? on )(?P<date>{DATE})",
    re.I,
)
BORN_AFTER = re.compile(rf"{BEGIN}(?P<date>{DATE})[ (,\[-]{{0,3}}(?:{BIRTH})", re.I)
ALSO = re.compile(rf"[ ,;&/]{{0,3}}(?:and )?(?P<date>{DATE})", re.I)

# What a text must have for a closer look to be worth its time; most have none of it.
LONG_NUMBER = re.compile(r"[0-9](?:[ .()-]{0,4}[0-9]){5}")
BIRTH_WORD = re.compile(r"b(?:irth|orn)|d\.? ?o\.? ?b")  # in small letters
UNIT = re.compile(r"[0-9][A-Za-z]{2}(?![^\W_])")
DIGIT = re.compile(r"[0-9]")


def find(text: str, names: Sequence[str] = ()) -> tuple[Find, ...]:
    """Every identifier in the text, in order and none inside another; `names` are words that must not be told.

    A name is found as a whole word, in any case, with or without its accents. A number with a check digit is found
    only where that is right; numbers set apart for tests are found, and say so.
    """
    return _found(text, tuple(names))


@lru_cache(maxsize=REMEMBERED)
def _found(text: str, names: tuple[str, ...]) -> tuple[Find, ...]:
    plain, places = _plain(text)
    kept: list[Find] = []
    taken = bytearray(len(text))
    for kind, start, end, test in (*_numbers(plain), *_names(names, plain)):
        first, last = (places[start], places[end - 1] + 1) if places else (start, end)
        if not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            kept.append(Find(kind, text[first:last], first, last, test))
    return tuple(sorted(kept, key=lambda one: one.start))


def plain(text: str) -> str:
    """The text as it is searched: without accents and what cannot be seen, one kind of space, dash and apostrophe."""
    return _plain(text)[0].replace("“", '"').replace("”", '"')


def clearing(agency: str, case: str, one: Find) -> str:
    """Sixteen hex characters for this identifier in this return, however it is spaced: what a decision clears."""
    told = re.sub(r"[\s.()-]", "", _plain(one.text)[0]).casefold()
    return hashlib.sha256("\x1f".join((agency, case, one.kind, told)).encode()).hexdigest()[:16]


def is_nhs_number(digits: str) -> bool:
    """Does the last of ten digits check the others (NHS Data Dictionary: weights 10 to 2, modulus 11)?

    One digit ten times over passes where it should not: nobody has such a number.
    """
    rest = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return rest == int(digits[9]) and len(set(digits)) > 1  # a rest of 10 is no digit, and no number


def is_upn(upn: str) -> bool:
    """Does the first letter of a Unique Pupil Number check the rest?

    The Department for Education's rule: the twelve characters that follow, weighted 2 to 13, modulus 23, give the
    letter; I, O and S are not used. A temporary UPN ends in a letter, which counts as its own place among them.
    """
    values = [LETTERS.index(one) if one in LETTERS else int(one) for one in upn[1:]]
    return LETTERS[sum(weight * value for weight, value in enumerate(values, 2)) % 23] == upn[0]


Span = tuple[Identifier, int, int, bool]


def _numbers(text: str) -> Iterator[Span]:
    """Every find but names, those first that are told from others by more."""
    if "@" in text:
        yield from ((Identifier.EMAIL, *match.span(), False) for match in EMAIL.finditer(text))
    if not DIGIT.search(text):
        return
    if LONG_NUMBER.search(text):
        yield from _long_numbers(text)
    if BIRTH_WORD.search(text.lower()):
        yield from ((Identifier.DATE_OF_BIRTH, *span, False) for span in _births(text))
    if UNIT.search(text):
        for match in POSTCODE.finditer(text):
            if match[0][-2:] not in NO_UNIT and not SECTIONS.match(match[0]):
                yield Identifier.POSTCODE, *match.span(), False


def _long_numbers(text: str) -> Iterator[Span]:
    for match in NHS_NUMBER.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[0])
        if is_nhs_number(digits):
            yield Identifier.NHS_NUMBER, *match.span(), digits.startswith("999")
    for match in UPN.finditer(text):
        if is_upn(re.sub(r"[ -]", "", match[0]).upper()):
            yield Identifier.UPN, *match.span(), False
    for match in NATIONAL_INSURANCE.finditer(text):
        if match[0][:2].isupper() or match[0].isalnum():
            yield Identifier.NATIONAL_INSURANCE, *match.span(), match[0][:2].upper() in ("TN", "QQ")
    yield from ((Identifier.PHONE, *match.span(), False) for match in PHONE.finditer(text))


def _births(text: str) -> Iterator[tuple[int, int]]:
    """Dates with a word for birth beside them; a plain date is an event."""
    for match in BORN.finditer(text):
        yield match.span("date")
        more = ALSO.match(text, match.end()) if match["several"] else None
        while more:
            yield more.span("date")
            more = ALSO.match(text, more.end())
    yield from (match.span("date") for match in BORN_AFTER.finditer(text))


def _names(names: tuple[str, ...], text: str) -> Iterator[Span]:
    words, pattern = _any_of(names)
    folded = text.lower() if words else ""
    if any(word in folded for word in words):
        yield from ((Identifier.NAME, *match.span(), False) for match in pattern.finditer(text))


@lru_cache(maxsize=64)
def _any_of(names: tuple[str, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The first word of each name, and all names as one pattern, the longest first.

    Between the words of a name stands a space or a hyphen.
    """
    words = [one for name in names if (one := re.findall(r"[^\s-]+", _plain(name)[0].lower()))]
    several = sorted((r"[\s-]+".join(map(re.escape, one)) for one in words), key=len, reverse=True)
    return tuple(one[0] for one in words), re.compile(rf"{BEGIN}(?:{'|'.join(several)}){END}", re.I)


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    """A character as it is searched: without accents, one kind of space, dash and apostrophe."""
    plain = unicodedata.normalize("NFKD", letter)
    return PLAIN.get(letter, "".join(one for one in plain if not unicodedata.combining(one)))


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is searched, and where each of its characters stood; nothing where none has moved."""
    if text.isascii():
        return text, ()
    folds = {letter: _folded(letter) for letter in set(text) if not letter.isascii()}
    if all(len(plain) == 1 for plain in folds.values()):
        for letter, plain in folds.items():
            text = text.replace(letter, plain)
        return text, ()
    letters = [(plain, place) for place, letter in enumerate(text) for plain in folds.get(letter, letter)]
    return "".join(plain for plain, _ in letters), [place for _, place in letters]
