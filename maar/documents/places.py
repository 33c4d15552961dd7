"""Names of files and sheets that hold an identifier, masked wherever a place is told.

Comes in: everything found, and how a name is masked. Goes out: a copy with other places; all else is shared.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from maar.documents.found import Found
from maar.problems import Location

Value = TypeVar("Value")
Names = Mapping[str, str]  # as told, by the name as it is


def names(found: Found) -> tuple[frozenset[str], frozenset[str]]:
    """The name of every file, and of every sheet that something was found in."""
    places = {at[:2] for at in _places(found)}
    settled = found.settled
    files = frozenset().union(settled.files, settled.by_file, settled.authors, (file for file, _ in places))
    return files, frozenset(sheet for _, sheet in places)


def told_apart(told: Names) -> Names:
    """The same names, with a number where two files would be told alike: each is counted by its name."""
    apart: dict[str, str] = {}
    taken: set[str] = set()
    for name, new in sorted(told.items(), key=lambda one: (one[0] != one[1], one[0])):
        path, number, free = PurePosixPath(new), 1, new
        while free in taken:
            number += 1
            free = path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
        apart[name] = free
        taken.add(free)
    return apart


def renamed(found: Found, files: Names, sheets: Names) -> Found:
    """Everything found, with these names of files and sheets in every place; each file is named, changed or not."""
    moved = _Moving(files, sheets).moved(found)
    settled = moved.settled

    def keyed(kept: Mapping[str, Value]) -> dict[str, Value]:
        return {files[file]: value for file, value in kept.items()}

    settled = replace(
        settled, files=keyed(settled.files), by_file=keyed(settled.by_file), authors=keyed(settled.authors)
    )
    return replace(moved, settled=settled)


def _places(found: Found) -> Iterator[Location]:
    """Where everything stands that a document may tell."""
    settled = found.settled
    yield from (problem.at for problem in (*found.problems, *settled.problems))
    yield from (alert.at for alert in settled.alerts)
    yield from (event.at for event in settled.events)
    yield from (action.at for action in settled.actions)
    yield from (row.at for row in settled.grid_rows)
    for one in settled.returns:
        yield one.at
        yield from (answer.at for answers in (one.answers, one.extras) for answer in answers.values())
        yield from (event.at for event in one.events)
        yield from (action.at for action in one.actions)
    agreed = found.agreement.agreed
    yield from (one.at for one in (*agreed.judgements, *agreed.words))
    yield from (one.at for one in agreed.kept)
    yield from (one.at for one in agreed.present)


@dataclass(slots=True)
class _Moving:
    """One walk through values in values; `done` are those that were met, by id, so that what was shared stays so."""

    files: Names
    sheets: Names
    done: dict[int, Any] = field(default_factory=dict)

    def moved(self, value: Value) -> Value:
        if id(value) not in self.done:
            self.done[id(value)] = self._moved(value)
        found: Value = self.done[id(value)]
        return found

    def _moved(self, value: Any) -> Any:
        if isinstance(value, Location):
            file, sheet = (
                known.get(name, name) for known, name in ((self.files, value.file), (self.sheets, value.sheet))
            )
            return value._replace(file=file, sheet=sheet)
        if isinstance(value, tuple):
            new = [self.moved(one) for one in value]
            made = getattr(type(value), "_make", tuple)  # a NamedTuple, or a plain one
            return value if all(one is old for one, old in zip(new, value, strict=True)) else made(new)
        if isinstance(value, Mapping):
            changed = {key: new for key, old in value.items() if (new := self.moved(old)) is not old}
            return {**value, **changed} if changed else value
        if is_dataclass(value) and not isinstance(value, type):
            parts = {part.name: getattr(value, part.name) for part in fields(value)}
            changed = {name: new for name, old in parts.items() if (new := self.moved(old)) is not old}
            return replace(value, **changed) if changed else value
        return value
