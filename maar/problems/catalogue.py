"""Every kind of problem there is, by code; a code is never reused."""

from maar.problems import answers, files, returns, templates
from maar.problems.model import Kind

CATALOGUE: dict[str, Kind] = {kind.code: kind for kind in (*files.ALL, *answers.ALL, *returns.ALL, *templates.ALL)}
