"""How the cells of the meeting's workbook look: 11 points, so that a sheet for A3 can still be read on A4."""

from dataclasses import replace

from maar.sheets.page import BAND, DATE, GROUND, LINK, RAMP, SECOND, TEXT, Look

SIZE = 11.0
TITLE = Look(size=20, bold=True, down="center", wrap=False, indent=0)
GUIDE = Look(size=SIZE, colour=SECOND, down="center", wrap=False, indent=0)
PLAIN = Look(size=SIZE, down="center")
STATUS_PLAIN = Look(size=SIZE, down="center", wrap=False, indent=0)
STATUS = Look(size=SIZE, bold=True, down="center", wrap=False, indent=0)
SECTION = Look(size=14, bold=True, down="bottom", wrap=False, indent=0)
HEADING = Look(size=SIZE, bold=True, edges="under", down="bottom")
HEADING_MARK = replace(HEADING, size=10, across="center", indent=0, wrap=False)
HEADING_TURNED = replace(HEADING_MARK, size=SIZE, turn=90)
HEADING_NUMBER = replace(HEADING, across="right")
BAND_NAME = Look(size=12, bold=True, fill=BAND, down="center", wrap=False)
OURS = Look(size=SIZE, fill=GROUND, edges="hair")
OURS_SECOND = replace(OURS, colour=SECOND)
OURS_LINK = replace(OURS, colour=LINK)
QUESTION = replace(OURS, bold=True)
SAID = Look(size=SIZE, edges="hair")
SAID_SECOND = replace(SAID, colour=SECOND)
STRONG = replace(SAID, bold=True)
NUMBER = replace(SAID, across="right")
NUMBER_TOTAL = replace(NUMBER, bold=True)
ALL_MET = replace(NUMBER, bold=True, edges="box")
TOTAL_MARK = replace(SAID, bold=True, across="center", indent=0)
DAY = replace(SAID, format="d mmm yyyy")
CENTRED = replace(SAID, across="center", indent=0)
BETWEEN = Look(size=SIZE, colour=SECOND, fill=GROUND, edges="hair", down="center", wrap=False)
WHITE = Look(size=SIZE, edges="box", locked=False, format=TEXT)
CHOSEN = replace(WHITE, bold=True)
WHITE_DAY = replace(WHITE, format=DATE)
GREY = Look(size=SIZE, fill=GROUND, edges="box")
HIDDEN = Look(size=8, colour=SECOND, wrap=False)
INNER = replace(HIDDEN, locked=False, format=TEXT)
STOP = Look(size=12, bold=True, down="center", edges="alert-left")
STOP_TEXT = Look(size=SIZE, down="center", edges="alert")
STOP_END = Look(size=SIZE, edges="alert-right")
RING = Look(size=SIZE, bold=True, edges="fix", down="center")

_MARK = Look(size=12, bold=True, edges="gap", across="center", down="center", wrap=False, indent=0)
LEVELS = {step: replace(_MARK, colour=letters, fill=fill) for step, (fill, letters) in RAMP.items()}
DASHED = replace(_MARK, fill=GROUND, edges="dashed")
QUIET = replace(_MARK, size=SIZE, bold=False, colour=SECOND, fill=GROUND)
NOT_APPLICABLE = replace(_MARK, bold=False, colour=SECOND, fill=GROUND)
MISSING = replace(_MARK, bold=False, fill=GROUND)
MET = LEVELS[1]
UNMET = replace(_MARK, bold=False, colour=SECOND, edges="box")
