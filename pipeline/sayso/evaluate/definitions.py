"""The figures, in the order in which they are shown: how each is measured, and what it is."""

from __future__ import annotations

from typing import Literal

Measure = Literal["F1", "share", "mean F1"]
FIGURES: dict[str, tuple[Measure, str]] = {
    "detection": ("F1", "statements whose contents agree: half of the words that either has, one to one"),
    "exact": ("F1", "statements whose contents have the same words"),
    "end_to_end": ("F1", "statements whose contents agree and whose sources agree too, or are both missing"),
    "attribution": ("share", "of detected statements that have a source in the gold: the source agrees"),
    "direct_detection": ("F1", "detection among direct speech alone, on both sides"),
    "direct_end_to_end": ("F1", "end to end among direct speech alone"),
    "quoted_detection": ("F1", "detection among direct speech and what is nested in it"),
    "quoted_end_to_end": ("F1", "end to end among direct speech and what is nested in it"),
    "tokens_source": ("F1", "words that are in some source"),
    "tokens_cue": ("F1", "words that are in some cue"),
    "tokens_content": ("F1", "words that are in some content"),
    "speakers": ("share", "of detected statements with a speaker in the gold: the actor has that name"),
    "source_forms": ("share", "of detected statements: form of the source"),
    "quote_types": ("share", "of detected statements: `quote_type`"),
    "acts": ("share", "of detected statements: speech act"),
    "polarity": ("share", "of detected statements: polarity"),
    "modality": ("share", "of detected statements: modality"),
    "source_forms_macro": ("mean F1", "over the forms of sources"),
    "quote_types_macro": ("mean F1", "over the quote types"),
    "acts_macro": ("mean F1", "over the speech acts"),
    "polarity_macro": ("mean F1", "over the polarities"),
    "modality_macro": ("mean F1", "over the modalities"),
    "addressees": ("F1", "of detected statements: addressees whose words agree"),
    "nesting": ("F1", "of detected statements: those that have a parent"),
    "parents": ("share", "of detected statements whose parent is detected too: that one is the parent"),
    "numbers": ("F1", "numbers with the same span"),
    "values": (
        "share",
        "of those numbers, but for vague ones, scores and identifiers: value, or both ends of a range",
    ),
    "bounds": ("share", "of those numbers: bound"),
    "number_kinds": ("share", "of those numbers: kind"),
    "units": ("F1", "of those numbers: units"),
    "counted": ("F1", "of those numbers: what is counted"),
    "outcomes": ("share", "of those numbers that count: outcome, or that there is none"),
    "groups": ("F1", "of those numbers: groups"),
    "parties": ("F1", "of those numbers: whose members are counted"),
    "bases": ("F1", "of those numbers: bases"),
    "places": ("F1", "mentions of places that overlap"),
    "place_forms": ("share", "of those mentions: form"),
    "place_countries": ("F1", "of those mentions: countries"),
    "geonames": ("share", "of those mentions with a GeoNames id in the gold: that id"),
    "dates": ("F1", "time expressions with the same span"),
    "date_types": ("share", "of those time expressions: type"),
    "date_values": ("share", "of those time expressions with a value in the gold: TIMEX3 value"),
}
