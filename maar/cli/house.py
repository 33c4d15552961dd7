"""The partnership's own style, by its options or the plan: templates and a theme, each looked at first."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maar.plan import Telling
    from maar.render.house import House
    from maar.render.theme import Theme


def house(docx: Path | None, pptx: Path | None, theme: Path | None, tell: "Telling") -> "House":
    """What the options name, else what the plan does; what cannot be used is said before anything is read."""
    from maar.render.house import House

    word = _template("--docx-template", docx or _file(tell.docx_template), "docx_open")
    slides = _template("--pptx-template", pptx or _file(tell.pptx_template), "pptx_open")
    return House(word, slides, theme=_theme(theme or _file(tell.theme)))


def _file(name: str) -> Path | None:
    return Path(name) if name else None


def _theme(file: Path | None) -> "Theme":
    """The colours and fonts of a theme file that can be used, or ours."""
    from maar.problems import MaarError
    from maar.render.theme import HOUSE
    from maar.render.theme_file import theme

    if file is None:
        return HOUSE
    try:
        return theme(file.read_text("utf-8-sig"))
    except OSError as error:
        raise MaarError(f"--theme: {file} could not be read: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise MaarError(f"--theme: {file} is not UTF-8 text.") from None
    except ValueError as error:
        raise MaarError(f"--theme: {file}: {error}") from None


def _template(option: str, file: Path | None, module: str) -> bytes | None:
    """The bytes of a template that can be opened."""
    from importlib import import_module

    from maar.problems import MaarError

    if file is None:
        return None
    try:
        content = file.read_bytes()
        import_module(f"maar.render.{module}").opened(content)
    except OSError as error:
        raise MaarError(f"{option}: {file} could not be read: {error.strerror or error}.") from None
    except ValueError as error:
        raise MaarError(f"{option}: {file}: {error}") from None
    return content
