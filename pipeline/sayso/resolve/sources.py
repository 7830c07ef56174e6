"""Gives every source phrase an actor: the one its head names, else one found by the discourse.

Runs while the article's actors are still in the making, so that a source that no rule of mentions/
knows ("Havana's last lamplighter") becomes an actor of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.language.relatives import meant_by_who
from sayso.records import ActorForm, ActorType
from sayso.resolve.choices import Choice
from sayso.resolve.clusters import Cluster, Site, cluster_of, head_within
from sayso.resolve.coreference import Coreference
from sayso.resolve.directory import Directory, metonym
from sayso.resolve.joined import name_joined
from sayso.resolve.names import LONG_ENOUGH, MOST_COMPARED, SAME_SPELLING
from sayso.resolve.phrases import first_of, name_of
from sayso.resolve.roles import is_person
from sayso.resolve.source_heads import by_head, head_of
from sayso.resolve.together import former_or_latter, named_together
from sayso.resolve.turns import Turns
from sayso.spans import Span
from sayso.values import ActorMention, Statement

_BY = ("by", "of", "from")
_BEFORE = ("poss", "compound", "nmod", "amod")
_RELATIVE = ("WP", "WDT")
_OF_TWO = ("former", "latter")
_OF_MANY = ("some", "others", "many", "most", "several", "few")
_ONLY_SEEN = (
    "seen",
    "obtained",
    "reviewed",
    "viewed",
    "read",
    "examined",
    "cited",
    "quoted",
    "reported",
    "verified",
)
_ADDING = ("add", "continue", "conclude", "reiterate", "go on")
_ADDS_WITHIN = 3  # sentences
_CONTINUES = 12  # sentences after which a speaker is no longer the one who goes on speaking


class Sources:
    """Attaches the sources of one article's statements to ``directory``'s actors."""

    def __init__(
        self,
        words: ActorWords,
        page: Page,
        directory: Directory,
        coreference: Coreference,
        turns: Turns,
    ) -> None:
        self._words = words
        self._page = page
        self._directory = directory
        self._coreference = coreference
        self._turns = turns
        self._index = by_head(page, directory.clusters)

    def attach(self, statements: Sequence[Statement]) -> None:
        """Sees to it that the source of each statement is a mention of an actor, or has a reason."""
        last: tuple[Cluster, int] | None = None
        spoken: dict[int, Cluster] = {}
        attributed = [(at, statement) for at, statement in enumerate(statements) if statement.source]
        for at, statement in sorted(attributed, key=lambda pair: min(pair[1].cue or pair[1].source)):
            head = head_of(self._page, statement.source, statement.source_head)
            cluster = self._attach_one(statement, head, last)
            if cluster is not None:
                last = (cluster, self._page.sentences[head])
                spoken[at] = cluster
        for _, statement in attributed:
            if statement.parent in spoken:
                self._first_person(statement, spoken[statement.parent])

    def _first_person(self, statement: Statement, speaker: Cluster) -> None:
        """Ties "I" and "we", as sources within a statement, to the speaker of that statement."""
        head = head_of(self._page, statement.source, statement.source_head)
        if self._page.lower[head] in self._words.first_person:
            span = Span(self._page.starts[head], self._page.ends[head])
            self._mention(speaker, head, span, "pronoun")
            self._coreference.reasons[span] = "the speaker of the statement around it"

    def _attach_one(
        self, statement: Statement, head: int, last: tuple[Cluster, int] | None
    ) -> Cluster | None:
        together = named_together(self._page, self._index, statement.source, head)
        if together is not None:
            return self._described(together)
        named = name_joined(self._page, self._words, self._index, statement.source, head)
        found = self._index.get(head)
        if last is not None and found is not last[0] and self._adds(statement, head, last):
            return self._moved(found, last[0], head)
        if named is not None and (found is None or not found.names):
            return self._take_in(named, found, head)
        if found is not None:
            return found
        span = Span(self._page.starts[head], self._page.ends[head])
        turn = self._turns.labelled(span.start)
        if turn is not None:
            self._mention(turn, head, span, "name" if len(span) > 1 else "nominal")
            self._coreference.reasons[span] = "whose turn it is in the interview"
            return turn
        choice = self._choose(statement.source, head, span, last)
        self._coreference.reasons[span] = choice.reason
        if choice.cluster is not None:
            self._index[head] = choice.cluster
        return choice.cluster

    def _choose(
        self, source: Sequence[Span], head: int, span: Span, last: tuple[Cluster, int] | None
    ) -> Choice:
        """An actor for a source whose head is no mention yet."""
        page, word = self._page, self._page.lower[head]
        if page.tags[head] in _RELATIVE:
            return self._antecedent(head, span)
        if word in self._words.first_person:
            return self._own_turn(head, span)
        if page.tags[head].startswith("PRP"):
            return self._pronoun(head, span, last)
        choice = self._some(source, head, span)
        if choice is not None:
            return choice
        cluster = self._place(head, span)
        if cluster is not None:
            return Choice(cluster, "a place that speaks stands for its government")
        cluster = self._misspelt(head)
        if cluster is not None:
            self._mention(cluster, head, span, "name")
            return Choice(cluster, "a spelling of the only name like it")
        author = self._author(source, head) if word in self._words.documents else None
        if author is not None:
            self._mention(author, head, Span(first_of(self._page, head), span.end), "nominal")
            return Choice(author, "the author of the words")
        return Choice(self._own(source, head, span), "an actor of its own")

    def _some(self, source: Sequence[Span], head: int, span: Span) -> Choice | None:
        """Whom "the former", "some" or "others" means, where the words say no more."""
        page, word = self._page, self._page.lower[head]
        site = Site(head, page.sentences[head], 2, False)
        bare = source[-1].end == span.end
        if word in _OF_TWO and bare:
            choice = former_or_latter(word, self._coreference.before(site, 2))
        elif word in _OF_MANY and bare:
            choice = self._coreference.group(site)
        else:
            return None
        if choice.cluster is None:
            return None
        self._mention(choice.cluster, head, span, "nominal")
        return choice

    def _own_turn(self, head: int, span: Span) -> Choice:
        """Who says "I" in an interview printed in turns."""
        speaker = self._turns.speaker(span.start)
        if speaker is None:
            return Choice(None, "the first person, with no speaker around it")
        self._mention(speaker, head, span, "pronoun")
        return Choice(speaker, "whose turn it is in the interview")

    def _author(self, source: Sequence[Span], head: int) -> Cluster | None:
        """Whose a statement or report is: the possessor, or the actor after "by", "of" or "from"."""
        page = self._page
        inside = range(page.at(source[0].start), page.last(source[-1].end) + 1)
        for at in inside:
            cluster = self._index.get(at)
            if cluster is None and page.deps[at] in _BEFORE and page.lower[at] in self._words.institutions:
                site = Site(head, page.sentences[head], 2, False)
                cluster = self._coreference.body_named(page.lower[at], site)
            if cluster is None and at < head and page.tags[at + 1] == "POS":
                cluster = self._place(at, Span(page.starts[at], page.ends[at]))
            if cluster is None or at == head:
                continue
            if at < head and page.deps[at] in _BEFORE:
                return cluster
            tie = page.heads[at]
            if at > head and page.deps[at] == "pobj" and page.lower[tie] in _BY and self._tied(tie, head):
                return cluster
            if at > head and page.deps[at] == "nsubj":
                return cluster
        return None

    def _tied(self, tie: int, head: int) -> bool:
        """Whether a preposition belongs to the noun, at once or through "published" (not "seen") "by"."""
        page, above = self._page, self._page.heads[tie]
        through = page.heads[above] == head and page.deps[above] in ("acl", "prep")
        return above == head or (through and page.lower[above] not in _ONLY_SEEN)

    def _antecedent(self, head: int, span: Span) -> Choice:
        """What "who" stands for: the noun that its clause is about."""
        page, at = self._page, head
        for _ in range(4):
            if page.deps[at] == "relcl":
                cluster = self._index.get(meant_by_who(page, page.heads[at]))
                if cluster is not None:
                    self._mention(cluster, head, span, "pronoun")
                    return Choice(cluster, "the noun before the relative clause")
            at = page.heads[at]
        return Choice(None, "a relative clause about no known actor")

    def _pronoun(self, head: int, span: Span, last: tuple[Cluster, int] | None) -> Choice:
        page, row = self._page, self._words.pronouns.get(self._page.lower[head])
        site = Site(head, page.sentences[head], 0, False)
        if row is None and page.lower[head] not in self._words.neuter:
            return Choice(None, "no pronoun of the third person")
        if row is None:
            body = last if last is not None and not is_person(last[0]) else None
            speaker = Choice(body[0] if body else None, "the speaker before")
            choice = speaker if body and page.sentences[head] - body[1] <= 1 else self._coreference.body(site)
            choice = speaker if body and choice.cluster is None else choice
        elif last is not None and self._goes_on(head, last, row.gender, row.plural):
            choice = Choice(last[0], "the speaker before")
        else:
            return Choice(None, self._coreference.reasons.get(span, "a pronoun with no antecedent near"))
        if choice.cluster is not None:
            self._mention(choice.cluster, head, span, "pronoun")
        return choice

    def _adds(self, statement: Statement, head: int, last: tuple[Cluster, int]) -> bool:
        """Whether a pronoun "adds" to what the last speaker has said, in one of the next sentences."""
        page = self._page
        if statement.lemma not in _ADDING or page.tags[head] != "PRP":
            return False
        row, near = self._words.pronouns.get(page.lower[head]), page.sentences[head] - last[1] <= _ADDS_WITHIN
        if row is None:
            return near and page.lower[head] in self._words.neuter and not is_person(last[0])
        return near and self._goes_on(head, last, row.gender, row.plural)

    def _moved(self, found: Cluster | None, to: Cluster, head: int) -> Cluster:
        """``to``, which takes over the pronoun at ``head`` from ``found``."""
        span = Span(self._page.starts[head], self._page.ends[head])
        if found is not None:
            found.mentions = [mention for mention in found.mentions if mention.span != span]
        self._mention(to, head, span, "pronoun")
        self._index[head] = to
        self._coreference.reasons[span] = "the speaker before, who adds to it"
        return to

    def _goes_on(self, head: int, last: tuple[Cluster, int], gender: str | None, plural: bool) -> bool:
        """Whether the last speaker may be who the pronoun stands for."""
        cluster, sentence = last
        if self._page.sentences[head] - sentence > _CONTINUES:
            return False
        if plural:
            return cluster.plural or not is_person(cluster)
        return is_person(cluster) and cluster.gender in (None, gender)

    def _misspelt(self, head: int) -> Cluster | None:
        """The one person whose surname is spelt like the proper noun at ``head``."""
        word = self._page.words[head]
        if self._page.tags[head] != "NNP" or len(word) < LONG_ENOUGH:
            return None
        people = [c for c in self._directory.clusters if c.type == "person" and c.names][:MOST_COMPARED]
        alike = [c for c in people if fuzz.ratio(word, c.name.rsplit(" ", 1)[-1]) >= SAME_SPELLING]
        return alike[0] if len(alike) == 1 else None

    def _place(self, head: int, span: Span) -> Cluster | None:
        """The government or institution behind a country, capital or seat that is a source."""
        page = self._page
        if not page.words[head][:1].isupper():
            return None
        for size in (3, 2, 1):
            first = head - size + 1
            phrase = " ".join(page.words[max(0, first) : head + 1])
            known = self._words.country_acting(phrase) or phrase.lower() in self._words.seats
            if first >= 0 and known:
                cluster = self._directory.behind(phrase)
                if cluster is not None:
                    cluster.mentions.append(metonym(Span(page.starts[first], span.end), cluster))
                return cluster
        return None

    def _own(self, source: Sequence[Span], head: int, span: Span) -> Cluster:
        """A new actor for the noun phrase that ends with the head."""
        page = self._page
        plural = page.tags[head] in ("NNS", "NNPS") or page.deps[head] in ("nummod",)
        named = page.tags[head] in ("NNP", "NNPS")
        kind: ActorType = "group" if plural else "organization" if named else "unnamed"
        mention = ActorMention(
            span=Span(first_of(self._page, head), span.end),
            name=name_of(self._page, source, head),
            form="name" if named else "nominal",
            type=kind,
            plural=plural,
            rule="resolve.source",
            confidence=0.6,
        )
        titled = self._words.title_ending(page.lower, head + 1) is not None
        human = named or titled or page.lower[head] in self._words.people
        return self._described(mention, human)

    def _described(self, mention: ActorMention, human: bool = True) -> Cluster:
        """The actor that the same words described before, or a new one."""
        before = self._coreference.described(mention.name)
        if before is not None:
            before.take(mention)
            return before
        cluster = cluster_of(mention)
        cluster.human = human
        self._directory.clusters.append(cluster)
        self._coreference.describe(cluster)
        return cluster

    def _mention(self, cluster: Cluster, head: int, span: Span, form: ActorForm) -> None:
        row = self._words.pronouns.get(self._page.lower[head])
        cluster.mentions.append(
            ActorMention(
                span=span,
                name=span.of(self._page.text),
                form=form,
                type=cluster.type,
                gender=row.gender if row else None,
                plural=bool(row and row.plural),
                rule="resolve.source",
                confidence=0.7,
            )
        )

    def _take_in(self, named: Cluster, found: Cluster | None, head: int) -> Cluster:
        """Gives the mentions of the description ``found`` to who is named beside it."""
        if found is not None and found is not named:
            for mention in found.mentions:
                named.take(replace(mention, rule="coreference.nominal"))
                self._index[head_within(self._page, mention.span)] = named
            found.mentions = []
        self._index[head] = named
        return named
