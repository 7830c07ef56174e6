"""What an actor that nobody names is called: whose it is, and of which country a ministry.

"His office" becomes "office of Reto Bundi", "the Sudanese foreign ministry" "Foreign Ministry of
Sudan"; the words on the page stay in the mentions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sayso.knowledge.actors import ActorWords, Institution
from sayso.language.page import Page
from sayso.resolve.clusters import Cluster
from sayso.resolve.owners import Owners
from sayso.resolve.roles import head_noun
from sayso.values import Place

_OWNER = re.compile(r"^(?P<owner>.{1,60}?)(?:['’]s|(?<=s)['’]) (?P<own>\S.*)$")
_SEATED = re.compile(r" in (?P<place>[A-Z]\S*(?: [A-Z]\S*)?)$")


def name_unnamed(
    page: Page,
    words: ActorWords,
    clusters: Sequence[Cluster],
    owners: Owners,
    home_of: Callable[[Sequence[str]], str | None],
    places: Sequence[Place],
) -> None:
    """Renames the actors among ``clusters`` that are called by whose they are.

    ``home_of`` tells the article's own country, some left out,
    which a ministry is of unless its words name another of the ``places``.
    """
    for cluster in clusters:
        if cluster.rule in ("resolve.government", "resolve.seat", "resolve.together") or not cluster.mentions:
            continue
        row = _national(words, cluster)
        if row is not None:
            _name_by_country(words, cluster, cluster.country or _seat(cluster, row, places, home_of))
        elif not cluster.names:
            if cluster.plural:
                _drop_number(page, cluster)
            _spell_out(page, cluster, owners)
            _name_by_owner(page, words, cluster, owners)


def _national(words: ActorWords, cluster: Cluster) -> Institution | None:
    """The noun of a ministry or the like, which is named by its kind alone."""
    if cluster.type not in ("government", "organization"):
        return None
    name, noun = cluster.name.lower().split(), head_noun(cluster.name)
    row = words.institutions.get(noun)
    if (row is None or not row.national) and noun in name:
        row = words.institution_of(name, name.index(noun) + 1)
    return row if row is not None and row.national and row.plural == cluster.plural else None


def _seat(
    cluster: Cluster,
    row: Institution,
    places: Sequence[Place],
    home_of: Callable[[Sequence[str]], str | None],
) -> str | None:
    """The country of the place in the name ("Gaza Health Ministry"), else the article's own.

    A parliament with a name of its own ("European Parliament") need not be the article's country's.
    """
    for place in places:
        if len(place.mentions) > 1 and any(mention.name in cluster.name for mention in place.mentions):
            return place.country
    return home_of(row.not_in) if row.national == "assumed" or not cluster.names else None


def _name_by_country(words: ActorWords, cluster: Cluster, country: str | None) -> None:
    row = words.countries.get(country or "")
    if row is None:
        return
    cluster.country = country
    base = _without_country(words, cluster.name)
    if not base or words.country_of(base.rsplit(" of ", 1)[-1].removeprefix("the ")) is not None:
        return
    if " " in base and base.islower():
        base = " ".join(w if w in ("of", "and", "for", "the") else w.capitalize() for w in base.split())
    cluster.name = f"{base} of {'the ' if row.definite else ''}{row.name}"


def _without_country(words: ActorWords, name: str) -> str:
    """``name`` without the adjective, possessor or capital that tells its country."""
    owned = _OWNER.match(name)
    if owned is not None:
        name = owned["own"]
    seated = _SEATED.search(name)
    if seated is not None and words.country_acting(seated["place"]) is not None:
        name = name[: seated.start()]
    parts = name.split()
    for size in (2, 1):
        if len(parts) > size and words.country_of(" ".join(parts[:size])) is not None:
            return " ".join(parts[size:])
    return name


def _spell_out(page: Page, cluster: Cluster, owners: Owners) -> None:
    """Calls "PA officials" by the name that the article has for the PA."""
    span = cluster.mentions[0].span
    for at in range(page.at(span.start), page.last(span.end)):
        word = page.words[at]
        body = owners.at(at) if len(word) > 1 and word.isupper() else None
        if body is not None and body.names and body.name != word and body.type != "person":
            cluster.name = " ".join(body.name if part == word else part for part in cluster.name.split(" "))


def _drop_number(page: Page, cluster: Cluster) -> None:
    """Calls "two deputies" deputies."""
    at = page.at(cluster.mentions[0].span.start)
    while page.tags[at] == "CD" and cluster.name.lower().startswith(f"{page.lower[at]} "):
        cluster.name = cluster.name[len(page.words[at]) + 1 :]
        at += 1


def _name_by_owner(page: Page, words: ActorWords, cluster: Cluster, owners: Owners) -> None:
    """Puts the owner's name for "his", "the canton's" and the like before the noun."""
    mention = cluster.mentions[0]
    first, last = page.at(mention.span.start), page.last(mention.span.end)
    if page.lower[first] in words.possessives:
        own = cluster.name[len(page.words[first]) :].strip().removeprefix("own ")
        owner = owners.at(first)
        begins = cluster.name.lower().startswith(page.lower[first])
        if begins and own and owner is not None and owner is not cluster:
            cluster.name = f"{own} of {owner.name}"
        return
    if _is_part(words, cluster):
        whole = owners.body(first)
        cluster.name = f"{cluster.name} of {whole.name}" if whole is not None else cluster.name
        return
    mark = next((at for at in range(first + 1, last) if page.tags[at] == "POS"), None)
    owned = _OWNER.match(cluster.name)
    if owned is None or mark is None:
        return
    owner = owners.at(mark - 1)
    people = cluster.human and cluster.type in ("person", "unnamed", "group")
    if owner is not None and owner is not cluster and (people or _is_named(owner, page.ends[mark - 1])):
        cluster.name = f"{owned['own']} of {owner.name}"
    elif people:
        article = "the " if page.lower[first] == "the" and words.country_of(owned["owner"]) is None else ""
        cluster.name = f"{owned['own']} of {article}{owned['owner']}"


def _is_part(words: ActorWords, cluster: Cluster) -> bool:
    """Whether a bare noun says that there is somebody or something it is of: "a spokesman", "the board"."""
    row = words.institutions.get(cluster.name.lower())
    title = words.titles.get(cluster.name.lower())
    return (row is not None and row.part) or (title is not None and title.role.startswith("Spokes"))


def _is_named(owner: Cluster, end: int) -> bool:
    """Whether the words that end at ``end`` name the owner, rather than its office."""
    return any(m.form == "name" and m.span.end == end for m in owner.mentions)
