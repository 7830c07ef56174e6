"""Figures of all articles → claims of the ledger: whose, said by whom and when, in which event."""

from __future__ import annotations

from sayso.aggregate.collect import OF_COUNTRY, FigureFacts, SceneFacts
from sayso.aggregate.copies import Moment
from sayso.aggregate.identities import Identity
from sayso.aggregate.joined import Joined
from sayso.aggregate.ledger.events import Scene, events_of
from sayso.aggregate.ledger.ledgers import Claim
from sayso.aggregate.ledger.where import Spot

LONG_AGO = 60  # days before publication from which a day named beside a speaker is not when they spoke


def claims_of(joined: Joined) -> list[Claim]:
    """The claims of all figures, in the order of the articles."""
    events = _events(joined)
    grounds = {number: _ground(scene) for number, scene in joined.facts.scenes.items()}
    return [_claim(joined, one, events[one.article], grounds[one.article]) for one in joined.facts.figures]


def side_of(identity: Identity) -> str:
    """Whose people they are: a country's, or those of one identity."""
    if identity.country is not None and identity.type in ("government", "organization", "group"):
        return identity.country
    return identity.id


def _events(joined: Joined) -> dict[int, int]:
    """The event of each article that gives figures."""
    facts = joined.facts
    numbers = sorted(facts.scenes)
    at = {number: position for position, number in enumerate(numbers)}
    origins = [at.get(int(joined.article_origin[number]), at[number]) for number in numbers]
    origins = [origins[origin] for origin in origins]
    moments = [_published(joined, number) for number in numbers]
    days = [moment[0] if moment else None for moment in moments]
    events = events_of(days, lambda position: _scene(joined, numbers[position]), origins)
    return dict(zip(numbers, events, strict=True))


def _scene(joined: Joined, number: int) -> Scene:
    scene = joined.facts.scenes[number]
    weights: dict[str, float] = {}
    for spot, weight in scene.places.items():
        weights[f"place:{spot.key}"] = weights.get(f"place:{spot.key}", 0.0) + weight
    for variant, weight in scene.actors.items():
        key = f"actor:{joined.identity_of[variant]}"
        weights[key] = weights.get(key, 0.0) + weight
    total = sum(weights.values()) or 1.0
    return Scene(
        weights={key: weight / total for key, weight in weights.items()},
        places=frozenset(f"place:{spot.key}" for spot in scene.places if spot.kind != "country"),
        countries=frozenset(f"country:{spot.country}" for spot in scene.places if spot.country),
    )


def _ground(scene: SceneFacts) -> Spot | None:
    """The place that an article tells most of, a country only where there is no other."""
    weights = {
        spot: weight * (OF_COUNTRY if spot.kind == "country" else 1.0)
        for spot, weight in scene.places.items()
    }
    return max(weights, key=lambda spot: weights[spot]) if weights else None


def _published(joined: Joined, article: int) -> Moment | None:
    """When the origin of an article was published: a copy does not make its figures newer."""
    return joined.facts.articles.texts.moment(int(joined.article_origin[article]))


def _claim(joined: Joined, told: FigureFacts, event: int, ground: Spot | None) -> Claim:
    figure = told.figure
    speaker = None if told.speaker is None else int(joined.identity_of[told.speaker])
    party = None if told.party is None else joined.identities[int(joined.identity_of[told.party])]
    claimant, label, side = _claimant(joined, told, speaker)
    whose = side_of(party) if party else None
    return Claim(
        figure=figure,
        row=told.row,
        article=told.article,
        origin=int(joined.article_origin[told.article]),
        event=event,
        moment=_said(figure.said, _published(joined, told.article)),
        claimant=claimant,
        label=label,
        identity=speaker,
        side=side,
        party=whose,
        own=whose is not None and speaker is not None and side_of(joined.identities[speaker]) == whose,
        scene=ground,
    )


def _claimant(joined: Joined, told: FigureFacts, speaker: int | None) -> tuple[str, str | None, str | None]:
    """Key, name and side of who gives a figure: an actor, words that name a source, or the article itself."""
    if speaker is not None:
        identity = joined.identities[speaker]
        return identity.id, identity.name, identity.country if identity.type == "government" else None
    if told.figure.source is not None:
        return f"source:{told.figure.source.casefold()}", told.figure.source, None
    articles, origin = joined.facts.articles, int(joined.article_origin[told.article])
    return f"article:{articles.publishers[origin] or articles.ids[origin]}", None, None


def _said(said: int | None, published: Moment | None) -> Moment | None:
    """When a figure was given: on the day that the text says, if near, else with its article."""
    if published is None or said is None:
        return published if said is None else (said, None)
    near = published[0] - LONG_AGO <= said < published[0]
    return (said, None) if near else published
