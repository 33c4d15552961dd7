"""Every kind of problem there is, by code; a code is never reused."""

from maar.problems import answers, files, parts, privacy, returns, tabletop, templates
from maar.problems.model import Kind

KINDS = (*files.ALL, *answers.ALL, *returns.ALL, *parts.ALL, *privacy.ALL, *tabletop.ALL, *templates.ALL)
CATALOGUE: dict[str, Kind] = {kind.code: kind for kind in KINDS}
