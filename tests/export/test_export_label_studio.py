"""Label Studio: tasks that it takes, and corrections that come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import orjson
import pytest

from sayso.errors import GoldError
from sayso.export.annotations import annotated
from sayso.export.from_label_studio import load_label_studio
from sayso.records import Record

Exported = Callable[..., Path]
Task = dict[str, Any]


@pytest.fixture
def tasks(exported: Exported) -> list[Task]:
    loaded: list[Task] = orjson.loads(exported("label-studio", "tasks.json").read_bytes())
    return loaded


@pytest.fixture
def task(tasks: list[Task]) -> Task:
    """The first article as if its predictions had been submitted as they are."""
    first = tasks[0]
    return {
        "id": 7,
        "data": first["data"],
        "annotations": [{"id": 1, "result": first["predictions"][0]["result"]}],
    }


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Any]:
    """Reads tasks as an export of Label Studio's."""

    def call(*tasks: Task) -> Any:
        (tmp_path / "project.json").write_bytes(orjson.dumps(tasks))
        return load_label_studio(tmp_path / "project.json")

    return call


def results(task: Task) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = task["annotations"][0]["result"]
    return found


def test_regions_stand_where_they_say_and_fit_the_setup(exported: Exported, tasks: list[Task]) -> None:
    setup = ElementTree.parse(exported("label-studio", "again.json").with_name("again.config.xml")).getroot()
    controls = {one.get("name"): one for one in setup.iter() if one.get("toName")}
    labels = {one.get("value") for one in setup.iter("Label")}
    relations = {one.get("value") for one in setup.iter("Relation")}
    (text,) = setup.iter("Text")
    for task in tasks:
        assert text.get("value") == "$text" and isinstance(task["data"]["text"], str)
        (prediction,) = task["predictions"]
        ids = {item["id"] for item in prediction["result"] if item["type"] == "labels"}
        for item in prediction["result"]:
            if item["type"] == "relation":
                assert {item["from_id"], item["to_id"]} <= ids and set(item["labels"]) <= relations
                continue
            value, control = item["value"], controls[item["from_name"]]
            assert control.tag.lower() == item["type"] and item["to_name"] == text.get("name")
            assert item["id"] in ids and 0 <= value["start"] < value["end"] <= len(task["data"]["text"])
            if item["type"] == "labels":
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert set(value["labels"]) <= labels
            if item["type"] == "choices":
                assert set(value["choices"]) <= {one.get("value") for one in control.iter("Choice")}


def test_no_tag_stands_in_the_file(exported: Exported, tasks: list[Task]) -> None:
    assert b"<" not in exported("label-studio", "again.json").read_bytes()
    assert "<script>" in tasks[1]["data"]["text"]


def test_what_was_not_changed_comes_back_as_it_was(
    load: Callable[..., Any], task: Task, ferry: Record
) -> None:
    (document,) = load(task).values()
    expected = annotated(ferry)
    by_place = sorted(document.places, key=lambda one: one.span)
    assert document.statements == expected.statements
    assert document.header == expected.header
    assert document.text == expected.text
    assert [replace(one, id="p1") for one in by_place] == list(expected.places)
    assert [replace(one, id="n1") for one in document.numbers] == [replace(expected.numbers[0], low=None)]


def test_corrections_come_back(load: Callable[..., Any], task: Task) -> None:
    for item in results(task):
        if item.get("from_name") == "Content_Act" and item["value"]["choices"] == ["deny"]:
            item["value"]["choices"] = ["reject"]
        if item.get("from_name") == "Content_Speaker" and item["value"]["text"] == ["government of Norway"]:
            item["value"]["text"] = ["Oslo city council"]
        if item["type"] == "labels" and item["value"].get("text") == "told":
            item["value"] |= {"end": item["value"]["end"] + 1, "text": "told "}
    (document,) = load(task).values()
    assert [one.act for one in document.statements] == ["say", "reject", "say", "warn"]
    assert document.statements[2].speaker == "Oslo city council"
    assert document.statements[0].cue[0].of(document.text) == "told"


def test_a_relation_drawn_the_other_way_or_without_label_ties_too(
    load: Callable[..., Any], task: Task
) -> None:
    (before,) = load(task).values()
    for item in results(task):
        if item["type"] == "relation" and item["labels"] not in (["continues"], ["parent"]):
            item |= {"from_id": item["to_id"], "to_id": item["from_id"], "labels": []}
    (after,) = load(task).values()
    assert after == before
    for item in results(task):
        if item["type"] == "relation" and item["labels"] == ["parent"]:
            item |= {"from_id": item["to_id"], "to_id": item["from_id"], "direction": "left"}
    (again,) = load(task).values()
    assert again == before


def test_the_last_annotation_that_was_not_cancelled_counts(load: Callable[..., Any], task: Task) -> None:
    older, cancelled = {"id": 0, "result": []}, {"id": 2, "result": [], "was_cancelled": True}
    task["annotations"] = [older, *task["annotations"], cancelled]
    (document,) = load(task, {"data": {"text": "not looked at"}, "annotations": []}).values()
    assert len(document.statements) == 4


def region(task: Task, label: str) -> dict[str, Any]:
    """The first region of a label."""
    return next(
        item for item in results(task) if item["type"] == "labels" and item["value"]["labels"] == [label]
    )


def without(task: Task, kind: str, name: str = "") -> None:
    """Takes out all results of a type, and with ``name`` only those of that control."""
    kept = [item for item in results(task) if item["type"] != kind or item.get("from_name", "") != name]
    task["annotations"][0]["result"] = kept


def relabel(task: Task) -> None:
    region(task, "Source")["value"]["labels"] = ["Speaker"]


def shift(task: Task) -> None:
    region(task, "Cue")["value"]["start"] += 1


def blank(task: Task) -> None:
    value = region(task, "Cue")["value"]
    value |= {"start": value["end"], "end": value["end"] + 1}
    del value["text"]


def unsay(task: Task) -> None:
    without(task, "choices", "Content_Act")


def untie(task: Task) -> None:
    without(task, "relation")


def tie_wrongly(task: Task) -> None:
    source, cue = region(task, "Source")["id"], region(task, "Cue")["id"]
    results(task).append({"type": "relation", "from_id": source, "to_id": cue, "labels": []})


def circle(task: Task) -> None:
    tie = next(item for item in results(task) if item.get("labels") == ["continues"])
    results(task).append(tie | {"from_id": tie["to_id"], "to_id": tie["from_id"]})


def lose(task: Task) -> None:
    del task["data"]["text"]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (relabel, "task 1: the label 'Speaker' is none of Source, Cue"),
        (shift, "task 1: the Cue 'told' is not what stands at 51..54, which is 'old'"),
        (blank, r"task 1: the Cue at 54\.\.55 has no words; delete it"),
        (unsay, r"task 1 \(ferry\), at 'We cannot sail,': E1 has no Act"),
        (untie, r"task 1 \(ferry\), at 'harbour master Nora Lind': this Source belongs to no Content; draw"),
        (tie_wrongly, "task 1: a relation without a label from a Source to a Cue says nothing"),
        (circle, r"task 1 \(ferry\), at 'We cannot sail,': this Content continues itself in a circle"),
        (lose, r"task 1: not a task that sayso wrote \(KeyError: 'text'\)"),
    ],
)
def test_a_wrong_correction_is_named_with_task_and_words(
    load: Callable[..., Any], task: Task, spoil: Callable[[Task], None], message: str
) -> None:
    spoil(task)
    with pytest.raises(GoldError, match=message):
        load(task)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (b"{", r"project\.json:\d+: not JSON .*; export the project as JSON"),
        (b'{"text": 1}', r"project\.json: not a list of tasks"),
        (b"[]", r"project\.json: no task has an annotation"),
        (b'[{"data": {}, "annotations": [{"result": 3}]}]', "task 1: not a task that sayso wrote"),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path: Path, written: bytes, message: str) -> None:
    (tmp_path / "project.json").write_bytes(written)
    with pytest.raises(GoldError, match=message):
        load_label_studio(tmp_path / "project.json")
