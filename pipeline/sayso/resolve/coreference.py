"""Pronouns and descriptions resolved to actors, by sieves from the surest to the least sure.

After the multi-pass sieve of Stanford (Lee et al. 2013) and eyecite's rule: a reading is accepted
when one candidate remains, and refused, with the reason, when two do. Gender and number come from
titles, first names and the pronouns before; prominence is that of centering theory: the subject of
the main clause, then other subjects, then the rest, in the nearest sentence that has a candidate.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sayso.knowledge.actors import ActorWords
from sayso.resolve.appositions import apposed, said_of
from sayso.resolve.choices import Choice, Entry, Test, choose, has_noun, of_sector, sole, topic
from sayso.resolve.clusters import Cluster, Site, Sites, cluster_of
from sayso.resolve.offices import of_same_body, officer_of
from sayso.resolve.roles import fits_role, head_noun, is_definite, is_person, may_be, tells_apart
from sayso.resolve.together import group_of, kind_of_pair, nearest_two
from sayso.spans import Span
from sayso.values import ActorMention

PRONOUN_REACH = 6  # sentences back that a pronoun looks, those inside quotations not counted
NOMINAL_REACH = 15  # the same for a description
VARIED_REACH = 3  # the same for another word for a person
BODY_REACH = 6  # the same for "the company", which does not name what it is
MOST_HOLDERS = 100  # actors with a role among whom an office's holder is sought
MOST_SEEN = 80  # mentions back that anything looks


class Coreference:
    """Resolves one article's descriptions and pronouns, in reading order.

    ``clusters`` are the actors known by name and grow as descriptions found new ones; ``of_span``
    says whose the named mentions are. ``reasons`` tells for each description and pronoun what
    decided, and ``entries`` holds all resolved mentions in reading order; ``home`` is the
    government of the article's own country.
    """

    def __init__(
        self,
        words: ActorWords,
        sites: Sites,
        clusters: list[Cluster],
        of_span: dict[Span, Cluster],
        home: Cluster | None = None,
        day: date | None = None,
    ) -> None:
        self._words = words
        self._sites = sites
        self._clusters = clusters
        self._of_span = of_span
        self.entries: list[Entry] = []
        self.reasons: dict[Span, str] = {}
        self._descriptions: dict[str, Cluster] = {}
        self._home = home
        self._governments = [c for c in clusters if c.rule == "resolve.government" and c is not home]
        if home is not None:
            self._governments.append(home)
        self._by_role: list[Cluster] = [c for c in clusters if c.roles or c.office]
        self._day = day
        self._known = {c.known.id: c for c in clusters if c.known is not None}

    def run(self, mentions: Sequence[ActorMention]) -> None:
        """Resolves all ``mentions`` that have no actor yet."""
        order: list[tuple[Span, ActorMention | None]] = [(m.span, m) for m in mentions]
        known = {m.span for m in mentions}
        order += [(span, None) for span in self._of_span if span not in known]
        starts = {span.start: cluster for span, cluster in self._of_span.items()}
        for span, mention in sorted(order, key=lambda pair: (pair[0].start, -pair[0].end)):
            site = self._sites.of(span)
            cluster = self._of_span.get(span)
            if cluster is None and mention is not None and mention.form != "name":
                cluster = self._resolve(mention, site, starts)
            if cluster is not None:
                self.entries.append(Entry(site, cluster, span))

    def _resolve(self, mention: ActorMention, site: Site, starts: dict[int, Cluster]) -> Cluster | None:
        """The actor of a pronoun or description, which takes the mention up."""
        if mention.form == "pronoun":
            choice = self.pronoun(mention, site)
            rule = "coreference.pronoun"
        else:
            choice = self._nominal(mention, site, starts)
            rule = "coreference.nominal"
        self.reasons[mention.span] = choice.reason
        if choice.cluster is None:
            return self._new(mention, site) if mention.form == "nominal" else None
        self._join(choice.cluster, replace(mention, rule=rule))
        return choice.cluster

    def _join(self, cluster: Cluster, mention: ActorMention) -> None:
        """Adds a mention; a pronoun tells a person's gender, a description may tell the role."""
        if mention.form == "nominal" and mention.role in self._words.vague:
            mention = replace(mention, role=None)
        if mention.form == "pronoun":
            if is_person(cluster) and not mention.plural:
                cluster.vote(mention.gender)
            cluster.mentions.append(mention)
            return
        had = bool(cluster.roles)
        cluster.take(mention)
        if cluster.roles and not had:
            self._by_role.append(cluster)

    def _new(self, mention: ActorMention, site: Site) -> Cluster | None:
        """An actor of its own for a description that none fits; only if it acts."""
        if mention.confidence < 0.8:
            return None
        cluster = cluster_of(mention)
        self._clusters.append(cluster)
        self._descriptions[cluster.name.lower()] = cluster
        if cluster.roles:
            self._by_role.append(cluster)
        return cluster

    def described(self, name: str) -> Cluster | None:
        """The actor that the same words described before."""
        return self._descriptions.get(name.lower())

    def describe(self, cluster: Cluster) -> None:
        """Remembers a new actor by the words that describe it."""
        self._descriptions[cluster.name.lower()] = cluster

    def pronoun(self, mention: ActorMention, site: Site) -> Choice:
        """Who a pronoun stands for: in its sentence, else in the nearest one with a candidate."""
        if mention.plural:
            return self._plural(site)
        gender = mention.gender

        def test(cluster: Cluster) -> bool:
            return is_person(cluster) and not cluster.plural and cluster.gender in (None, gender)

        def unsure(cluster: Cluster) -> bool:
            return is_person(cluster) and not cluster.plural and cluster.votes == 1

        choice = self._nearest(site, test, PRONOUN_REACH, "person of that gender")
        if choice.cluster is None and choice.reason.startswith("no "):
            return self._nearest(site, unsure, PRONOUN_REACH, "person of that gender")
        return choice

    def group(self, site: Site) -> Choice:
        """Which group of people "some" or "others" is of."""
        return self._nearest(site, lambda c: c.plural, 2, "group")

    def _plural(self, site: Site) -> Choice:
        choice = self.group(site)
        if choice.cluster is None:
            bodies = ("group", "government", "organization")
            choice = self._nearest(site, lambda c: c.type in bodies, 2, "body")
        return choice

    def body(self, site: Site) -> Choice:
        """Which body "it" stands for."""
        bodies = ("government", "organization")
        return self._nearest(site, lambda c: c.type in bodies and not c.plural, BODY_REACH, "body")

    def _nearest(self, site: Site, test: Test, reach: int, what: str) -> Choice:
        """The one candidate, or the one subject, of the nearest sentence that has candidates."""
        for sentence, entries in self.before(site, reach):
            fits = [e for e in entries if test(e.cluster)]
            if sentence == site.sentence and site.rank == 0:
                fits = [e for e in fits if e.site.rank < 2]
            if fits:
                where = "this sentence" if sentence == site.sentence else "the nearest sentence with one"
                return choose(fits, what, where)
        return Choice(None, f"no {what} near")

    def before(self, site: Site, reach: int) -> Iterator[tuple[int, list[Entry]]]:
        """The resolved mentions outside quotations, by sentence, from this one backwards."""
        group: list[Entry] = []
        at, steps = bisect_left(self.entries, site.head, key=lambda e: e.site.head), 0
        for entry in reversed(self.entries[max(0, at - MOST_SEEN) : at]):
            if entry.site.quoted and not site.quoted:
                continue
            if group and entry.site.sentence != group[0].site.sentence:
                yield group[0].site.sentence, group
                steps += 1
                group = []
            if steps > reach:
                return
            group.append(entry)
        if group:
            yield group[0].site.sentence, group

    def _nominal(self, mention: ActorMention, site: Site, starts: dict[int, Cluster]) -> Choice:
        page = self._sites.page
        beside = apposed(page, mention, site.head, starts, self.entries)
        if beside is not None:
            return Choice(beside, "stands in apposition to the name")
        said = said_of(page, mention, site.head, self.entries)
        if said is not None:
            return Choice(said, "is said to be it")
        two = self._two(mention, site)
        if two is not None:
            return two
        if mention.plural:
            return self._same_group(mention, site)
        named = self._named(mention, site)
        if named is not None:
            return Choice(named, "its name and what it is")
        if page.tags[site.head] == "NNP" and (before := self.described(mention.name)) is not None:
            return Choice(before, "the same name before")  # "Congress"
        if not is_definite(page, site.head, mention.span):
            return Choice(None, "an actor of its own: not mentioned before")
        if mention.type == "person" and mention.role:
            return self._holder(mention, site)
        if mention.type in ("organization", "government", "group"):
            return self._same_body(mention, site)
        return self._rival(mention, site) or self._same_person(mention, site)

    def _named(self, mention: ActorMention, site: Site) -> Cluster | None:
        """The body whose name stands right before a noun for such a body: "Xinhua news agency"."""
        page = self._sites.page
        first = page.at(mention.span.start)
        while first < site.head and (
            page.lower[first] == "the" or page.lower[first] in self._words.adjectives
        ):
            first += 1
        row = self._words.institution_of(page.lower[first : site.head + 1], site.head + 1 - first)
        if row is None or not row.generic or page.tags[site.head] != "NN":
            return None
        last = site.head - len(row.id.split())
        cluster = self._of_span.get(Span(page.starts[first], page.ends[last])) if last >= first else None
        return cluster if cluster is not None and cluster.type == "organization" else None

    def _two(self, mention: ActorMention, site: Site) -> Choice | None:
        """The group of the two that "both sides" or "the two men" means, if two of the kind are near."""
        side = kind_of_pair(self._sites.page, self._words, mention, site.head)
        members = nearest_two(list(self.before(site, NOMINAL_REACH)), side) if side is not None else None
        if members is None:
            return None
        group = replace(group_of(members, mention.span), form="nominal")
        cluster = self._descriptions.get(group.name.lower())
        if cluster is None:
            cluster = cluster_of(group)
            self._clusters.append(cluster)
            self.describe(cluster)
        return Choice(cluster, "the two of the nearest sentences with two")

    def _owner(self, mention: ActorMention, site: Site) -> Cluster | None:
        """Whom the "her" stands for that a description begins with."""
        page = self._sites.page
        first = page.at(mention.span.start)
        row = self._words.pronouns.get(page.lower[first])
        if row is None or not row.possessive:
            return None
        span = Span(page.starts[first], page.ends[first])
        whose = replace(mention, span=span, form="pronoun", gender=row.gender, plural=row.plural)
        return self.pronoun(whose, Site(first, site.sentence, 2, site.quoted)).cluster

    def _rival(self, mention: ActorMention, site: Site) -> Choice | None:
        """The only other one of that office, else the only other person named, that "her rival" means."""
        page = self._sites.page
        if page.lower[site.head] not in self._words.rivals:
            return None
        owner = self._owner(mention, site)
        if owner is None:
            return None
        others = [c for c in self._by_role[:MOST_HOLDERS] if set(c.roles) & set(owner.roles)]
        others = others or [e.cluster for e in self.entries[-MOST_SEEN:]]
        return sole((c for c in others if c is not owner and c.names and is_person(c)), "the only other one")

    def _holder(self, mention: ActorMention, site: Site) -> Choice:
        """Who holds the office: one candidate in the article, else the last one mentioned."""
        named = self._descriptions.get(mention.name.lower())
        fits = [c for c in self._by_role[:MOST_HOLDERS] if fits_role(c, mention, self._words)]
        tied = " of " in mention.name and mention.name.lower() not in self._words.titles
        if tied and mention.country is None:
            fits = [c for c in fits if c is named]
        fits = list(of_same_body(self._sites.page, self._words, fits, mention, site.head))
        officer = officer_of(self._words, mention, self._known, self._home, self._day)
        if officer is not None and not any(c.country == officer.country for c in fits):
            if not officer.mentions:
                self._clusters.append(officer)
            return Choice(officer, "held the office on the day of publication")
        if len(fits) == 1:
            return Choice(fits[0], f"the only {mention.role} of the article")
        if not fits:
            varied = self._varied(mention, site) if mention.role in self._words.occupations else None
            return varied or Choice(None, f"no {mention.role} is named")
        return self._nearest(site, lambda c: c in fits, 2, str(mention.role))

    def body_named(self, noun: str, site: Site) -> Cluster | None:
        """The last body that acted, else the nearest, whose name has the noun ``noun``."""
        return self._last_acting(site, has_noun(noun, None, set()), noun).cluster

    def _same_body(self, mention: ActorMention, site: Site) -> Choice:
        """The last body whose name has the same noun; for a generic noun the last body at all."""
        page, words = self._sites.page, self._words
        noun = page.lower[site.head]
        first = page.at(mention.span.start)
        told = {page.lower[at] for at in range(first, site.head) if tells_apart(page, words, at)}
        choice = self._last_acting(site, has_noun(noun, mention.country, told), noun)
        row = words.institution_of(page.lower[first : site.head + 1], site.head + 1 - first)
        if page.lower[first] == "this" and row is not None and row.sector == "media":
            return Choice(None, "the publication itself")
        if choice.cluster is None and row is not None and row.state and row.type == "government":
            return self._only_government() if mention.country is None else choice
        if choice.cluster is None and row is not None and row.generic:
            known = page.lower[first] in ("the", "this", "that")
            bare = not told - set(row.id.split()) and mention.name.lower().endswith(noun)
            if known and (bare or "based" in page.lower[first : site.head]):
                return self._spoken_of(site, row.sector, mention.country)
        return choice

    def _last_acting(self, site: Site, test: Test, noun: str) -> Choice:
        """The last one that was a subject, else the nearest: those only mentioned are not "the ministry"."""
        for _, entries in self.before(site, NOMINAL_REACH):
            acting = [e.cluster for e in entries if e.site.rank < 2 and test(e.cluster)]
            if acting:
                last = sole(acting, f"the last {noun} that acted")
                return last or self._nearest(site, test, NOMINAL_REACH, noun)
        return self._nearest(site, test, NOMINAL_REACH, noun)

    def _spoken_of(self, site: Site, sector: str | None, country: str | None) -> Choice:
        """The body that "the company" means: the one that the text is about so far, else the nearest."""
        test = of_sector(sector, country, self._words)
        at = bisect_left(self.entries, site.head, key=lambda e: e.site.head)
        about = topic(self.entries[max(0, at - MOST_SEEN) : at], test) if sector != "media" else None
        if about is not None:
            return Choice(about, "the body the article is about")
        return self._nearest(site, test, BODY_REACH, "body")

    def _only_government(self) -> Choice:
        if self._home is not None:
            return Choice(self._home, "the government of the article's own country")
        if len(self._governments) == 1:
            return Choice(self._governments[0], "the only government of the article")
        return Choice(None, f"{len(self._governments)} governments are mentioned")

    def _same_group(self, mention: ActorMention, site: Site) -> Choice:
        """The same words before ("officials"), or for "these officials" the same noun."""
        before = self._descriptions.get(mention.name.lower())
        if before is not None and before.plural:
            return Choice(before, "the same words before")
        page = self._sites.page
        noun = page.lower[site.head]
        if page.lower[page.at(mention.span.start)] in ("these", "those"):
            return self._nearest(site, lambda c: c.plural and head_noun(c.name) == noun, BODY_REACH, noun)
        return Choice(None, "a group of its own: not mentioned before")

    def _same_person(self, mention: ActorMention, site: Site) -> Choice:
        """The last one described by the same noun ("the teenager"), else the only person near."""
        noun = self._sites.page.lower[site.head]
        same = self._nearest(
            site,
            lambda c: is_person(c) and head_noun(c.name.split(" of ")[0]) == noun,
            NOMINAL_REACH,
            noun,
        )
        return same if same.cluster is not None else self._varied(mention, site) or same

    def _varied(self, mention: ActorMention, site: Site) -> Choice | None:
        """The one person near that a bare "the glaciologist" or "the 45-year-old" can be another word for."""
        page, first = self._sites.page, self._sites.page.at(mention.span.start)
        after = page.tags[site.head + 1 : site.head + 2]
        common = mention.role in self._words.common or "POS" in page.tags[first : site.head]
        if common or page.lower[first] != "the" or after in (["IN"], ["WP"], ["WDT"], ["VBN"], ["POS"]):
            return None
        near = [e.cluster for _, entries in self.before(site, VARIED_REACH) for e in entries]
        choice = sole((c for c in near if is_person(c) and not c.plural), "the only person near")
        fits = choice is not None and choice.cluster is not None and may_be(choice.cluster, mention)
        return choice if fits else None
