"""How wide the columns of a Word table are: a Table and the room it has come in, points go out."""

from collections.abc import Sequence

from maar.documents.model import Cell, Table

LETTER, BOLD = 4.65, 5.6  # mean width of a letter at 9 pt; a word stays whole in wider letters than Arial too
AIR = 9.0
NARROWEST = 24.0
LONGEST_WORD = 22


BOX = 14.0  # the edges of a mark and the air in it
BESIDE_WORDS = 12.0


def words_of(cell: Cell) -> str:
    """What is read in a cell: its mark's letters before its own words, where they differ."""
    if cell.mark is None or cell.text == cell.mark.letters:
        return cell.text or (cell.mark.letters if cell.mark else "")
    return f"{cell.mark.letters} {cell.text}".strip()


def parted(table: Table, room: float) -> list[Sequence[int]]:
    """The places of the columns that stand abreast: the first column again before each further part."""
    least = [_least(table, place) for place in range(len(table.columns))]
    parts: list[list[int]] = [[0] if least else []]
    for place in range(1, len(least)):
        if len(parts[-1]) > 1 and sum(least[one] for one in parts[-1]) + least[place] > room:
            parts.append([0])
        parts[-1].append(place)
    return list(parts)


def widths(table: Table, places: Sequence[int], room: float) -> list[float]:
    """The width of each of these columns; together they fill the room."""
    least = [_least(table, place) for place in places]
    wanted = [max(_wanted(table, place), low) for place, low in zip(places, least, strict=True)]
    if sum(wanted) <= room:
        return _stretched(table, places, wanted, room)
    weight = [_lines(table, place) ** 0.5 for place in places]
    low, high = 0.0, room
    for _ in range(30):  # the largest share with which all columns fit
        share = (low + high) / 2
        fits = sum(_between(least, weight, wanted, share)) <= room
        low, high = (share, high) if fits else (low, share)
    found = _between(least, weight, wanted, low)
    scale = room / sum(found)
    return [width * scale for width in found]


def _stretched(table: Table, places: Sequence[int], wanted: list[float], room: float) -> list[float]:
    """Room to spare goes to the columns of words, by their own width."""
    words = [table.columns[place].kind == "words" for place in places]
    sure = words if any(words) else [True] * len(wanted)
    whole = sum(width for width, one in zip(wanted, sure, strict=True) if one) or 1
    spare = room - sum(wanted)
    return [width + spare * width / whole if one else width for width, one in zip(wanted, sure, strict=True)]


def _between(least: list[float], weight: list[float], wanted: list[float], share: float) -> list[float]:
    return [min(max(low, share * heavy), high) for low, heavy, high in zip(least, weight, wanted, strict=True)]


def _texts(table: Table, place: int) -> list[str]:
    return [words_of(row.cells[place]) for row in table.rows if place < len(row.cells)]


def _lines(table: Table, place: int) -> float:
    """How much there is to read in a column."""
    texts = _texts(table, place)
    return max(sum(map(len, texts)) / max(len(texts), 1), max(map(len, texts), default=1) / 3, 1)


def _least(table: Table, place: int) -> float:
    """No narrower than its longest word, short of a whole sentence in one."""
    words = max((len(word) for text in _texts(table, place) for word in text.split()), default=0)
    heading = max((len(word) for word in table.columns[place].name.split()), default=0)
    longest = max(min(words, LONGEST_WORD), heading) * BOLD
    return max(longest, NARROWEST - AIR) + _air(table, place)


def _air(table: Table, place: int) -> float:
    """What a column needs besides its letters."""
    kinds = [column.kind for column in table.columns]
    if kinds[place] == "mark":
        return BOX
    return AIR + (BESIDE_WORDS if kinds[place : place + 2] == ["number", "words"] else 0)


def _wanted(table: Table, place: int) -> float:
    longest = max((len(line) for text in _texts(table, place) for line in text.split("\n")), default=0)
    heading = min(len(table.columns[place].name), 14)
    return max(longest * LETTER, heading * BOLD) + _air(table, place)
