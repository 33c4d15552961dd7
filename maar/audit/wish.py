"""What the lead wishes of a meeting: how long it is, and which cases of many. Whatever does not fit is said at once."""

import hashlib
from dataclasses import dataclass

from maar.agreement.choosing import RANDOM, RISK, SPREAD
from maar.problems import MaarError

WAYS = {
    SPREAD: "those with the most contradictions, split views and lone outliers",
    RISK: "those with an open alert, then the most judgements at the lowest level",
    RANDOM: "drawn at random with seed {seed}",
}
MINUTES = 180
SEEDS = 10_000


@dataclass(frozen=True, slots=True)
class Wish:
    """`choose` is a way of `WAYS`, empty where all cases are discussed; `cases` is how many are chosen in that way.

    `seed` is None where the lead leaves it to the audit's id; `blind`: agencies are shown as letters.
    """

    choose: str = ""
    cases: int | None = None
    seed: int | None = None
    minutes: int = MINUTES
    blind: bool = False

    def check(self) -> None:
        """Raise a `MaarError` about the first of these that does not fit the others."""
        ways = ", ".join(WAYS)
        if self.choose not in ("", *WAYS):
            raise MaarError(f"--choose: {self.choose} is no way to choose cases.", f"Choose by one of: {ways}.")
        if self.choose and self.cases is None:
            raise MaarError(f"--choose {self.choose} does not say how many cases.", "Add --cases N.")
        if self.cases is not None and not self.choose:
            raise MaarError("--cases does not say which cases.", f"Add --choose with one of: {ways}.")
        if self.cases is not None and self.cases < 1:
            raise MaarError(f"--cases: {self.cases} is no number of cases.", "Give 1 or more.")
        if self.seed is not None and self.choose != RANDOM:
            raise MaarError("--seed is for cases that are drawn at random.", "Add --choose random, or leave it out.")
        if self.minutes < 1:
            raise MaarError(f"--minutes: {self.minutes} is no length of a meeting.", "Give its minutes, as 180.")

    def seed_for(self, audit: str) -> int:
        """The seed given, or one made of the audit's id: whoever draws again draws the same."""
        if self.seed is not None:
            return self.seed
        return int(hashlib.sha256(audit.encode()).hexdigest(), 16) % SEEDS

    def way(self, audit: str) -> str:
        """In which way cases are chosen, in words."""
        return WAYS[self.choose].format(seed=self.seed_for(audit))
