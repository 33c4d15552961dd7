"""How the cells of a question set's workbook look: grey is ours, white boxes are people's."""

from dataclasses import replace

from maar.sheets.page import GROUND, SECOND, TEXT, Look

TITLE = Look(size=18, bold=True, down="center", wrap=False, indent=0)
GUIDE = Look(colour=SECOND, down="center", wrap=False, indent=0)
HEADING = Look(bold=True, edges="under", down="bottom")
HELPED = Look(size=9, colour=SECOND, fill=GROUND, edges="hair")
OURS = Look(fill=GROUND, edges="hair")
WORDS = Look(edges="box", locked=False, format=TEXT)
CODE = replace(WORDS, bold=True)
NUMBER = Look(edges="box", locked=False)
HIDDEN = Look(size=8, colour=SECOND, wrap=False)
STEP = Look(down="center", wrap=False)
PLAIN = Look(edges="hair", down="center", wrap=False)
STRONG = replace(PLAIN, bold=True)
SAID = Look(edges="hair")
NAMED = replace(SAID, bold=True)
