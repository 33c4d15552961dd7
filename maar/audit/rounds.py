"""What each marked workbook held in the round in which it was last written, so that the round rises when that changes.

Kept in `.cache/marked.json`. Without it nothing is lost: the round then rises only for what is newly asked.
"""

import json

from maar.audit.files import write_whole
from maar.audit.folder import AuditFolder


class Rounds:
    """The digest of each marked workbook by its name and round."""

    def __init__(self, folder: AuditFolder) -> None:
        self._path = folder.cache / "marked.json"
        self._known = self._load()
        self._before = dict(self._known)

    def _load(self) -> dict[str, str]:
        try:
            content = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in content.items()} if isinstance(content, dict) else {}

    def changed(self, workbook: str, number: int, digest: str) -> bool:
        """Was this round of the workbook written with other content?"""
        return self._known.get(f"{workbook} {number}", digest) != digest

    def remember(self, workbook: str, number: int, digest: str) -> None:
        self._known[f"{workbook} {number}"] = digest

    def save(self) -> None:
        if self._known != self._before:
            write_whole(self._path, json.dumps(self._known, indent=1, sort_keys=True).encode())
