"""A share of right answers with its confidence interval, and the answers that were wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

_Z = 1.96
"""Standard normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One case: what was read, what is right, and the text's name."""

    case: str
    read: str
    gold: str
    right: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A named share of right answers, with a remark where the share does not say it all."""

    name: str
    answers: tuple[Answer, ...]
    remark: str = ""

    @classmethod
    def of(cls, name: str, answers: Iterable[Answer]) -> "Measure":
        """Collect the answers of one measure."""
        return cls(name, tuple(answers))

    @property
    def right(self) -> int:
        """How many answers are right."""
        return sum(answer.right for answer in self.answers)

    @property
    def share(self) -> float:
        """The share of right answers, 0 where there is none."""
        return self.right / len(self.answers) if self.answers else 0.0

    def interval(self) -> tuple[float, float]:
        """Give the 95 % interval of the share (Wilson, 1927)."""
        cases = len(self.answers)
        if not cases:
            return 0.0, 1.0
        centre = self.share + _Z**2 / (2 * cases)
        spread = _Z * sqrt(self.share * (1 - self.share) / cases + _Z**2 / (4 * cases**2))
        scale = 1 + _Z**2 / cases
        return (centre - spread) / scale, (centre + spread) / scale

    def wrong(self) -> tuple[Answer, ...]:
        """Give the wrong answers, in order."""
        return tuple(answer for answer in self.answers if not answer.right)
