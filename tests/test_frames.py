"""The data files: safe to open in a spreadsheet, and open to analysts as pandas tables."""

import pandas as pd

from maar.frames import as_csv, theme_by_agency

ANSWERS = pd.DataFrame(
    [
        ("PLN", "CSC", "answered", "Good", 66.7, 'Said "yes",\ntwice'),
        ("PLN", "GP", "answered", "Good", 100.0, "=1+1"),
        ("CHR", "GP", "not known", "", "", "-"),
    ],
    columns=["theme", "agency", "state", "judgement", "points", "evidence"],
    dtype=object,
)


def test_a_data_file_quotes_what_it_must_and_disarms_formulas() -> None:
    assert as_csv(ANSWERS) == (
        "theme,agency,state,judgement,points,evidence\r\n"
        'PLN,CSC,answered,Good,66.7,"Said ""yes"",\ntwice"\r\n'
        "PLN,GP,answered,Good,100.0,'=1+1\r\n"
        "CHR,GP,not known,,,'-\r\n"
    )


def test_an_empty_data_file_has_its_headings() -> None:
    assert as_csv(pd.DataFrame(columns=["a", "b"], dtype=object)) == "a,b\r\n"


def test_analysts_count_judgements_of_each_scale_by_itself() -> None:
    both = pd.concat([ANSWERS.assign(scale="grade"), ANSWERS[:1].assign(scale="six-point")])
    assert theme_by_agency(both).to_dict() == {
        "Good": {("PLN", "grade", "CSC"): 1, ("PLN", "grade", "GP"): 1, ("PLN", "six-point", "CSC"): 1}
    }
