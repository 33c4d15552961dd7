"""From a file of the old Office container to the workbook in it: an .xls as it is, or what a password opens.

Passwords go into the library and nowhere else: no problem, log or exception of ours has one.
"""

import io
import logging
from collections.abc import Sequence
from typing import Any

from defusedxml.ElementTree import fromstring
from msoffcrypto import OfficeFile

from maar.problems import files as codes
from maar.sheets import kinds, ole
from maar.sheets.limits import Refused

UNASKED = "VelvetSweatshop"  # what programs lock a protected workbook with when nobody gave a password
MOST_SPINS = 1_000_000  # ten times what programs write
MOST_WORK = 5_000_000
AGILE = b"\x04\0\x04\0"

logging.getLogger("msoffcrypto").setLevel(logging.CRITICAL)  # at a lower level it logs keys


def unlocked(data: bytes, passwords: Sequence[str]) -> bytes:
    """The workbook, unlocked: an .xls or a zip. Refused where it is none, or no password given opens it."""
    names = ole.names(data)
    if any(name.startswith("__properties_version") for name in names) or ole.holds("__substg1.0_", data):
        raise Refused(kinds.OUTLOOK.kind, what=kinds.OUTLOOK.words)
    if "EncryptedPackage" in names or "\tDRMContent" in names or ole.holds("DRMEncrypted", data):
        return _unlocked(data, passwords)
    what = next((what for name, what in kinds.OLE_KINDS if name in names), None)
    if what or not names & {"Workbook", "Book"}:
        what = what or kinds.OLD_OFFICE
        raise Refused(what.kind, what=what.words)
    ole.storage(data)
    return _opened_with(_office(data), passwords) if _is_locked(data) else data


def _unlocked(data: bytes, passwords: Sequence[str]) -> bytes:
    if ole.holds("DRMEncrypted", data) or ole.holds("\tDRMContent", data):
        raise Refused(codes.LABEL)
    try:
        storage = ole.storage(data)
        info = storage.openstream("EncryptionInfo").read()
    except (Refused, OSError):
        if not passwords:
            raise Refused(codes.PASSWORD) from None
        raise
    _check_work(info, len(passwords) + 1)
    return _opened_with(_office(data), passwords)


def _check_work(info: bytes, tries: int) -> None:
    """Refused if making the keys would take minutes: how often each is hashed is said in the file."""
    if not info.startswith(AGILE):
        return
    spins = [int(one.get("spinCount", "0")) for one in fromstring(info[8:]).iter()]
    if max(spins) > MOST_SPINS:
        raise Refused(codes.NO_PASSWORD_TRIED, reason="its key would take too long to make")
    if max(spins) * tries > MOST_WORK:
        raise Refused(codes.NO_PASSWORD_TRIED, reason="there are too many passwords to try")


def _office(data: bytes) -> Any:
    """The locked file as the library opens it; Refused if it is locked in a way that the library does not know."""
    try:
        return OfficeFile(io.BytesIO(data))
    except Exception:
        raise Refused(codes.NO_PASSWORD_TRIED, reason="a way of locking that is not known") from None


def _is_locked(data: bytes) -> bool:
    """Is this .xls locked? One that the library cannot make out is left to the reader of values."""
    try:
        return bool(OfficeFile(io.BytesIO(data)).is_encrypted())
    except Exception:
        return False


def _opened_with(office: Any, passwords: Sequence[str]) -> bytes:
    for password in (UNASKED, *passwords):
        out = io.BytesIO()
        try:
            if office.format == "ooxml":
                office.load_key(password=password, verify_password=True)
            else:
                office.load_key(password=password)
            office.decrypt(out)
        except Exception:  # whatever it was, it may quote the password
            continue
        return out.getvalue()
    raise Refused(codes.WRONG_PASSWORD if passwords else codes.PASSWORD)
