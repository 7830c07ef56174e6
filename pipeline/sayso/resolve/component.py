"""The component that joins what was found: who is who, where is where, who speaks, whose they are."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from sayso.knowledge import Knowledge, load_knowledge
from sayso.knowledge.actors import actor_words
from sayso.knowledge.gazetteer import Gazetteer, load_gazetteer
from sayso.language.extensions import Extractor
from sayso.language.page import page_of
from sayso.resolve.actors import link_actors
from sayso.resolve.parties import resolve_parties
from sayso.resolve.place_persons import with_countries, without_persons
from sayso.resolve.places import resolve_places
from sayso.resolve.speakers import MentionIndex, addressees_of, speakers_of
from sayso.values import Resolution


class Resolve(Extractor[Resolution]):
    """Resolves the mentions of a Doc; works with whatever the components before it have filled."""

    attribute = "resolution"

    def __init__(self, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self._words = actor_words(knowledge)
        self._gazetteer = gazetteer

    def process(self, doc: Doc) -> Resolution:
        """Actors and places in reading order, with indexes into them for statements and numbers."""
        statements, numbers = doc._.statements, doc._.numbers
        named = without_persons(doc._.place_mentions, doc._.actor_mentions, self._gazetteer)
        places = resolve_places(doc, named, self._gazetteer)
        page = page_of(doc)
        mentions = with_countries(doc._.actor_mentions, places, self._words)
        linked = link_actors(doc, page, mentions, places, self._words, statements, numbers)
        index = MentionIndex(page, linked.actors)
        speakers = speakers_of(statements, index, linked.reasons)
        return Resolution(
            actors=linked.actors,
            places=places,
            speakers=speakers,
            addressees=addressees_of(statements, index),
            parties=resolve_parties(
                page.text, numbers, statements, speakers, linked.actors, index, self._words
            ),
        )


@Language.factory("sayso_resolve", default_config={"knowledge": None})
def make_resolve(nlp: Language, name: str, knowledge: str | None) -> Resolve:
    """Makes the component; ``knowledge`` is the path of a folder that overlays models/."""
    return Resolve(load_knowledge(knowledge), load_gazetteer(knowledge))
