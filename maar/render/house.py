"""The partnership's own style: its templates for Word and PowerPoint, and its colours and fonts."""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from maar.render.theme import HOUSE, Theme


@dataclass(frozen=True, slots=True)
class House:
    """`docx` and `pptx` are the bytes of templates, None where ours are used."""

    docx: bytes | None = None
    pptx: bytes | None = None
    theme: Theme = HOUSE


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of template: the `part` it must have, types like its own and the `plain` one, what refuses other files."""

    part: str
    others: re.Pattern[bytes]
    plain: bytes
    refusal: str

    def opened(self, content: bytes) -> BytesIO:
        """The template as a plain file of its program, with macros or not; else a ValueError that says what it is."""
        out = BytesIO()
        try:
            with ZipFile(BytesIO(content)) as source, ZipFile(out, "w") as target:
                if self.part not in source.namelist():
                    raise ValueError(self.refusal)
                for name in dict.fromkeys(source.namelist()):
                    part = source.read(name)
                    target.writestr(name, self.others.sub(self.plain, part) if name == "[Content_Types].xml" else part)
        except (BadZipFile, NotImplementedError, RuntimeError, OSError) as reason:
            raise ValueError(self.refusal) from reason
        out.seek(0)
        return out
