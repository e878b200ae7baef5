"""The people behind a casualty word: "killed three civilians and a policeman", "the death of five"."""

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.apposition import is_sum
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.conjuncts import coordinated_right, is_people, is_subject
from casualty_pipeline.extract.sentences.phrases import Phrase, Role
from casualty_pipeline.extract.text.vocabulary import words

ADVERBS = words(
    """
    only just already reportedly also then later still subsequently allegedly seriously critically slightly
    badly severely accidentally instantly immediately apparently initially both all each either reported
    listed left tragically brutally confirmed believed presumed feared thought another others more fatally
    """
)
_SKIPPED = frozenset({"the", "of"})


def people_behind(clause: Clause, at: int, *, noun: bool = False) -> tuple[int, ...]:
    """Find the phrases of the people who stand behind the casualty word at phrase `at`, none where nobody does.

    Behind a `noun` ("the bodies of 17 migrants were recovered") a verb may follow, elsewhere it would be their own.
    """
    index = at + 1
    while index < len(clause.phrases) and clause.phrases[index].group is None and _is_skipped(clause.phrases[index]):
        index += 1
    if "total" in clause.words and [phrase.word for phrase in clause.phrases[index : index + 3]] == [
        "a",
        "total",
        "of",
    ]:
        index += 3
    joined = _joined_predicate(clause, index)
    if joined is not None:
        return people_behind(clause, joined)
    if not is_people(clause, index):
        return ()
    if not noun and is_subject(clause, index) and not _disagrees(clause, index):
        return ()
    return _without_apposition(clause, coordinated_right(clause, index, found=noun and _are_found(clause, at)))


def _disagrees(clause: Clause, index: int) -> bool:
    """Whether the verb behind several people is of one thing: "the storm that killed two children is over"."""
    group = clause.phrases[index].group
    following = clause.phrases[index + 1 : index + 2]
    several = group is not None and group.kind is Kind.NUMBER
    return several and any(phrase.word in {"is", "was", "has"} for phrase in following)


def _is_skipped(phrase: Phrase) -> bool:
    return phrase.word in ADVERBS or phrase.word in _SKIPPED


def _joined_predicate(clause: Clause, index: int) -> int | None:
    """Find the second of "killed and wounded five"."""
    if index + 2 >= len(clause.phrases) or clause.phrases[index].role is not Role.AND:
        return None
    harm = clause.phrases[index + 1].harm
    joined = harm is not None and harm.form in {Form.PAST, Form.PARTICIPLE, Form.PRESENT}
    return index + 1 if joined and is_people(clause, index + 2) else None


def _are_found(clause: Clause, at: int) -> bool:
    """Whether the verb behind people can be that of their bodies: "the bodies of a man and a child were recovered"."""
    return clause.phrases[at].word in {"bodies", "remains", "corpses"}


_COMPANY = ("along with", "as well as", "together with")
_OPENING_COMPANY = frozenset({"along", "as", "together"})


def companions(clause: Clause, at: int) -> tuple[int, ...]:
    """Find who shares what befell others: "were killed, along with her niece and a cousin"."""
    if _OPENING_COMPANY.isdisjoint(clause.words):
        return ()
    index = at + 1
    index += index < len(clause.phrases) and clause.phrases[index].role is Role.COMMA
    spoken = " ".join(phrase.word for phrase in clause.phrases[index : index + 3])
    company = next((words for words in _COMPANY if spoken.startswith(f"{words} ") or spoken == words), None)
    if company is None:
        return ()
    index += company.count(" ") + 1
    return coordinated_right(clause, index) if is_people(clause, index) else ()


def _without_apposition(clause: Clause, found: tuple[int, ...]) -> tuple[int, ...]:
    """Keep the whole of "five people, three women and two children"."""
    if clause.phrases[found[0] + 1 : found[0] + 2] and clause.phrases[found[0] + 1].role is not Role.COMMA:
        return found
    groups = [group for index in found if (group := clause.phrases[index].group)]
    return found[:1] if len(groups) > 1 and is_sum(groups[0], groups[1:]) else found
