"""What agencies wrote where no level stands: answers in words, and the reasons beside numbers, dates and choices.

Comes in: the tally of one question, identifiers masked. Goes out: quotes, a few lines each. Restricted edition only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from maar.answers import Answer, State, Value
from maar.documents.model import Quote, Voices
from maar.documents.phrases import cut, reference
from maar.documents.quotes import without_dash
from maar.figures import listed, some
from maar.plan import Plan
from maar.questions import Part
from maar.scores import QuestionTally

LONGEST = 300
STATES: Mapping[State, str] = {state: str(state) for state in State}
MOST = 24  # so many are quoted on the page; of more the number


def answered_in_words(plan: Plan, one: QuestionTally, most: int = MOST) -> Voices:
    """A question that is answered in words, so many of them quoted at the `most`."""
    question = one.question
    answered = [answer for answer in one.answers if answer.state is State.ANSWERED]
    texts = [(answer, _text(answer)) for answer in answered]
    quotes = _quotes(plan, [(answer, text) for answer, text in texts if text], most)
    said = [answered_words(one), _more(sum(bool(text) for _, text in texts), most)]
    return Voices(question.ref, question.short, " ".join(filter(None, said)), quotes)


def reasons(plan: Plan, one: QuestionTally, most: int = MOST) -> Iterator[Voices]:
    """For each text among the parts of a question, what was written there; none where nobody wrote anything."""
    for part in one.question.parts:
        if part.kind == "text" and not part.shape and not part.ours and (written := _written(one, part)):
            said = [
                f"Written in {some(len({id(answer) for answer, _ in written}), 'answer')}.",
                _more(len(written), most),
            ]
            told = " ".join(filter(None, said))
            placed = [(replace(answer, at=value.at), without_dash(str(value.value))) for answer, value in written]
            yield Voices(one.question.ref, part.text, told, _quotes(plan, placed, most))


def _written(one: QuestionTally, part: Part) -> list[tuple[Answer, Value]]:
    return [
        (answer, value)
        for answer in one.answers
        for value in answer.values
        if value.part == part.name and without_dash(str(value.value))
    ]


def _quotes(plan: Plan, written: list[tuple[Answer, str]], most: int) -> tuple[Quote, ...]:
    return tuple(Quote(cut(text, LONGEST), reference(plan, answer)) for answer, text in written[:most])


def _more(written: int, most: int) -> str:
    return f"The first {most} are quoted; {written - most} more stand in the data files." if written > most else ""


def _text(answer: Answer) -> str:
    texts = [str(value.value) for value in answer.values if not value.part]
    return without_dash(texts[0] if texts else answer.evidence or answer.comment)


def answered_words(one: QuestionTally, names: Mapping[State, str] = STATES) -> str:
    """`5 of 8 returns answered; 2 not known and 1 blank.`; `names` are what a state is called here."""
    if not one.asked:
        return "No return has come back yet."
    others = [
        f"{number} {names.get(state, state)}"
        for state, number in one.states.items()
        if number and state is not State.ANSWERED
    ]
    rest = f"; {listed(others)}" if others else ""
    return f"{one.states[State.ANSWERED]} of {some(one.asked, 'return')} answered{rest}."
