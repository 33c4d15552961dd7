"""Vega-Lite at work: specifications come in, each as an .svg and a .png goes out.

It draws in a process of its own, since its machine stands still in a process that was forked from one that has used
it, and since fonts are chosen when it starts. This file is what that process runs, so it knows of nothing but Vega.
"""

import json
import os
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import vl_convert

FONTS = Path(__file__).with_name("charts_fonts.conf")
SHARPNESS = 2  # pixels of the .png to one of the .svg
LONGEST = 300  # characters of what went wrong


class Drawn(NamedTuple):
    svg: str
    png: bytes


def drawn(specs: Sequence[dict[str, Any]]) -> list[Drawn]:
    """Each specification, drawn; nothing is fetched, nothing in the working folder is run.

    Raises `OSError` where the process ended before it was done, for want of memory for one.
    """
    if not specs:
        return []
    ran = subprocess.run(
        [sys.executable, "-P", __file__],  # else our html.py beside it would be taken for Python's
        input=json.dumps(specs).encode("ascii"),
        env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
        capture_output=True,
        check=False,
    )
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OSError(" ".join(said[-1:])[:LONGEST])
    return [Drawn(svg, b64decode(png)) for svg, png in json.loads(ran.stdout)]


def _draw() -> None:
    specs = json.loads(sys.stdin.buffer.read())
    pictures = [vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]) for spec in specs]
    made = [(svg, b64encode(vl_convert.svg_to_png(svg, scale=SHARPNESS)).decode("ascii")) for svg in pictures]
    sys.stdout.buffer.write(json.dumps(made).encode("ascii"))


if __name__ == "__main__":
    _draw()
