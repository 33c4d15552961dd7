"""From bytes to TOML tables, whatever the bytes are: the tables, or in words why there are none.

Comes in: a file that a person wrote, or any other. Goes out: tables, which nobody changes, or a reason; no exception.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from maar.problems import Location, MaarError, Problem
from maar.problems import templates as codes

MOST_BYTES = 2_000_000  # ten times the whole bank
DEEPEST = 100  # names within names; of thousands tomllib takes minutes
DOTTED = re.compile(r"""(?:\.[ \t]*+["']?+[\w-]++["']?+[ \t]*+)++""")

Tables = dict[str, Any]


class Parsed(NamedTuple):
    """The tables, or the reason why there are none, without a full stop."""

    tables: Tables
    reason: str = ""


@lru_cache(maxsize=64)
def parsed(data: bytes) -> Parsed:
    """The tables in these bytes; the bank's are the same for every set."""
    if len(data) > MOST_BYTES:
        return Parsed({}, f"it has more than {MOST_BYTES // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig")
        if any(match[0].count(".") >= DEEPEST for match in DOTTED.finditer(text)):
            return Parsed({}, "names in it are joined by a hundred full stops")
        return Parsed(tomllib.loads(text))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Parsed({}, f"it is not saved as UTF-8, as a letter in line {line} shows")
    except tomllib.TOMLDecodeError as error:
        return Parsed({}, str(error).rstrip("."))
    except ValueError:  # from int
        return Parsed({}, "a number in it has thousands of digits")
    except RecursionError:
        return Parsed({}, "its brackets stand within one another too deeply")


def read(path: Path) -> tuple[Tables, Problem | None]:
    """The tables in a file; a `MaarError` where it cannot be opened."""
    try:
        with path.open("rb") as file:
            tables, reason = parsed(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise MaarError(f"{path} cannot be read: {error.strerror}.") from error
    return tables, no_toml(path.name, reason) if reason else None


def no_toml(file: str, reason: str) -> Problem:
    """The problem of a file that is no TOML."""
    return Problem(codes.SYNTAX, Location(file), facts=(("reason", reason),), content=file)
