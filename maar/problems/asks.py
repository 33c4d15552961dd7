"""What is asked of the agency: for each problem that it can put right in the form, the sentence to say to it.

Comes in: a problem. Goes out: what to do, to the person who filled the form in. What only the lead can settle (files,
held returns, notes) has no sentence here and is never sent.
"""

from collections.abc import Mapping

from maar.problems.model import Problem, Severity

EITHER_WAY = ("ANS041", "ALERT")  # an alert that another answer replaced is raised all the same
PRIVATE = "There seems to be {what} in {{where}} ({{hint}}). Please write {instead} instead."
IN_ROLES = "words such as mother, sibling 1 or school A"

ASKS: Mapping[str, str] = {
    "ALT002": "Please answer this first: choose Yes or No. If a child may be at risk now, follow your procedures today "
    "and ring the audit lead.",
    "RET002": "You chose No under 'Known to us?', but other boxes or rows are filled in. Please choose Yes if you knew "
    "the child, or clear what was filled in.",
    "RET006": "You wrote '{typed}', which is not a case of this workbook. Please say which case the row is about.",
    "RET007": "Please say which case this row is about ({typed}).",
    "RET010": "You answered {judgement}. Please say why in a sentence under Comment.",
    "RET011": "You chose Not applicable. Please say under Comment why it could not apply.",
    "RET012": "You wrote something here but chose no judgement. Please choose one from the list.",
    "RET013": "This was left blank. Please answer it. Not known is an answer; a blank is not.",
    "RET021": "Something is filled in on this sheet, but no question is answered. Please answer them; if you did not "
    "know the child, choose No under 'Known to us?'.",
    "CNT001": "{part} is empty. Please type the number; 0 is an answer.",
    "CNT002": "{part} is {number}, more than {total_part}, which is {total}. Please count again.",
    "CNT003": "{part} is {number}, but {parts} add up to {total}. Please count again.",
    "CNT004": "{part} is {number}, but by your other numbers it lies between {least} and {most}. Please count again.",
    "CNT005": "Please give the reason in a few words under Evidence. It is needed because you counted {because}.",
    "PRT001": "{part} is empty. Please fill it in.",
    "PRT002": "{part} is empty. It is needed because {because}. Please fill it in, or correct what calls for it.",
    "PRT003": "{part} is {typed}, and nothing was expected there because {because}. Please correct whichever is wrong.",
    "PRT004": "{part} is {date}, earlier than {first_part}, which is {first}. Please check both dates.",
    "PRT005": "{part} is {date}; the audit period is {period}. Please check the date, the year above all.",
    "PRT006": "{part} is {number}; a number {range} was expected. Please check it.",
    "PRT007": "You wrote '{typed}' for {part}. Please write the time as 14:30, or Not recorded.",
    "PRT008": "You wrote '{typed}' under {part}, which is no code of this audit. {hint} Please write codes with commas "
    "between them.",
    "PRT010": "This row stands twice in your sheet, with {both}. Please keep the one you mean.",
    "RET022": "You answered this, though {because} says that you need not. Please check both answers, and clear this "
    "one if it was not meant.",
    "ROW002": "This event has no date. Please say when it happened.",
    "ROW003": "You wrote '{typed}', which is not one of the choices for '{label}'. Please choose one from the list: "
    "{choices}.",
    "ROW004": "'Read from' is {start} and 'Read to' is {end}. Please give the dates of the record you read.",
    "ROW006": "You marked this action {what}. Please fill in what the plan says, or choose No.",
    "ROW007": "This event is dated {date}, which is still to come. Please check the date, the year above all.",
    "ROW009": "You wrote '{typed}' under '{label}', which is not a whole number. Please type the number alone.",
    "ANS001": "You wrote '{typed}', which is not one of the choices. Please choose one from the list: {choices}.",
    "ANS003": "The cell {shows}. Please type your answer again, beginning with a word, not with =.",
    "ANS004": "The cell held a formula ({typed}), and what it showed was read. Please check that this is what you "
    "mean.",
    "ANS005": "The cell held a formula ({typed}) without a result. Please type the answer itself.",
    "ANS006": "You wrote '{typed}', which is not a whole number. Please type the number alone. If you cannot tell, "
    "choose Not known in the question's first box.",
    "ANS007": "You wrote '{typed}', which could not be read as a date. Please type it as 2 March 2026.",
    "ANS010": "We found more than one answer here: {answers}. Please keep the one you mean.",
    "ANS011": "You wrote '{typed}', which names two levels. Please choose the one you mean.",
    "ANS012": "This question's row was missing from your workbook. Please answer it here.",
    "ANS013": "You wrote '{typed}' in a row that does not say which question it answers. Please write it in the row it "
    "belongs to.",
    "ANS014": "This answer stood beside another question ({beside}) and was read for this one. Please check that it "
    "stands where you mean it.",
    "ANS015": "This answer was copied from {beside}. Please check that it is meant here too.",
    "ANS018": "You wrote '{typed}' outside the boxes (sheet {sheet}, cell {cell}). If it is part of an answer, please "
    "write it in the box it belongs to.",
    "ANS019": "You pinned a note to a cell (sheet {sheet}, cell {cell}): '{typed}'. If it is part of an answer, please "
    "write it in the box it belongs to.",
    "ANS020": "The question was reworded after you answered. Please check that your answer still fits.",
    "ANS021": "You answered '{typed}', and the question has changed since. Please answer again as it now asks "
    "({choices}).",
    "ANS027": "You wrote '{typed}', which is not one of the choices for '{label}'. Please choose one from the list.",
    "ANS028": "Your workbook held a sheet of your own ('{sheet}'). If part of it is an answer, please write that in "
    "the box it belongs to.",
    "ANS029": "The cells {cell} on {sheet} were merged, and what stood under the merge may be gone. Please check the "
    "answers there.",
    "ANS031": "You wrote '{typed}' under Judgement, which this question does not use. Please check that Evidence says "
    "what you mean.",
    "ANS032": "'{read}' in the first box answers the whole question, but this box is filled too ('{typed}'). Please "
    "clear the one you do not mean.",
    "ANS033": "This answer stood in the row of {beside} and was read for this question. Please check that it stands "
    "where you mean it.",
    "ANS035": "The cell {shows}. Please type your entry again, beginning with a word, not with =.",
    "ANS036": "The cell held a formula ({typed}), and what it showed was read. Please check that this is what you "
    "mean.",
    "ANS038": "A picture, chart or text box lay on {sheet}{what}. If it is part of an answer, please write it in the "
    "box it belongs to.",
    "ANS039": "You wrote '{typed}', which was read as {read}. Please check that this is what you mean.",
    "ANS041": "You wrote {typed} before and {read} later. The later one was read. Please check that it is the one you "
    "mean.",
    "ANS042": "You wrote {typed} before, and it is not there now. Please confirm that you withdraw it, or fill it in "
    "again.",
    "ANS053": "The sheet '{title}' was missing from your workbook. It is there again in this one: please fill it in, "
    "or say here that there is nothing to list.",
    "ANS051": "You chose {read}, but {number} of the sheet '{where}' are filled. Please clear what you do not mean.",
    "ANS052": "We had filled in '{before}' here, and your workbook says {typed}. Please check that this row is about "
    "what you mean.",
    "PRI001": PRIVATE.format(what="an NHS number", instead=IN_ROLES),
    "PRI002": PRIVATE.format(what="a Unique Pupil Number", instead=IN_ROLES),
    "PRI003": PRIVATE.format(what="a National Insurance number", instead=IN_ROLES),
    "PRI004": PRIVATE.format(what="a date of birth", instead="the age in years"),
    "PRI005": PRIVATE.format(what="a postcode", instead=IN_ROLES),
    "PRI006": PRIVATE.format(what="a phone number", instead=IN_ROLES),
    "PRI007": PRIVATE.format(what="an e-mail address", instead=IN_ROLES),
    "PRI008": PRIVATE.format(what="a name", instead=IN_ROLES),
}


def is_asked(problem: Problem) -> bool:
    """Can the agency put this right in the form? Notes never are asked."""
    settled = (problem.code, problem.question) == EITHER_WAY
    return problem.code in ASKS and problem.severity is not Severity.NOTE and not settled


def ask(problem: Problem) -> str:
    """The sentence to say to the agency, in one line."""
    whose = {"agency": problem.agency, "case": problem.case, "question": problem.question}
    facts = {**whose, "sheet": problem.at.sheet, "cell": problem.at.cell, **dict(problem.facts)}
    return " ".join(ASKS[problem.code].format_map(facts).split())
