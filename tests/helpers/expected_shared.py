"""What several tables of the two hand-made records say."""

from __future__ import annotations

ARTICLE_1 = {
    "article_id": "0123456789abcdef",
    "path": "a/first.txt",
    "title": 'Miners hurt, "badly"',
    "publisher": "The Post",
    "published": "2024-03-05T10:00:00+02:00",
    "url": "https://post.example/1",
}
ARTICLE_2 = {
    "article_id": "fedcba9876543210",
    "path": "b.jsonl#2",
    "title": None,
    "publisher": None,
    "published": None,
    "url": None,
}
QUIST = {"actor_id": "a1", "actor": "Ada Quist", "actor_type": "person", "actor_country": "NA"}
NOBODY = {"actor_id": None, "actor": None, "actor_type": None, "actor_country": None}
ASSERTED = {"polarity": "positive", "modality": "asserted"}

AS_QUIST = {"speaker": "xb576e7892c68", "speaker_name": "Ada Quist"}
AS_NOBODY = {"speaker": None, "speaker_name": None}
ON_THE_FIFTH = {"first_published": "2024-03-05", "last_published": "2024-03-05"}


def twice(counted: str, n: int) -> dict[str, int]:
    """A count, the same without copies: these two articles are none."""
    return {f"n_{counted}": n, f"n_{counted}_original": n}
