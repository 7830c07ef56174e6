"""Who is mentioned: names, descriptions and pronouns that stand for actors.

Which of them are the same actor is decided in resolve/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from sayso.knowledge import Knowledge, load_knowledge
from sayso.knowledge.actors import ActorWords, actor_words
from sayso.language.extensions import Extractor
from sayso.language.layout import DATELINES_WITHIN, dateline
from sayso.language.lemmas import Lemmas
from sayso.language.page import Page, page_of
from sayso.mentions.actors.acronyms import with_acronyms
from sayso.mentions.actors.names import find_names, mention_of
from sayso.mentions.actors.nominals import Nominals
from sayso.mentions.actors.pairs import pair_roles
from sayso.spans import Span, merge
from sayso.values import ActorMention


class Actors(Extractor[tuple[ActorMention, ...]]):
    """Finds the mentions of actors, in reading order.

    Reads ``doc._.place_mentions`` and ``doc._.quotations`` where they have been filled.
    """

    attribute = "actor_mentions"

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = actor_words(knowledge)
        self._lemmas = Lemmas(knowledge)
        self._nominals = Nominals(self._words, self._lemmas)

    def process(self, doc: Doc) -> tuple[ActorMention, ...]:
        """The mentions; a name's span leaves its title out, a description's span is its noun phrase."""
        if not len(doc):
            return ()
        page, words = page_of(doc), self._words
        names = find_names(page, words, tuple(m.span for m in doc._.place_mentions if m.form != "adjective"))
        names = with_acronyms(page, words, names)
        pair_roles(page, words, self._lemmas, names)
        roles = {name.style.acronym for name in names if name.style.acronym}
        names = [name for name in names if name.type == "person" or page.words[name.start] not in roles]
        taken = {at for name in names for at in range(name.style.left, name.end)}
        found = [mention_of(page, words, name) for name in names]
        found += self._nominals.find(page, taken)
        found += _peoples(page, words, taken)
        found += _abbreviated_roles(page, roles, taken)
        found += _pronouns(page, words, merge(q.inner for q in doc._.quotations))
        lines = _datelines(page.text, doc._.paragraphs or ())
        found = [m for m in found if not any(line.contains(m.span) for line in lines)]
        return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _datelines(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The datelines of the article: their words name neither who acts nor who speaks."""
    head = paragraphs[:DATELINES_WITHIN] or ((Span(0, len(text)),) if text else ())
    return [line for paragraph in head if (line := dateline(text, paragraph)) is not None]


def _pronouns(page: Page, words: ActorWords, quoted: tuple[Span, ...]) -> Iterator[ActorMention]:
    """Pronouns of the third person outside quotation marks."""
    at = 0
    for i, tag in enumerate(page.tags):
        if tag[:3] != "PRP" or page.lower[i] not in words.pronouns:
            continue
        start = page.starts[i]
        while at < len(quoted) and quoted[at].end <= start:
            at += 1
        if at < len(quoted) and quoted[at].start <= start:
            continue
        row = words.pronouns[page.lower[i]]
        yield ActorMention(
            span=Span(start, page.ends[i]),
            name=page.words[i],
            form="pronoun",
            type="group" if row.plural else "person",
            gender=row.gender,
            plural=row.plural,
            rule="actors.pronoun",
            confidence=0.95,
        )


def _peoples(page: Page, words: ActorWords, taken: set[int]) -> Iterator[ActorMention]:
    """Peoples, parties and creeds as nouns: "Armenians", "the Taliban", "Republicans"."""
    for i, label in enumerate(page.labels):
        if label != "NORP" or i in taken or page.tags[i] not in ("NNPS", "NNP", "NNS"):
            continue
        if page.deps[i] not in ("nsubj", "nsubjpass", "conj", "pobj"):
            continue
        if words.country_acting(page.words[i]) is not None:
            continue
        plural = page.tags[i] != "NNP"
        if not plural and page.lower[i] in words.adjectives:
            continue
        yield ActorMention(
            span=Span(page.starts[i], page.ends[i]),
            name=page.words[i],
            form="name",
            type="group",
            country=words.peoples.get(page.lower[i]),
            plural=True,
            rule="actors.people",
            confidence=0.75,
        )


def _abbreviated_roles(page: Page, roles: set[str], taken: set[int]) -> Iterator[ActorMention]:
    """Finds "the SP" where the article has "superintendent of police (SP) X"."""
    for i, word in enumerate(page.words):
        if word in roles and i not in taken and i > 0 and page.lower[i - 1] == "the":
            yield ActorMention(
                span=Span(page.starts[i - 1], page.ends[i]),
                name=word,
                form="nominal",
                type="person",
                role=word,
                rule="actors.nominal",
                confidence=0.8,
            )


@Language.factory("sayso_actors", default_config={"knowledge": None})
def make_actors(nlp: Language, name: str, knowledge: str | None) -> Actors:
    """Makes the component; ``knowledge`` is the path of a folder that overlays models/."""
    return Actors(load_knowledge(knowledge))
