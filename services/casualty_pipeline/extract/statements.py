"""The grammar: what a sentence's phrases state about killed and injured people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casualty_pipeline.extract.groups import Group, Kind
from casualty_pipeline.extract.phrases import Phrase, Role, phrases_of
from casualty_pipeline.extract.predicates import GLANCING, Effect, Form, Predicate, multiple_at
from casualty_pipeline.extract.tokens import Sentence, Token
from casualty_pipeline.extract.vocabulary import words
from casualty_schemas.count import Count


@dataclass(frozen=True, slots=True)
class Statement:
    """People of one phrase and what happened to them. Tokens [start, end) of the sentence span phrase and predicate."""

    sentence: int
    effect: Effect
    groups: tuple[Group, ...]
    start: int
    end: int
    at: int
    """The token of the casualty word, to look around it."""
    form: Form
    soft: bool = False
    by: int | None = None
    """A toll that "rose by" so many."""

    @property
    def count(self) -> Count | None:
        """The people of all its phrases, None where one does not say how many."""
        total: Count | None = None
        for group in self.groups:
            if group.count is None:
                return None
            total = group.count if total is None else total + group.count
        return total


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence that has casualty words: its tokens, phrases and statements."""

    sentence: Sentence
    tokens: Sequence[Token]
    phrases: Sequence[Phrase]
    statements: tuple[Statement, ...]


def parse(sentence: Sentence, tokens: Sequence[Token]) -> Parsed:
    """Read the statements of one sentence, in order of their casualty words."""
    phrases = phrases_of(tokens)
    reader = _Clause(sentence.index, tokens, phrases)
    statements = tuple(
        statement
        for at, phrase in enumerate(phrases)
        if phrase.harm
        for statement in reader.statements(at, phrase.harm)
    )
    return Parsed(sentence, tokens, phrases, statements)


_ADVERBS = words(
    """
    only just already reportedly also then later still subsequently allegedly seriously critically slightly
    badly severely accidentally instantly immediately apparently initially both all each either reported
    listed left tragically brutally confirmed believed presumed feared thought another others more fatally
    """
)
_REACH = 16
"""Phrases between people and their predicate at most: attributes, a place, an age."""


class _Clause:
    def __init__(self, sentence: int, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> None:
        self._sentence = sentence
        self._tokens = tokens
        self._phrases = phrases
        self._affected: dict[int, tuple[int, ...]] = {}
        self._taken: set[int] = set()

    def statements(self, at: int, harm: Predicate) -> Iterator[Statement]:
        """Give what the casualty word at phrase `at` states."""
        match harm.form:
            case Form.PAST:
                found = self._inverted(at) or self._past(at)
            case Form.PARTICIPLE | Form.PRESENT:
                found = self._objects(at)
            case Form.STATE | Form.SELF:
                found = self._subjects(at)
            case Form.NOUN:
                found = self._objects(at) or self._number_before(at)
            case Form.UNITS:
                yield from self._units(at, harm)
                return
            case Form.TOLL:
                yield from self._toll(at, harm)
                return
            case Form.MULTIPLE:
                yield self._multiple(harm)
                return
        if found and not self._is_negated(at) and self._is_harm(at, found):
            self._affected[at] = found
            self._taken.update(found)
            yield self._statement(at, harm, found)

    def _is_harm(self, at: int, found: tuple[int, ...]) -> bool:
        """Whether "hit" and "struck" hit a body, and "the life of" was lost."""
        word = self._phrases[at].word
        if word in {"life", "lives"}:
            return bool(_LOSING & {phrase.word for phrase in self._phrases[max(0, at - 4) : at]})
        if word not in GLANCING or self._phrases[at].end - self._phrases[at].start > 1:
            return True
        end = max(self._phrases[index].end for index in (*found, at))
        behind = [token.lower for token in self._tokens[end : end + 6]]
        return bool(_BODY & set(behind)) or "bullet" in behind or "gunfire" in behind

    def _is_negated(self, at: int) -> bool:
        """Whether "not" or "never" stands between an auxiliary and its verb: "had not been shot"."""
        for phrase in reversed(self._phrases[max(0, at - 4) : at]):
            if phrase.role is Role.NOT:
                return True
            if phrase.role in {Role.PEOPLE, Role.BREAK, Role.COMMA, Role.AND, Role.HARM}:
                return False
        return False

    def _multiple(self, harm: Predicate) -> Statement:
        found = multiple_at(self._tokens, harm.start)
        people = Count.exactly(found[1] if found else 1)
        group = Group(Kind.NUMBER, harm.start, harm.end, people)
        return Statement(self._sentence, harm.effect, (group,), harm.start, harm.end, harm.start, harm.form)

    def _statement(self, at: int, harm: Predicate, found: tuple[int, ...]) -> Statement:
        groups = tuple(group for index in found if (group := self._phrases[index].group))
        ends = (*found, at)
        return Statement(
            self._sentence,
            harm.effect,
            groups,
            min(self._phrases[index].start for index in ends),
            max(self._phrases[index].end for index in ends),
            harm.start,
            harm.form,
            harm.soft,
        )

    # Which people: before or behind the casualty word.

    def _past(self, at: int) -> tuple[int, ...]:
        if self._is_passive(at):
            return self._subjects(at)
        behind = self._objects(at)
        if behind and (self._phrases[behind[0]].group or _NONE).kind is not Kind.BARE:
            return behind
        return behind or self._subjects(at)

    def _inverted(self, at: int) -> tuple[int, ...]:
        """Read "Injured were A, B and C", "Also wounded was a man"."""
        opens = at == 0 or (at <= 2 and self._phrases[0].word in {"also", "among", "those", "the"})
        if not opens or at + 2 >= len(self._phrases) or self._phrases[at + 1].role is not Role.BE:
            return ()
        group = self._phrases[at + 2].group
        return () if group is None or group.kind is Kind.BARE else self._coordinated_right(at + 2)

    def _is_passive(self, at: int) -> bool:
        index = at - 1
        while index >= 0 and self._phrases[index].role in {Role.WORD, Role.NOT} and at - index <= 4:
            index -= 1
        return index >= 0 and self._phrases[index].role is Role.BE

    def _objects(self, at: int) -> tuple[int, ...]:
        index = at + 1
        while (
            index < len(self._phrases)
            and (
                self._phrases[index].word in _ADVERBS
                or self._phrases[index].word in {"the", "of", "a", "as", '"', "'", "“", "‘"}
            )
            and self._phrases[index].group is None
        ):
            index += 1
        joined = self._joined_predicate(index)
        if joined is not None:
            return self._objects(joined)
        if not self._is_people(index):
            return ()
        if self._phrases[index].group is not None and self._is_subject(index):
            return ()
        return self._without_apposition(self._coordinated_right(index))

    def _joined_predicate(self, index: int) -> int | None:
        """Find the second of "killed and wounded five"."""
        if (
            index + 1 < len(self._phrases)
            and self._phrases[index].role is Role.AND
            and self._phrases[index + 1].harm is not None
            and self._phrases[index + 1].harm.form in {Form.PAST, Form.PARTICIPLE, Form.PRESENT}  # type: ignore[union-attr]
            and index + 2 < len(self._phrases)
            and self._is_people(index + 2)
        ):
            return index + 1
        return None

    def _is_people(self, index: int) -> bool:
        if index >= len(self._phrases):
            return False
        phrase = self._phrases[index]
        group = phrase.group
        if group is None:
            return False
        return group.kind is not Kind.BARE or self._stands_alone(group)

    def _stands_alone(self, group: Group) -> bool:
        """Whether a bare number behind a verb can be people: nothing that it could count follows."""
        if group.end >= len(self._tokens):
            return True
        following = self._tokens[group.end].lower
        return group.more or following in _AFTER_BARE or following.endswith("day")

    def _is_subject(self, index: int) -> bool:
        """Whether a predicate of its own follows: "killed, three were wounded"."""
        following = self._phrases[index + 1] if index + 1 < len(self._phrases) else None
        if following is None:
            return False
        if following.role is Role.BE:
            return True
        harm = following.harm
        return harm is not None and (harm.form is Form.PAST or (harm.form is Form.STATE and not harm.soft))

    def _coordinated_right(self, index: int) -> tuple[int, ...]:
        found = [index]
        while True:
            following = self._next_conjunct(found[-1] + 1)
            if following is None or not self._is_people(following) or self._is_subject(following):
                return tuple(found)
            group = self._phrases[following].group
            if group is None or group.part or group.kind is Kind.DEFINITE:
                return tuple(found)
            found.append(following)

    def _without_apposition(self, found: tuple[int, ...]) -> tuple[int, ...]:
        """Keep the whole of "five people, three women and two children"."""
        counts = [group.count.best for index in found if (group := self._phrases[index].group) and group.count]
        apposed = len(counts) == len(found) > 1 and counts[0] == sum(counts[1:]) and counts[0] > 1
        return found[:1] if apposed else found

    def _next_conjunct(self, index: int) -> int | None:
        joints = 0
        joined = False
        while index < len(self._phrases) and self._phrases[index].role in {Role.AND, Role.COMMA} and joints < 2:
            joined = joined or self._phrases[index].role is Role.AND
            joints += 1
            index += 1
        if joints == 0 or index >= len(self._phrases):
            return None
        if joined or self._and_follows(index) or self._is_listed(index):
            return index
        return None

    def _is_listed(self, index: int) -> bool:
        """Whether a headline goes on with a comma: "kills four civilians, soldier"."""
        group = self._phrases[index].group
        if group is None or group.kind not in {Kind.SINGLE, Kind.NUMBER} or group.name:
            return False
        return self._phrases[index].word not in {"a", "an", "one"} and not group.more and not group.part

    def _and_follows(self, index: int) -> bool:
        """Whether "A, B and C" goes on behind the phrase at `index`."""
        for phrase in self._phrases[index + 1 : index + 8]:
            if phrase.role is Role.AND:
                return True
            if phrase.role not in {Role.COMMA, Role.PEOPLE}:
                return False
        return False

    def _subjects(self, at: int) -> tuple[int, ...]:
        index = at - 1
        crossed_and = False
        while index >= 0 and at - index <= _REACH:
            phrase = self._phrases[index]
            if phrase.harm is not None:
                if not crossed_and and not (phrase.harm.form in {Form.STATE, Form.PAST} and at - index <= 4):
                    return () if phrase.harm.form is not Form.PAST else self._affected.get(index, ())
                return self._affected.get(index, ())
            if phrase.role is Role.BREAK and phrase.word not in {"as", "than", "if"}:
                return self._across_dashes(index)
            if phrase.role is Role.AND:
                crossed_and = True
            elif phrase.group is not None and not self._is_inside(index, at):
                return self._coordinated_left(index)
            index -= 1
        return ()

    def _across_dashes(self, index: int) -> tuple[int, ...]:
        return ()

    def _is_inside(self, index: int, at: int) -> bool:
        """Whether the people at `index` cannot be the subject: behind a preposition, or a number far away."""
        group = self._phrases[index].group
        assert group is not None
        if self._is_object_of_preposition(index):
            adjacent = index + 1 == at and group.kind in {Kind.BARE, Kind.NUMBER}
            antecedent = self._phrases[index + 1].role is Role.RELATIVE and group.kind is not Kind.NAMED
            inserted = self._phrases[index - 1].word in _INSERTING
            return not (antecedent or (adjacent and not inserted))
        if group.kind is Kind.BARE and not self._touches(index, at):
            return True
        if group.kind is Kind.NAMED and not self._can_be_subject(index, at):
            return True
        return (
            group.head
            in {
                "police",
                "officers",
                "authorities",
                "officials",
                "investigators",
                "detectives",
                "deputies",
                "witnesses",
                "paramedics",
                "official",
                "doctors",
            }
            and group.count is None
        )

    def _is_object_of_preposition(self, index: int) -> bool:
        before = self._phrases[index - 1] if index else None
        return before is not None and (before.role in {Role.PREPOSITION, Role.TO} or before.word in _INSERTING)

    def _can_be_subject(self, index: int, at: int) -> bool:
        """A name is taken for a victim only right before the verb phrase."""
        between = self._phrases[index + 1 : at]
        return all(
            phrase.role in {Role.BE, Role.HAVE, Role.RELATIVE, Role.COMMA, Role.NOT} or phrase.word in _ADVERBS
            for phrase in between
        ) and self._has_verb(index, at)

    def _has_verb(self, index: int, at: int) -> bool:
        """A comma alone makes no subject of a name: "in UPMC Mercy, Uptown, in critical condition"."""
        between = self._phrases[index + 1 : at]
        group = self._phrases[index].group
        aged = group is not None and group.age is not None
        return (
            aged
            or not any(phrase.role is Role.COMMA for phrase in between)
            or any(phrase.role in {Role.BE, Role.HAVE, Role.RELATIVE} for phrase in between)
        )

    def _touches(self, index: int, at: int) -> bool:
        return all(
            phrase.role in {Role.BE, Role.HAVE, Role.RELATIVE, Role.NOT, Role.MODAL} or phrase.word in _ADVERBS
            for phrase in self._phrases[index + 1 : at]
        )

    def _coordinated_left(self, index: int) -> tuple[int, ...]:
        found = [index]
        while True:
            before = self._previous_conjunct(found[-1] - 1)
            if before is None:
                return tuple(reversed(found))
            group = self._phrases[before].group
            if group is not None and self._is_apposed(group, found):
                return (before,)
            if group is not None and self._is_explained(before, found[-1]):
                found[-1] = before
                continue
            if (
                group is None
                or (group.kind is Kind.NAMED and group.age is None and " " not in group.name)
                or group.kind in {Kind.BARE, Kind.NOBODY}
                or self._is_taken(before)
                or self._is_object_of_preposition(before)
            ):
                return tuple(reversed(found))
            found.append(before)

    def _is_apposed(self, group: Group, found: Sequence[int]) -> bool:
        """Whether the people behind are those that `group` counts: "two men, John Doe and Jim Roe, were"."""
        if group.count is None or group.kind is Kind.BARE:
            return False
        behind = [inner for index in found if (inner := self._phrases[index].group)]
        names = sum(inner.kind is Kind.NAMED for inner in behind)
        return (
            group.count.best == len(behind)
            and group.kind is not Kind.NAMED
            and (names == len(behind) or len(behind) > 1)
        )

    def _is_explained(self, before: int, index: int) -> bool:
        """Whether a comma and an article only say more of the same person: "Brown, a student, was", "the boy, John,"."""
        first, second = self._phrases[before].group, self._phrases[index].group
        if first is None or second is None or index - before != 2 or self._phrases[index - 1].word != ",":
            return False
        if first.count is None or second.count is None or not first.count.best == second.count.best == 1:
            return False
        return self._phrases[index].word in {"a", "an", "the", "his", "her"} or (
            first.kind is Kind.DEFINITE and second.kind is Kind.NAMED
        )

    def _parts_names(self, index: int) -> bool:
        """Whether a semicolon parts names with ages: "Omar Jarman, 35; Danielle Lucero, 26, died"."""
        if self._phrases[index].word != ";" or not 0 < index < len(self._phrases) - 1:
            return False
        before = self._phrases[index - 1].group
        return before is not None and before.kind is Kind.NAMED

    def _previous_conjunct(self, index: int) -> int | None:
        joints: list[Role] = []
        while index >= 0 and self._phrases[index].role in {Role.AND, Role.COMMA, Role.BREAK} and len(joints) < 2:
            if self._phrases[index].role is Role.BREAK and not self._parts_names(index):
                return None
            joints.append(self._phrases[index].role)
            index -= 1
        if not joints or index < 0 or self._phrases[index].group is None:
            return None
        return index

    def _is_taken(self, index: int) -> bool:
        return index in self._taken

    def _number_before(self, at: int) -> tuple[int, ...]:
        """Read "50 bodies of civilians"."""
        group = self._phrases[at - 1].group if at else None
        return (at - 1,) if group is not None and group.kind is Kind.BARE and group.count is not None else ()

    # Nouns with their numbers.

    def _units(self, at: int, harm: Predicate) -> Iterator[Statement]:
        """Read "three deaths", "no injuries", "claimed 12 lives"."""
        index = at - 1
        while (
            index >= 0
            and self._phrases[index].role is Role.WORD
            and at - index <= 3
            and self._phrases[index].word.isalpha()
        ):
            index -= 1
        if index < 0:
            return
        group = self._phrases[index].group
        if group is None and self._phrases[index].word == "no":
            group = Group(Kind.NOBODY, self._phrases[index].start, self._phrases[index].end, Count.exactly(0))
        if group is None and at - index > 1 and self._tokens[self._phrases[index + 1].start].lower == "no":
            group = Group(Kind.NOBODY, self._phrases[index + 1].start, self._phrases[index + 1].end, Count.exactly(0))
        if group is None or group.kind not in {Kind.BARE, Kind.NOBODY}:
            return
        yield Statement(self._sentence, harm.effect, (group,), group.start, harm.end, harm.start, harm.form)

    def _toll(self, at: int, harm: Predicate) -> Iterator[Statement]:
        """Read "the death toll rose by two to nine", "death toll stands at 15", "toll hits 7"."""
        effect: Effect | None = (
            None if self._phrases[at].word == "number" and harm.end - harm.start == 2 else harm.effect
        )
        for index in range(at + 1, min(len(self._phrases), at + _REACH)):
            phrase = self._phrases[index]
            if phrase.harm is not None:
                effect = effect or phrase.harm.effect
            group = phrase.group
            if group is None or group.count is None or group.kind not in {Kind.BARE, Kind.NUMBER}:
                continue
            before = self._phrases[index - 1].word
            if before in _TOLL_WORDS:
                if effect is None:
                    return
                yield Statement(self._sentence, effect, (group,), harm.start, group.end, harm.start, harm.form)
                return


_INSERTING = frozenset({"including", "includes", "like"})
_LOSING = words("claim claims claimed claiming took take takes taking cost costs costing ended ending loss lost")
_BODY = words(
    """
    head neck chest cheek face leg legs arm arms back abdomen stomach shoulder hand hands foot feet torso side thigh hip
    groin buttocks knee ankle eye body hip wrist elbow calf pelvis jaw forehead
    """
)
_NONE = Group(Kind.NOBODY, 0, 0, None)
_TOLL_WORDS = words(
    """
    to at is was reached reaches hit hits exceeds exceeded passes passed tops topped of surpassed nears stands
    :
    """
)
_AFTER_BARE = words(
    """
    . , ; : ! ? ) and or in at on near when as after before amid during over since while who by with outside
    ahead inside from others more overnight yesterday today including across this last - – — | despite along
    along­side for that late early
    """
)
