"""`maar template`: the question sets there are."""

from typing import TYPE_CHECKING, Annotated

import typer

from maar.cli.common import Json, say, say_json, working_folder

if TYPE_CHECKING:
    from maar.questions import QuestionSet

app = typer.Typer(help="The question sets there are, and what one asks.", rich_markup_mode=None)


@app.command("list")
def list_templates(as_json: Json = False) -> None:
    """List the question sets, built in and your own."""
    from maar.problems import MaarError
    from maar.questions.read import template, template_names

    own = working_folder() / "templates"
    rows = []
    for name in template_names(own):
        question_set, problems = template(name, own)
        if question_set is None:
            raise MaarError(problems[0].message, problems[0].advice)
        rows.append({"name": name, "title": question_set.title, "questions": len(question_set.questions)})
    if as_json:
        say_json(rows)
        return
    for row in rows:
        say(f"{row['name']:<20} {row['questions']:>3} questions  {row['title']}")


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a question set.")], as_json: Json = False
) -> None:
    """Show what a question set asks, of whom, and what good looks like."""
    from maar.problems import MaarError
    from maar.questions.read import template

    question_set, problems = template(name, working_folder() / "templates")
    if question_set is None:
        raise MaarError(problems[0].message, problems[0].advice)
    if as_json:
        say_json(_as_json(question_set))
        return
    say(f"{question_set.title} (version {question_set.version})")
    say(question_set.description)
    for theme in question_set.themes:
        say()
        say(f"{theme.name}. {theme.aim}")
        for question in question_set.of_theme(theme.code):
            scale = question.scale.name if question.scale else question.type
            say(f"  {question.ref:<7} {question.text}")
            say(f"  {'':<7} {scale}; asked of {', '.join(question.agencies)}; {question.minutes} minutes")
    minutes = sum(question.minutes for question in question_set.questions)
    say()
    say(f"{len(question_set.questions)} questions, about {minutes} minutes for an agency that is asked them all.")


def _as_json(question_set: "QuestionSet") -> object:
    import tomllib

    from maar.questions.freeze import as_toml

    return tomllib.loads(as_toml(question_set))
