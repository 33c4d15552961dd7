"""Where every page and picture of ours is drawn: names that a template may use come in, its environment goes out."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from maar.render import lanes, theme

HERE = Path(__file__).parent


def environment(**names: object) -> Environment:
    """The templates of this folder; whatever agencies typed is escaped, in pages and in pictures."""
    made = Environment(
        loader=FileSystemLoader(HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(lanes=lanes, theme=theme, **names)
    return made
