"""What a box of an entry says: its text comes in; whether anything was recorded, and anybody acted, goes out."""

import re

NOTHING = frozenset(
    (
        "", "none", "nil", "nothing", "none recorded", "nothing recorded", "nil recorded", "not recorded", "no record",
        "no action", "no actions", "no action recorded", "no actions recorded", "no action taken", "none taken",
        "action not recorded", "no impact recorded", "impact not recorded", "none stated", "not stated", "none noted",
    )
)  # fmt: skip
NO_ACTION = re.compile(
    r"""
    (no|not|none|nothing|nil|never|without)\b .*                    # no further action, not shared, nothing done
    | nfa (\b .*)? | n/?a | [nfa]                                    # also N.F.A., letter by letter
    | (case\ |contact\ |referral\ |incident\ |record\ |file\ )?(closed|logged|noted|filed|recorded)
        (\ only | \ as\ .* | \ on\ .* | \ in\ .* | \ by\ .* | \ at\ .* | \ for\ .* | \ \d.* )?
    | for\ information (\ only)? | information\ (only|noted) | to\ note | log(ged)?\ only
    | (await|awaiting|awaited|wait|waited|waiting)\b .* | watchful\ waiting | (to\ )?monitor(ed|ing)? | .*\bnot\ shared
    """,
    re.VERBOSE,
)
CLAUSE = re.compile(r"[.;,:\n]+| and | but ")


def recorded_nothing(text: str) -> bool:
    """Is the box empty, or does it say in words that nothing was recorded?"""
    return " ".join(text.casefold().split()).strip(" .-–—") in NOTHING


def acted(action: str) -> bool:
    """Does this box say that something was done: more than `no further action`, `logged only` or `closed`?"""
    clauses = [" ".join(clause.casefold().split()).strip(" -–—") for clause in CLAUSE.split(action)]
    return not recorded_nothing(action) and any(clause and not NO_ACTION.fullmatch(clause) for clause in clauses)
