"""Quotations whose layout names a speaker though no cue of the lexicon does.

=====================  ===================================================================
rule                   example
=====================  ===================================================================
``quote.colon``        Tam leaned forward and boomed: “We have no boats.”
``quote.unlisted``     “We have no boats!” beamed Ilo Tam
=====================  ===================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from sayso.statements.direct import Quoted
from sayso.statements.frames import Attribution
from sayso.statements.lexicon import Cue
from sayso.statements.subjects import source_of
from sayso.statements.syntax import is_cue_verb, phrase, sentence, verb_group

SAYS = Cue("quote.unlisted", "", "verb", frozenset(), "say")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PEOPLE = frozenset({"he", "she", "they", "i", "we"})
NAMES = frozenset({"NNP", "NNPS"})
FEWEST = 3  # tokens; shorter ones are titles, names and slogans


def unlisted_speeches(
    doc: Doc, quoted: Sequence[Quoted], claimed: Iterable[Attribution]
) -> Iterator[Attribution]:
    """The attributions of quotations that none of ``claimed`` has as its content."""
    taken = {part for speech in claimed for part in speech.content}
    for quote in quoted:
        long = quote.tokens[1] - quote.tokens[0] >= FEWEST
        if quote.tokens in taken or not (quote.spoken and long):
            continue
        found = _inverted(doc, quote) or _introduced(doc, quote)
        if found is not None:
            yield found


def _introduced(doc: Doc, quote: Quoted) -> Attribution | None:
    """The subject of the sentence whose colon opens the quotation."""
    colon = quote.outer[0] - 1
    while colon > 0 and doc[colon].is_space:
        colon -= 1
    if colon <= 0 or doc[colon].text != ":":
        return None
    start = sentence(doc[colon])[0]
    for token in reversed(doc[start:colon]):
        if token.tag_ in FINITE and is_cue_verb(token) and token.dep_ in ("ROOT", "conj", "ccomp"):
            source = source_of(token)
            if source is None or not start <= source.i < colon or not _is_speaker(source):
                return None
            return _attribution(token, source, quote, "quote.colon", (start, colon))
    return None


def _inverted(doc: Doc, quote: Quoted) -> Attribution | None:
    """A verb right behind the quotation, with a name or person for its subject behind it."""
    at = quote.outer[1]
    if at >= len(doc) or not quote.opens_sentence or doc[at].tag_ not in FINITE or not is_cue_verb(doc[at]):
        return None
    verb = doc[at]
    if doc[quote.tokens[1] - 1].text not in (",", "!", "?"):
        return None
    source = next((c for c in verb.rights if c.dep_ in ("nsubj", "dobj", "attr") and c.tag_[:1] == "N"), None)
    if source is None or phrase(source)[0] != at + 1:
        return None
    return _attribution(verb, source, quote, "quote.unlisted", (at, sentence(verb)[1]))


def _is_speaker(source: Token) -> bool:
    return source.lower_ in PEOPLE or source.tag_ in NAMES


def _attribution(
    verb: Token, source: Token, quote: Quoted, rule: str, window: tuple[int, int]
) -> Attribution:
    return Attribution(
        verb=verb.i,
        cue=verb_group(verb),
        extra=(),
        source=source,
        content=(quote.tokens,),
        row=SAYS,
        rule=rule,
        quoted=True,
        window=window,
    )
