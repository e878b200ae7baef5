"""From an article to sentences and tokens, with offsets into one string: the title, a newline and the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from msgspec import Struct

from casualty_pipeline.extract.text.cues import cues_in
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.article import Article
from casualty_schemas.report import Quote

_NO_SOURCE = (
    r"(?<!killed-)(?<!wounded-)(?<!injured-)(?!(?<=dead-)(?:[A-Z]|police|source|official|minist|army|media|report|medic"
    r"|military|witness|gov|rescue|hospital|state|local|monitor|mayor|security|agency|health|doctor|group|activist))"
)
"""Behind the dash of "20 killed-police", "3 dead-witness" stands who says so."""
_TOKEN = re.compile(
    r"(?! )"  # every second search starts at the space between words: there all of the rest would fail one by one
    r"([a-zA-Z][a-z]*+(?=[ ,])"  # most words, and fastest
    r"|[a-zA-Z](?:\.(?:[A-Za-z]\.)+"  # U.S.  p.m.
    r"|[A-Za-z]{0,2}\d{1,4}\b(?![-.,]\d)|(?<=K)-9s?\b"  # M5  A40  K-9
    rf"|[a-z]*(?![^\W\d_])(?:[-'\u2019]{_NO_SOURCE}[^\W\d_]+)*)"  # most words; capitals inside and others: below
    r"|\d+y\.o\."  # 36y.o.
    r"|\d+(?:[.,]\d+)*(?:[-\u2013](?:[a-z]+|Year|Month|Week|Day|Old))*"  # 1,200  13-year-old
    r"(?:st|nd|rd|th|s|am|pm|mm|k|m)?\b"  # 19th  9mm
    r"|[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*"
    r"|[^\s'\"\u201c\u201d\u2018\u2019`])"  # marks of quotation part no phrases: "'Up to five' killed"
)
_BREAK = re.compile(r"\n\s*\n|\n")
_STOP = re.compile(
    r"[.!?\u2026](?:[\"'\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]*[A-Z0-9])"
    r"|(?<=[a-z][.!?])[\"\u201d]?(?=[A-Z][a-z]))"
)
"""What ends a sentence; it begins with a set of characters, which the search skips to."""
_STOP_OF_BROADCAST = re.compile(rf"{_STOP.pattern}|\s--\s(?=\[)")
"""The same for texts with dashes of two hyphens: monitored broadcasts set them before their notes in brackets."""
_ABBREVIATIONS = words(
    """
    mr mrs ms dr st lt sgt gen col maj capt cpl pvt det rep sen gov pres prof rev hon jr sr no nos vs mt ft
    ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ala
    ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo inc co corp ltd cmdr supt insp brig adm pfc spc
    """
)
_NO_START = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december est edt cst cdt mst mdt pst pdt gmt local
    """
)
_WRAP_WIDTH = 82
_WRAPPED_LINE = 50
_LONGEST_SENTENCE = 1_500


class Token(Struct, frozen=True, gc=False):
    """A word, a number or a sign: `text[start:end]` of the document; `lower` has plain quotes and dashes."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it starts like a name."""
        return self.text[0].isupper()


class Tokens(list[Token]):
    """The tokens of a sentence; their `texts` and `lower` forms also stand apart, to look at many at a time."""

    __slots__ = ("lower", "texts")

    def __init__(self, texts: list[str], lower: list[str], starts: Iterable[int], ends: Iterable[int]) -> None:
        super().__init__(map(Token, texts, lower, starts, ends))
        self.texts = texts
        self.lower = lower


class Sentence(Struct, frozen=True, gc=False):
    """`text[start:end]` of the document. Paragraphs count from 0, the title's included."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    lower: str
    """The text in lower case with plain quotes and dashes, for searching: a few alphabets change its offsets."""
    cues: int
    """What its words can set off: those of `cues`, joined by "or"."""
    is_title: bool
    is_alone: bool = False
    """The only sentence of its paragraph."""

    def tokens(self) -> Tokens:
        """Cut the sentence into tokens."""
        text = self.text
        parts = _TOKEN.split(text)
        borders = list(accumulate(map(len, parts), initial=self.start))
        starts, ends, cut = borders[1:-1:2], borders[2::2], parts[1::2]
        lower = list(map(str.lower if text.isascii() else plain, cut))
        return Tokens(cut, lower, starts, ends)


@dataclass(frozen=True, slots=True)
class Document:
    """An article as one string with its sentences in order."""

    text: str
    sentences: tuple[Sentence, ...]
    cut: dict[int, Tokens] = field(default_factory=dict, compare=False, repr=False)
    """Sentences that were cut into tokens already, by index."""

    def tokens_of(self, sentence: Sentence) -> Tokens:
        """Cut a sentence into tokens, once."""
        found = self.cut.get(sentence.index)
        if found is None:
            found = self.cut[sentence.index] = sentence.tokens()
        return found

    def quote(self, start: int, end: int) -> Quote:
        """Quote `text[start:end]`."""
        return Quote(text=self.text[start:end], start=start, end=end)


def document_of(article: Article) -> Document:
    """Cut an article into sentences; the title is one of its own."""
    title = article.title or ""
    text = f"{title}\n{article.text}" if article.title else article.text
    sentences: list[Sentence] = []
    body = len(title) + 1 if article.title else 0
    if title.strip():
        lower = plain(title)
        sentences.append(Sentence(0, 0, 0, len(title), title, lower, cues_in(lower), is_title=True))
    stop = _STOP_OF_BROADCAST if "--" in text else _STOP
    for number, (start, end) in enumerate(_paragraphs(text, body), start=1):
        cuts = _cuts(text, start, end, stop)
        alone = len(cuts) == 1
        for first, last in cuts:
            words = text[first:last]
            lower = plain(words)
            sentences.append(
                Sentence(
                    len(sentences), number, first, last, words, lower, cues_in(lower), is_title=False, is_alone=alone
                )
            )
    return Document(text, tuple(sentences))


def _paragraphs(text: str, body: int) -> list[tuple[int, int]]:
    """Spans between line breaks; where lines are wrapped by hand only blank lines count."""
    wrapped = _is_wrapped(text, body)
    spans: list[tuple[int, int]] = []
    start = body
    for found in _BREAK.finditer(text, body):
        if wrapped and found.group().count("\n") == 1:
            continue
        spans.append((start, found.start()))
        start = found.end()
    spans.append((start, len(text)))
    return [(start, end) for start, end in spans if text[start:end].strip()]


def _is_wrapped(text: str, body: int) -> bool:
    lines = [line for line in text[body:].split("\n") if line.strip()]
    if len(lines) <= 1 or max(map(len, lines)) > _WRAP_WIDTH:
        return False
    return 2 * sum(len(line) >= _WRAPPED_LINE for line in lines) >= len(lines)


def _cuts(text: str, start: int, end: int, stops: re.Pattern[str]) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    first = start
    for found in stops.finditer(text, start, end):
        stop, after = found.span()
        if text[stop] == "." and _is_abbreviation(text, first, stop, after):
            continue
        cuts.append(_strip(text, first, after))
        first = after
    cuts.append(_strip(text, first, end))
    if end - start > _LONGEST_SENTENCE and max(last - first for first, last in cuts) > _LONGEST_SENTENCE:
        return [part for cut in cuts for part in _parts(text, *cut)]
    return [cut for cut in cuts if cut[0] < cut[1]]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence at white space, so that the time for a text stays linear in its length."""
    while end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start, start + _LONGEST_SENTENCE)
        stop = space if space > start else start + _LONGEST_SENTENCE
        yield start, stop
        start = stop + 1 if space > start else stop
    if start < end:
        yield start, end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_PLAIN = tuple(zip("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--", strict=True))


def plain(text: str) -> str:
    """Fold case, curly quotes and long dashes."""
    lower = text.lower()
    if lower.isascii():
        return lower
    for mark, plain_mark in _PLAIN:
        lower = lower.replace(mark, plain_mark)
    return lower


_LAST_WORD = re.compile(r"([A-Za-z]+(?:\.[A-Za-z]+)*)$")
_LONG_WORD = 6
"""Letters that no abbreviation has; most sentences end on such a word."""
_NEXT_WORD = re.compile(r"\W*(\w+)")


def _is_abbreviation(text: str, first: int, stop: int, after: int) -> bool:
    before = text[max(first, stop - 12) : stop]
    if before[-_LONG_WORD:].isalpha() and before.isascii() and len(before) >= _LONG_WORD and "." not in before:
        return False
    found = _LAST_WORD.search(text, max(first, stop - 12), stop)
    if found is None:
        return False
    word = found.group(1).lower()
    if word in {"a.m", "p.m"}:
        following = _NEXT_WORD.match(text, after, after + 40)
        return following is not None and following.group(1).lower() in _NO_START
    return word in _ABBREVIATIONS or "." in word or (len(word) == 1 and word != "i")
