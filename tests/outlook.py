"""Files of the old Office container, made by hand: Outlook messages, and whatever else must lie in one."""

import struct
from collections.abc import Mapping

SECTOR, FREE, END, TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SMALL = 4096  # a stream of less lies elsewhere; here all are made as long

Tree = Mapping[str, "bytes | Tree"]


def container(tree: Tree) -> bytes:
    """A container with these streams and storages; a stream is filled with zeros to 4,096 bytes at least."""
    entries: list[list] = [["Root Entry", 5, FREE, END, 0]]
    streams: list[bytes] = []
    _add(tree, 0, entries, streams)
    sectors: list[bytes] = []
    chain: list[int] = []

    def put(content: bytes) -> int:
        start = len(sectors)
        pieces = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        sectors.extend(pieces)
        chain.extend([*range(start + 1, start + len(pieces)), END])
        return start

    for entry in entries[1:]:
        if entry[1] == 2:
            entry[3] = put(streams[entry[3]])
    directory = put(b"".join(map(_entry, entries)))
    tables = 1
    while (len(chain) + tables) * 4 > tables * SECTOR:
        tables += 1
    first = len(sectors)
    chain += [TABLE] * tables
    chain += [FREE] * (tables * SECTOR // 4 - len(chain))
    fat = struct.pack(f"<{len(chain)}I", *chain)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, directory, 0, SMALL, END, 0, END, 0)
    header += struct.pack("<109I", *range(first, first + tables), *[FREE] * (109 - tables))
    return header + b"".join(sectors) + fat


def _add(tree: Tree, parent: int, entries: list[list], streams: list[bytes]) -> None:
    """Entries of a storage, each the right neighbour of the one before it in the order of the format."""
    before = -1
    for name in sorted(tree, key=lambda one: (len(one), one.upper())):
        content, number = tree[name], len(entries)
        if before < 0:
            entries[parent][2] = number
        else:
            entries[before].append(number)
        before = number
        if isinstance(content, bytes):
            entries.append([name, 2, FREE, len(streams), max(len(content), SMALL)])
            streams.append(content.ljust(SMALL, b"\0"))
        else:
            entries.append([name, 1, FREE, 0, 0])
            _add(content, number, entries, streams)


def _entry(entry: list) -> bytes:
    name, kind, child, start, size, *right = entry
    wide = name.encode("utf-16-le")
    told = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide) + 2, kind, 1)
    told += struct.pack("<III", FREE, right[0] if right else FREE, child) + bytes(36)
    return told + struct.pack("<IQ", start, size)


def message(attached: Mapping[str, "bytes | Tree"], words: str = "") -> Tree:
    """The streams of an Outlook message; what is attached is bytes, or the streams of another message."""
    tree: dict[str, bytes | Tree] = {"__properties_version1.0": bytes(32)}
    if words:
        tree["__substg1.0_1000001F"] = words.encode("utf-16-le")
    for number, (name, content) in enumerate(attached.items()):
        key = "__substg1.0_37010102" if isinstance(content, bytes) else "__substg1.0_3701000D"
        tree[f"__attach_version1.0_#{number:08X}"] = {"__substg1.0_3707001F": name.encode("utf-16-le"), key: content}
    return tree
