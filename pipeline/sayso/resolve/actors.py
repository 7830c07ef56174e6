"""All the sieves in order: names and metonyms, descriptions and pronouns, sources of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from spacy.tokens import Doc

from sayso.knowledge import Knowledge
from sayso.knowledge.actors import ActorWords, actor_words
from sayso.knowledge.known_actors import day_of
from sayso.language.page import Page, page_of
from sayso.resolve.clusters import Sites
from sayso.resolve.coreference import Coreference
from sayso.resolve.directory import Directory, finished
from sayso.resolve.home import home_country
from sayso.resolve.leads import join_leads
from sayso.resolve.naming import name_unnamed
from sayso.resolve.owners import Owners
from sayso.resolve.parties import countries_of_victims
from sayso.resolve.source_heads import impersonal
from sayso.resolve.sources import Sources
from sayso.resolve.turns import Turns
from sayso.spans import Span, merge
from sayso.values import Actor, ActorMention, NumberMention, Place, Statement


@dataclass(frozen=True, slots=True)
class Linked:
    """The actors of an article; ``reasons`` says of each description or pronoun what decided it."""

    actors: tuple[Actor, ...]
    reasons: dict[Span, str] = field(default_factory=dict)


def link_actors(
    doc: Doc,
    page: Page,
    mentions: Sequence[ActorMention],
    places: Sequence[Place],
    words: ActorWords,
    statements: Sequence[Statement] = (),
    numbers: Sequence[NumberMention] = (),
) -> Linked:
    """The actors behind mentions, the sources of statements and the parties of numbers, in reading order."""
    if not len(doc):
        return Linked(())
    day = day_of(doc._.published)
    directory = Directory(words, day)
    directory.add_metonyms(places)
    sites = Sites(page, merge(quotation.inner for quotation in doc._.quotations))
    directory.add_names(mentions, lambda mention: sites.of(mention.span).rank < 2)
    for mention, country in impersonal(words, page, mentions, statements):
        directory.say_in(mention, country)
    paragraphs = doc._.paragraphs or ()
    home_of = partial(home_country, page.text, paragraphs, places)
    home = home_of()
    government = directory.government(home) if home is not None else None
    coreference = Coreference(words, sites, directory.clusters, directory.of_span, government, day)
    coreference.run(mentions)
    directory.people.settle()
    coreference.reasons.update(join_leads(page, words, directory.clusters))
    turns = Turns(page.text, paragraphs, directory.clusters, doc._.publisher)
    sources = Sources(words, page, directory, coreference, turns)
    sources.attach(statements)
    owners = Owners(words, page, directory.clusters, coreference, turns)
    name_unnamed(page, words, directory.clusters, owners, home_of, places)
    directory.add_parties(countries_of_victims(page.text, numbers, words))
    return Linked(finished(directory.clusters), coreference.reasons)


def resolve_actors(
    doc: Doc, mentions: Sequence[ActorMention], places: Sequence[Place], knowledge: Knowledge
) -> tuple[Actor, ...]:
    """The actors behind ``mentions``, in the order of their first mention.

    ``places`` give the metonyms: a country, capital or seat of government that acts is a mention of
    the government. A pronoun or description that no single actor fits is in no actor.
    """
    return link_actors(doc, page_of(doc), mentions, places, actor_words(knowledge)).actors
