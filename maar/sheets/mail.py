"""E-mails, as .eml and as Outlook's .msg: what is attached, and whether there are words of their own in them."""

import email
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from typing import Any

from maar.sheets import ole

HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?")
OF_MAIL = {b"received", b"from", b"date", b"subject", b"message-id", b"mime-version", b"return-path", b"to"}
TELLING = 3  # so many headers of an e-mail make one
HEADERS_WITHIN = 20_000
TAG = re.compile(
    r"<(?:style|script|head)\b.*?</(?:style|script|head)>|<[^>]*>|&nbsp;|&#160;", re.DOTALL | re.IGNORECASE
)
OUTLOOK_ATTACHMENT = "__attach_version1.0_#"
DATA, INSIDE = "__substg1.0_37010102", "__substg1.0_3701000D"
NAMES = ("__substg1.0_3707001F", "__substg1.0_3704001F", "__substg1.0_3707001E", "__substg1.0_3704001E")
BODIES = ("__substg1.0_1000001F", "__substg1.0_1000001E", "__substg1.0_10130102")
COMPRESSED_BODY = "__substg1.0_10090102"  # looked at where there is no other
DEEPEST = 2  # storages down: a message in a message

Found = tuple[str, bytes | None]  # a name and what it holds; None where it lies too deep


class Words:
    """Stands among what was found for words or pictures in the e-mail itself."""


def is_eml(data: bytes) -> bool:
    """Does it begin with the headers of an e-mail?"""
    head = re.split(rb"\r?\n\r?\n", data[:HEADERS_WITHIN].lstrip(b"\xef\xbb\xbf \r\n"), maxsplit=1)[0]
    lines = [line for line in head.splitlines() if line[:1] not in (b" ", b"\t")]
    matches = [HEADER.match(line) for line in lines]
    if not lines or not all(match or line.startswith(b"From ") for match, line in zip(matches, lines, strict=True)):
        return False
    return len({match[1].lower() for match in matches if match} & OF_MAIL) >= TELLING


def is_msg(data: bytes) -> bool:
    """Is it a message as Outlook saves it?"""
    return any(name.startswith("__properties_version") for name in ole.names(data))


def in_eml(data: bytes) -> Iterator[Found | Words]:
    """What is attached, with its name; an attached e-mail is given as an .eml of its own."""
    number = 0
    for part in _parts(email.message_from_bytes(data)):
        kind, name = part.get_content_type(), _name(part)
        if kind == "message/rfc822":
            number += 1
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            yield name or f"attached e-mail {number}.eml", first.as_bytes() if isinstance(first, Message) else b""
        elif _is_body(part, kind, name):
            if _has_words(part, kind):
                yield Words()
        else:
            number += 1
            content = part.get_payload(decode=True)
            yield name or f"attachment {number}", content if isinstance(content, bytes) else b""


def _parts(message: Message) -> Iterator[Message]:
    """The leaves of a message, and messages attached to it as they are."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload()
        if part.is_multipart() and isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            waiting += [one for one in reversed(inside) if isinstance(one, Message)]
        else:
            yield part


def _name(part: Message) -> str:
    try:
        return str(make_header(decode_header(part.get_filename() or "")))
    except Exception:  # the standard library trips over some headers
        return ""


def _is_body(part: Message, kind: str, name: str) -> bool:
    """Text without a name, or a picture that stands in the text."""
    if part.get_content_disposition() == "attachment":
        return False
    return (kind.startswith("text/") and not name) or (kind.startswith("image/") and "content-id" in part)


def _has_words(part: Message, kind: str) -> bool:
    if kind.startswith("image/"):
        return True
    content = part.get_payload(decode=True)
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
    return bool((TAG.sub("", text) if kind == "text/html" else text).strip())


def in_msg(data: bytes) -> Iterator[Found | Words]:
    """The same of an Outlook message; what is attached to a message in it is given with that one's name before it."""
    yield from _in_storage(ole.storage(data), [], "")


def _in_storage(storage: Any, at: list[str], before: str) -> Iterator[Found | Words]:
    if _is_written(storage, at):
        yield Words()
    storages = storage.listdir(streams=False, storages=True)
    for path in sorted(one for one in storages if one[:-1] == at and one[-1].startswith(OUTLOOK_ATTACHMENT)):
        number = path[-1].removeprefix(OUTLOOK_ATTACHMENT).lstrip("0") or "0"
        given = next(filter(None, (_text(storage, [*path, one]) for one in NAMES)), "")
        name = before + (given or f"attachment {number}")
        if storage.exists([*path, DATA]):
            yield name, storage.openstream([*path, DATA]).read()
        elif storage.exists([*path, INSIDE]) and len(at) >= DEEPEST:
            yield name, None
        elif storage.exists([*path, INSIDE]):
            yield from _in_storage(storage, [*path, INSIDE], f"{name}/")


def _is_written(storage: Any, at: list[str]) -> bool:
    """Are there words in the message itself?"""
    bodies = [[*at, name] for name in BODIES if storage.exists([*at, name])]
    return any(_text(storage, path) for path in bodies) if bodies else storage.exists([*at, COMPRESSED_BODY])


def _text(storage: Any, path: list[str]) -> str:
    """The text of a stream, empty if there is none."""
    if not storage.exists(path):
        return ""
    content: bytes = storage.openstream(path).read()
    wide = path[-1].endswith("001F")
    return content.decode("utf-16-le" if wide else "cp1252", "replace").strip("\0 \r\n\t")
