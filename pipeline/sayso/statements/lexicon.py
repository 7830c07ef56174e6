"""The cue lexicon: which words attribute, in which frames, and with which speech act.

A ``predicate`` is an adjective or noun that attributes behind a copula ("is convinced that …").

A frame is what a cue takes as its content:

=============  ==========================================  ==========================================
frame          content                                     example
=============  ==========================================  ==========================================
``clause``     a finite clause, with or without "that"     said *that the bridge had fallen*
``quote``      a quotation                                 "*It fell*," she said
``inf``        an infinitive                               promised *to rebuild it*
``gerund``     a gerund                                    denied *taking bribes*
``object``     a noun phrase                               condemned *the attack*
``object_inf``  a noun phrase and what it is to do         urged *both sides to withdraw*
``predicate``  a noun phrase and what it is said to be     called *the vote a farce*
``figure``     a noun phrase and the number it is put at   put *its losses at 40*
``said_to``    a subject and what it is said to be or do   *he* is said *to have fled*
``located``    a subject and where it is said to be        *outages* were reported *in Gulu*
``stance``     a clause that a noun sets in a view         in her view, *it fell*
``+for`` …     a phrase with that preposition              called for *a ceasefire*
=============  ==========================================  ==========================================

Three frames are no contents: with ``hearer`` the cue's object is whom it is said to (told *reporters* that
…), with ``cited`` it is who said what the cue's clause reports (reported, citing *a source*, that …), and
with ``withheld`` the cue joins with the one that it keeps from happening (*refused* to say why).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from sayso.knowledge import Knowledge, load_knowledge
from sayso.language.lemmas import Lemmas
from sayso.language.page import Page

FRAMES = frozenset(
    {
        "clause",
        "quote",
        "inf",
        "gerund",
        "object",
        "object_inf",
        "predicate",
        "figure",
        "hearer",
        "cited",
        "withheld",
        "said_to",
        "located",
        "stance",
    }
)


NO_CUE = frozenset({"aux", "auxpass", "amod", "compound"})
FUNCTION = frozenset({"IN", "TO", "RB", "JJ"})
CONTENT = frozenset({"NN", "NNS", "JJ", "RB"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of models/cues.csv: a cue's lemma (one word or several), its frames and act."""

    id: str
    lemma: str
    kind: Literal["verb", "noun", "predicate", "preposition", "adverb"]
    frames: frozenset[str]
    act: str
    example: str = ""

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions whose phrase can be the content."""
        return frozenset(frame[1:] for frame in self.frames if frame.startswith("+"))


@dataclass(frozen=True, slots=True)
class Occasion:
    """A row of models/occasions.csv: what people speak in or on ("in a statement", "on Twitter")."""

    id: str
    word: str


@dataclass(frozen=True, slots=True)
class Document:
    """A row of models/document_nouns.csv: a word for what is written ("report", "poll")."""

    id: str


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A row of models/light_verbs.csv: a verb that only carries a noun cue ("issue a warning")."""

    id: str


class CueLexicon:
    """Finds cues by word form."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self.lemmas = lemmas
        self.occasions = frozenset(row.word for row in knowledge.table("occasions", Occasion).values())
        self.documents = frozenset(knowledge.table("document_nouns", Document))
        light = knowledge.table("light_verbs", LightVerb)
        self.light_verbs = frozenset(form for verb in light for form in lemmas.forms(verb))
        self.verbs: dict[str, list[Cue]] = {}
        self.nouns: dict[str, Cue] = {}
        self.predicates: dict[str, Cue] = {}
        self.adverbs: dict[str, Cue] = {}
        self.preposition_starts: dict[str, list[Cue]] = {}
        self.rows = tuple(knowledge.table("cues", Cue).values())
        for cue in self.rows:
            if cue.kind == "verb":
                for form in lemmas.forms(cue.lemma.split()[0]):
                    self.verbs.setdefault(form, []).append(cue)
            elif cue.kind == "noun":
                self.nouns[cue.lemma] = cue
                self.nouns[_plural(cue.lemma)] = cue
            elif cue.kind == "predicate":
                self.predicates[cue.lemma] = cue
                self.predicates[_plural(cue.lemma)] = cue
            elif cue.kind == "adverb":
                self.adverbs[cue.lemma] = cue
            else:
                self.preposition_starts.setdefault(cue.lemma.split()[0], []).append(cue)
        self.forgotten = self._forgotten(lemmas)
        self.others = {*self.nouns, *self.predicates, *self.adverbs, *self.preposition_starts}
        for cues in self.verbs.values():
            cues.sort(key=lambda cue: -len(cue.lemma.split()))  # the longest match first

    def _forgotten(self, lemmas: Lemmas) -> frozenset[str]:
        """The words of the cues that a user's overlay has removed: nothing may find them."""
        kept = {cue.lemma for cue in self.rows}
        gone = {cue for cue in load_knowledge().table("cues", Cue).values() if cue.lemma not in kept}
        verbs = {form for cue in gone if cue.kind == "verb" for form in lemmas.forms(cue.lemma.split()[0])}
        return frozenset({*verbs, *(cue.lemma for cue in gone)} - self.verbs.keys())

    def known(self, page: Page) -> dict[int, str]:
        """The words of ``page`` that can be cues, by token index, each with a lemma."""
        out: dict[int, str] = {}
        for at, (lower, tag, dep) in enumerate(zip(page.lower, page.tags, page.deps, strict=True)):
            if tag[:1] == "V":
                if lower in self.verbs and dep not in NO_CUE:
                    out[at] = self.verbs[lower][0].lemma.split()[0]
            elif lower in self.others:
                row = self.rows_of(lower)[0]
                if tag in (FUNCTION if row.kind == "preposition" else CONTENT):
                    out[at] = lower if row.kind == "preposition" else row.lemma
        return out

    def rows_of(self, word: str) -> list[Cue]:
        """The rows of a cue that is no verb."""
        tables = (self.nouns, self.predicates, self.adverbs)
        listed = [table[word] for table in tables if word in table]
        return [*listed, *self.preposition_starts.get(word, ())]

    def has(self, token: Token, frame: str) -> bool:
        """Whether ``token`` is a verb with the frame ``frame``."""
        rows = self.verbs.get(token.lower_, ())
        return token.tag_[:1] == "V" and any(frame in row.frames for row in rows)

    def verb(self, token: Token) -> list[tuple[Cue, list[Token]]]:
        """The rows of the cue that ``token`` heads, each with the further words of a multiword cue.

        The longest match counts ("point out" before "point"); a lemma has several rows where its
        frames have different acts ("asked whether …", "asked them to leave").
        """
        found: list[tuple[Cue, list[Token]]] = []
        for cue in self.verbs.get(token.lower_, ()):
            words = cue.lemma.split()[1:]
            if found and len(words) < len(found[0][1]):
                break
            particles = _particles(token, words)
            if len(particles) == len(words):
                found.append((cue, particles))
        return found


def _particles(token: Token, words: list[str]) -> list[Token]:
    """The tokens of ``words`` among those that follow the verb, in order ("point" → "out")."""
    found: list[Token] = []
    children = {child.i for child in token.rights}
    for word in words:
        start = found[-1].i if found else token.i
        for other in token.doc[start + 1 : start + 3]:
            if other.lower_ == word and (other.i in children or other.i == start + 1):
                found.append(other)
                break
    return found


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
