"""How a number, a day or a long text is said: n of d, rounding half up, and what is printed beside what.

Everything that rounds lives here, and rounds last.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

PERCENT_FROM = 5  # below this denominator a percentage says more than is known
BARE_PERCENT_FROM = 10


@dataclass(frozen=True, slots=True)
class Share:
    """n of d, counted, never averaged. Shares add; a percentage is derived at the end."""

    n: int = 0
    d: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.n + other.n, self.d + other.d)

    @property
    def ratio(self) -> Fraction | None:
        return Fraction(self.n, self.d) if self.d else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A share as printed: `count` is `24 of 39`; `percent` is empty where d is under 5.

    `brackets` says that the percentage stands in brackets behind the count (d from 5 to 9).
    """

    count: str
    percent: str = ""
    brackets: bool = False

    def __str__(self) -> str:
        return f"{self.count} ({self.percent})" if self.percent else self.count


def round_half_up(value: Fraction, places: int = 0) -> Decimal:
    """The value to so many decimal places, halves away from zero."""
    step = Decimal(1).scaleb(-places)
    scaled = value * 10**places
    floor = scaled.numerator // scaled.denominator
    rest = scaled - floor
    whole = floor + (1 if rest >= Fraction(1, 2) else 0)
    return (Decimal(whole) * step).quantize(step, rounding=ROUND_HALF_UP)


def one_decimal(value: Fraction | None) -> float | None:
    """A percentage or score for machines: one decimal, 0.0 and 100.0 only where exact; none for no data."""
    if value is None:
        return None
    rounded = round_half_up(value, 1)
    if rounded == 0 and value != 0:
        rounded = Decimal("0.1")
    if rounded == 100 and value != 100:
        rounded = Decimal("99.9")
    return float(rounded)


def percent(share: Share) -> float | None:
    """The share as a percentage with one decimal, for machines."""
    return None if share.ratio is None else one_decimal(share.ratio * 100)


def percent_words(share: Share) -> str:
    """The share as a whole per cent for print, as `13%`, `<1%` or `>99%`; empty for no data."""
    if share.ratio is None:
        return ""
    exact = share.ratio * 100
    rounded = round_half_up(exact)
    if rounded == 0 and exact != 0:
        return "<1%"
    if rounded == 100 and exact != 100:
        return ">99%"
    return f"{rounded}%"


def figure(share: Share) -> Figure:
    """The share as printed: counts always, a percentage only where d is 5 or more."""
    count = f"{share.n} of {share.d}"
    if share.d < PERCENT_FROM:
        return Figure(count)
    return Figure(count, percent_words(share), brackets=share.d < BARE_PERCENT_FROM)


def some(number: int, singular: str, plural: str = "") -> str:
    """`1 return`, `3 returns`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def day(value: date) -> str:
    """`2 March 2026`."""
    return f"{value.day} {value:%B %Y}"


def letters(number: int) -> str:
    """`A` for 1, `Z` for 26, `AA` for 27: the order of letters, and of the columns of a sheet."""
    said = ""
    while number:
        number, last = divmod(number - 1, 26)
        said = chr(ord("A") + last) + said
    return said


def listed(words: list[str] | tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def cut(text: str, longest: int) -> str:
    """The text on one line, cut after a word with `…` where it is longer."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    words = kept if line[longest - 1] == " " else kept.rpartition(" ")[0] or kept
    return words.rstrip(" ,;:.-–(") + "…"
