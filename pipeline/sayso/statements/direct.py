"""Direct speech: ties each quotation to the cue that stands right before, after or around it.

Quotations are hard evidence, so this works on their layout in the paragraph and asks the parser
only for subjects: the parser itself is often lost among quotation marks. The words between two
quotations are a *gap*; a cue in the gap claims the quotation before it (``"A," said X``), the one
after it (``X said: "B"``), or both (``"A," said X, "B"``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.language.page import page_of
from sayso.statements.frames import Attribution
from sayso.statements.lexicon import Cue, CueLexicon
from sayso.statements.subjects import noun_beside, source_of
from sayso.statements.syntax import Range, is_cue_verb, phrase, verb_group
from sayso.values import Quotation

ENDS = frozenset(".?!")
FLOWS_ON = frozenset(",?!…—–-;")
SPOKEN_END = frozenset(",.?!…—–-")
REACH = 40  # tokens of a gap in which a cue is looked for
LEAD = 4  # tokens of punctuation and adverbs that may stand between quotation and cue clause


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in token indexes, with what its layout tells."""

    tokens: Range
    outer: Range
    quotation: Quotation
    spoken: bool  # begins like a sentence and ends like one
    opens_sentence: bool  # nothing of its own sentence stands before it


def quote_tokens(doc: Doc, found: Sequence[Quotation]) -> list[Quoted]:
    """The quotations in tokens of ``doc``, in reading order."""
    starts = page_of(doc).starts
    out: list[Quoted] = []
    for quotation in found:
        first = bisect_left(starts, quotation.inner.start)
        last = bisect_left(starts, quotation.inner.end)
        outer_first = bisect_right(starts, quotation.outer.start) - 1
        outer_last = bisect_left(starts, quotation.outer.end)
        if first < last:
            out.append(
                Quoted(
                    (first, last),
                    (outer_first, outer_last),
                    quotation,
                    _is_spoken(doc, first, last),
                    _opens_sentence(doc, outer_first),
                )
            )
    return out


def _is_spoken(doc: Doc, first: int, last: int) -> bool:
    text = doc[first].text
    begins = text[:1].isupper() or text[:1].isdigit() or text[0] in "[(…." or doc[first].is_punct
    return begins and (doc[last - 1].text[-1] in SPOKEN_END or last - first >= 3)


def _opens_sentence(doc: Doc, first: int) -> bool:
    at = first - 1
    while at >= 0 and doc[at].is_space and "\n" not in doc[at].text:
        at -= 1
    return at < 0 or doc[at].is_space or doc[at].text[-1] in '.?!:…”"’—–'


@dataclass(slots=True)
class Speech:
    """One act of direct speech while it is put together."""

    cue: Attribution
    parts: list[Range]
    last: Quoted


def speeches(doc: Doc, quoted: Sequence[Quoted], lexicon: CueLexicon) -> list[Attribution]:
    """The attributions whose content is quotations alone, in reading order."""
    out: list[Speech] = []
    for before, quote, after in _with_gaps(doc, quoted):
        previous = out[-1] if out else None
        if previous is not None and previous.last.quotation.continues and _is_next(previous, quote):
            _extend(previous, quote)
        elif (cue := _cue_after(doc, quote, after, lexicon)) is not None:
            out.append(Speech(cue, [quote.tokens], quote))
            continue
        introduced = _cue_before(doc, quote, before, lexicon)
        if previous is not None and not _is_new(introduced, previous) and _goes_on(doc, previous, quote):
            _extend(previous, quote)
        elif introduced is not None:
            out.append(Speech(introduced, [quote.tokens], quote))
    return [replace(speech.cue, content=tuple(speech.parts)) for speech in out]


def _is_new(introduced: Attribution | None, previous: Speech) -> bool:
    """Whether a cue before the quotation has a source of its own and is not the cue of ``previous``."""
    if introduced is None or introduced.source is None:
        return False
    return introduced.verb > previous.cue.verb


def _is_next(previous: Speech, quote: Quoted) -> bool:
    return quote.quotation.paragraph == previous.last.quotation.paragraph + 1


def _extend(speech: Speech, quote: Quoted) -> None:
    speech.parts.append(quote.tokens)
    speech.last = quote


def _with_gaps(doc: Doc, quoted: Sequence[Quoted]) -> Iterator[tuple[Range, Quoted, Range]]:
    """Each quotation with the gap before and after it, within its paragraph."""
    starts = _paragraph_limits(doc, quoted)
    for number, quote in enumerate(quoted):
        low, high = starts[number]
        if number and quoted[number - 1].quotation.paragraph == quote.quotation.paragraph:
            low = quoted[number - 1].outer[1]
        if number + 1 < len(quoted) and quoted[number + 1].quotation.paragraph == quote.quotation.paragraph:
            high = quoted[number + 1].outer[0]
        yield (low, quote.outer[0]), quote, (quote.outer[1], high)


def _paragraph_limits(doc: Doc, quoted: Sequence[Quoted]) -> list[Range]:
    """For each quotation the tokens of its paragraph."""
    limits: dict[int, Range] = {}
    for quote in quoted:
        if quote.quotation.paragraph in limits:
            continue
        low, high = quote.outer
        while low > 0 and not _is_break(doc[low - 1]):
            low -= 1
        while high < len(doc) and not _is_break(doc[high]):
            high += 1
        limits[quote.quotation.paragraph] = (low, high)
    return [limits[quote.quotation.paragraph] for quote in quoted]


def _is_break(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _cue_after(doc: Doc, quote: Quoted, gap: Range, lexicon: CueLexicon) -> Attribution | None:
    """`"A," said X`, `"A," X said`, `"A" – X said`: the cue clause begins right after the mark."""
    if not quote.opens_sentence or not (quote.spoken or _flows_on(doc, quote)):
        return None
    low, high = gap
    at = low
    while at < high and (doc[at].is_punct or doc[at].is_space) and doc[at].text not in ENDS:
        at += 1
    if at < high and doc[at].text in ENDS:
        return None
    if doc[quote.tokens[1] - 1].text == "." and at < high and doc[at].text[:1].isupper():
        dash = at > low and doc[at - 1].text in "–—-"
        if not dash:
            return None
    for verb, row, particles in _cues(doc, at, min(high, at + REACH), lexicon):
        source = _source_in(verb, low, high) or _inverted(doc, verb, high) or _bare_name(verb, at)
        first = min(verb_group(verb)[0], phrase(source)[0] if source is not None else verb.i)
        if source is not None and first - at <= LEAD and _only_light(doc, at, first):
            return _make(verb, row, particles, source, (low, high), "quote.after")
        if any(t.text in ENDS for t in doc[at : verb.i]):
            break
    return None


def _flows_on(doc: Doc, quote: Quoted) -> bool:
    last = doc[quote.tokens[1] - 1].text[-1]
    behind = doc[quote.outer[1]].text[:1] if quote.outer[1] < len(doc) else ""
    return last in FLOWS_ON or behind == ","


def _only_light(doc: Doc, start: int, end: int) -> bool:
    return all(t.is_punct or t.is_space or t.tag_ in ("RB", "CC", "IN") for t in doc[start:end])


def _cue_before(doc: Doc, quote: Quoted, gap: Range, lexicon: CueLexicon) -> Attribution | None:
    """`X said: "A"`, `X said, "A"`, `X said "A"`: the last cue clause before the mark."""
    low, high = gap
    end = high
    while end > low and doc[end - 1].is_space:
        end -= 1
    if end == low:
        end = _introduction(doc, high)
        low = max(0, end - REACH)
    if end == low:
        return None
    start = max(low, end - REACH)
    for at in range(end - 2, start - 1, -1):
        if doc[at].text in ENDS and doc[at + 1].is_sent_start is not False:
            start = at + 1
            break
    closing = doc[end - 1].text
    if closing not in (":", ",", "—", "–", "-"):
        return None
    if closing != ":" and not quote.spoken:
        return None
    best = None
    for verb, row, particles in _cues(doc, start, end, lexicon):
        source = _source_in(verb, low, high)
        if closing == ":" or not _has_own_clause(verb, quote.outer[0]):
            best = _make(verb, row, particles, source, (low, high), "quote.before")
    return best


def _introduction(doc: Doc, start: int) -> int:
    """The end of the paragraph before ``start`` if it introduces a quotation by a colon, else 0."""
    at = start
    while at > 0 and doc[at - 1].is_space:
        at -= 1
    return at if at > 0 and doc[at - 1].text == ":" else 0


def _has_own_clause(verb: Token, limit: int) -> bool:
    """Whether a finite clause between the cue and the mark is what the cue says already."""
    return any(
        child.dep_ == "ccomp" and verb.i < child.i < limit and child.tag_ != "VBG" for child in verb.rights
    )


def _goes_on(doc: Doc, previous: Speech, quote: Quoted) -> bool:
    """`"A," said X. "B."`: a spoken quotation right after A, or after the sentence of the cue.

    The sentence of the cue may hold quoted titles ("said on “Meet the Press.”"); the next
    quotation may open the next paragraph.
    """
    sentence = quote.spoken and quote.opens_sentence
    start = previous.last.outer[1]
    between = [t for t in doc[start : quote.outer[0]] if not t.is_space]
    if quote.quotation.paragraph - previous.last.quotation.paragraph > 1 or len(between) > REACH:
        return False
    if all(t.is_punct for t in between):
        return sentence
    if not start <= previous.cue.verb < quote.outer[0]:
        return False
    tail = [t for t in between if t.i >= previous.cue.verb]
    while len(tail) > 1 and tail[-1].is_quote:
        tail.pop()
    if tail[-1].text in (",", ";", ":", "—", "–", "-"):
        return True
    return sentence and tail[-1].text[-1] in ENDS and not any(t.text in ENDS for t in tail[:-1])


def _cues(doc: Doc, start: int, end: int, lexicon: CueLexicon) -> Iterator[tuple[Token, Cue, list[Token]]]:
    for token in doc[start:end]:
        if token.lower_ in lexicon.verbs and is_cue_verb(token):
            for row, particles in lexicon.verb(token):
                if "quote" in row.frames:
                    yield token, row, particles


def _source_in(verb: Token, low: int, high: int) -> Token | None:
    """The source of ``verb`` inside the gap: its subject, or the noun right before the cue."""
    source = source_of(verb)
    if source is not None and not low <= source.i < high:
        source = noun_beside(verb)
    return source if source is not None and low <= source.i < high else None


def _bare_name(verb: Token, start: int) -> Token | None:
    """The capitalised word that alone stands before the cue, whatever the tagger made of it."""
    first = verb_group(verb)[0]
    return verb.doc[start] if first - start == 1 and verb.doc[start].text[:1].isupper() else None


def _inverted(doc: Doc, verb: Token, high: int) -> Token | None:
    """The noun right after an inverted cue that the parser did not take for its subject."""
    for child in verb.rights:
        if child.i < high and child.i <= verb.i + 8 and child.tag_ in ("NNP", "NNPS", "NN", "NNS", "PRP"):
            return (
                child if child.dep_ not in ("npadvmod",) and child.ent_type_ not in ("DATE", "TIME") else None
            )
    return None


def _make(
    verb: Token, row: Cue, particles: list[Token], source: Token | None, gap: Range, rule: str
) -> Attribution:
    return Attribution(
        verb=verb.i,
        cue=verb_group(verb),
        extra=tuple(p.i for p in particles),
        source=source,
        content=(),
        row=row,
        rule=rule,
        quoted=True,
        window=gap,
    )
