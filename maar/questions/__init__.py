"""Question sets: themes, questions and scales, read from templates or from an audit's frozen copy."""

from maar.questions.model import (
    AGENCIES,
    ALERT,
    NOT_APPLICABLE,
    NOT_KNOWN,
    Alert,
    Box,
    Level,
    Pair,
    Part,
    Question,
    QuestionSet,
    Scale,
    Theme,
)

__all__ = [
    "AGENCIES",
    "ALERT",
    "NOT_APPLICABLE",
    "NOT_KNOWN",
    "Alert",
    "Box",
    "Level",
    "Pair",
    "Part",
    "Question",
    "QuestionSet",
    "Scale",
    "Theme",
]
