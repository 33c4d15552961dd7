"""Stories that once broke the law, each by the name of what was lost; and those that LibreOffice saves."""

from .audits import SHAPES
from .story import Story
from .typist import Act

KEPT = {
    "a list row that names no case": Story(SHAPES[2], (Act("row", 4, 637, 652, 686, 74),)),
    "a list row about a case that is none": Story(SHAPES[2], (Act("row", 3, 745, 820, 590, 455),)),
    "a sign-off where nothing else was filled": Story(SHAPES[0], (Act("start", 0, 533, 685, 475, 464),)),
    "a typed agency that the plan does not have": Story(SHAPES[1], (Act("start", 4, 626, 600, 877, 139),)),
    "a sign-off of one case told of another": Story(
        SHAPES[4], (Act("row", 1, 441, 380, 663, 357), Act("start", 1, 66, 148, 243, 245))
    ),
    "a text one cell beside its box": Story(SHAPES[5], (Act("anywhere", 1, 367, 78, 939, 899),)),
    "a formula in the comment of an alert": Story(SHAPES[2], (Act("answers", 5, 829, 663, 38, 131),)),
    "a formula in the evidence of an alert": Story(SHAPES[1], (Act("answers", 1, 233, 900, 201, 784),)),
    "a formula over our words": Story(SHAPES[0], (Act("beside a question", 4, 472, 639, 533, 465),)),
    "an error over a ref": Story(SHAPES[5], (Act("beside a question", 3, 1, 374, 61, 718),)),
    "a dash over our words": Story(SHAPES[0], (Act("anywhere", 4, 691, 360, 465, 667),)),
    "a formula beside the form": Story(SHAPES[4], (Act("anywhere", 0, 266, 987, 824, 645),)),
    "a number beside a reason": Story(SHAPES[1], (Act("answers", 5, 392, 339, 959, 5),)),
    "known to us: adults only": Story(SHAPES[1], (Act("top", 5, 455, 761, 634, 311),)),
    "known to us: no, and an event": Story(
        SHAPES[5], (Act("top", 1, 205, 385, 636, 685), Act("row", 1, 667, 189, 997, 14))
    ),
    "events without the heading Case": Story(
        SHAPES[1], (Act("row", 3, 842, 127, 249, 590), Act("headings deleted", 3, 970, 145, 711, 497))
    ),
    "a comment in a sheet pasted without its keys": Story(
        SHAPES[2], (Act("note", 3, 80, 173, 228, 882), Act("pasted in a new workbook", 1, 513, 680, 302, 809))
    ),
    "a text in a sheet pasted without its keys and headings": Story(
        SHAPES[0],
        (
            Act("anywhere", 3, 271, 54, 727, 326),
            Act("pasted in a new workbook", 4, 458, 771, 721, 810),
            Act("headings deleted", 3, 815, 600, 512, 342),
        ),
    ),
    "a text in a page of grades that lost a column": Story(
        SHAPES[1], (Act("anywhere", 5, 65, 125, 734, 564), Act("column deleted", 0, 785, 865, 320, 447))
    ),
    "our own words told as a typed agency": Story(
        SHAPES[3], (Act("answers", 2, 379, 972, 166, 620), Act("column deleted", 4, 70, 69, 686, 221))
    ),
    "a sign-off in a sheet put into another file": Story(
        SHAPES[2],
        (
            Act("answer", 1, 645, 64, 219, 168),
            Act("start", 0, 289, 208, 812, 113),
            Act("sheets of another file put in", 1, 594, 987, 123, 363),
        ),
    ),
    "what two copies say beside the alert": Story(
        SHAPES[4],
        (
            Act("answer", 1, 154, 482, 157, 67),
            Act("file copied", 3, 398, 867, 319, 999),
            Act("file copied", 5, 37, 60, 420, 207),
            Act("answer", 1, 154, 482, 157, 67),
        ),
    ),
    "a sign-off that differs in a copy": Story(
        SHAPES[1],
        (
            Act("answers", 5, 40, 185, 214, 324),
            Act("start", 3, 722, 34, 35, 186),
            Act("file copied", 3, 501, 64, 331, 109),
            Act("answers", 5, 40, 185, 214, 324),
            Act("start", 3, 722, 34, 35, 186),
        ),
    ),
    "a sheet of one's own beside sheets pasted without their keys": Story(
        SHAPES[0],
        (Act("pasted in a new workbook", 5, 607, 207, 275, 999), Act("extra sheet", 2, 99, 30, 211, 238)),
    ),
    "the numbers beside a row that stands twice": Story(
        SHAPES[3],
        (
            Act("answers", 4, 765, 15, 118, 228),
            Act("sheet duplicated", 4, 426, 254, 998, 922),
            Act("row copied", 0, 914, 162, 108, 584),
            Act("sheet duplicated", 3, 37, 473, 37, 70),
        ),
    ),
    "the numbers of a sheet that a fuller one holds too, where a third differs": Story(
        SHAPES[3],
        (
            Act("row", 4, 366, 1, 517, 379),
            Act("answers", 4, 765, 15, 118, 228),
            Act("sheet duplicated", 4, 426, 254, 998, 922),
            Act("row copied", 0, 914, 162, 108, 584),
            Act("sheet duplicated", 3, 37, 473, 37, 70),
        ),
    ),
    "anything in a file with a cell far below": Story(
        SHAPES[3], (Act("extra sheet", 4, 765, 945, 913, 205), Act("below", 3, 993, 354, 392, 484))
    ),
    "words over the case that the form shows": Story(
        SHAPES[2], (Act("anywhere", 1, 998, 160, 767, 297), Act("anywhere", 5, 68, 354, 603, 629))
    ),
}

# What still breaks the law, to be emptied: (only in stories with one of these acts; or always), how the breach reads.
EXCUSED: dict[str, tuple[tuple[str, ...], str]] = {}
FILES_OF_XLS_SAY_SO = True

OFFICE = {
    "a case sheet and its comments": Story(
        SHAPES[1], (Act("answers", 0, 0, 0, 40, 1), Act("note", 0, 1, 20, 3), Act("top", 0, 0, 2, 0, 1))
    ),
    "rows of two lists": Story(
        SHAPES[0], (Act("row", 0, 0, 1, 0, 1), Act("row", 0, 1, 2, 0, 4), Act("answer", 0, 0, 3, 0, 1))
    ),
    "an extra sheet, and rows sorted": Story(
        SHAPES[3],
        (Act("answers", 0, 0, 6, 20, 0), Act("extra sheet", 0, 2, 1, 1, 0), Act("rows sorted", 0, 0, 1, 2, 1)),
    ),
}
