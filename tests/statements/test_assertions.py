"""Act, polarity, modality and evidence of what is said, one table of cases each."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from spacy.language import Language

from sayso.knowledge import Knowledge
from sayso.language.engine import parse
from sayso.statements.component import Statements
from sayso.values import Article, Statement


def statement_of(nlp: Language, knowledge: Knowledge, text: str) -> Statement:
    """The first statement of ``text``."""
    (parsed,) = parse(nlp, [Article(text=text)], 1_000_000)
    assert isinstance(parsed, tuple)
    return Statements(knowledge).process(parsed[1])[0]


ACTS = [
    ("The mayor said the bridge was safe.", "say"),
    ("The newspaper said the bridge was safe.", "report"),
    ("The state news agency said the bridge was safe.", "report"),
    ("According to the report, the bridge is safe.", "report"),
    ("According to the mayor, the bridge is safe.", "say"),
    ("The paper claimed that the bridge was safe.", "claim"),
    ("Asked whether the bridge was safe, the mayor said it was.", "ask"),
    ("Would it hold? “It will hold,” the mayor said.", "answer"),
    ("He called the vote a farce.", "criticise"),
    ("He called the vote orderly.", "praise"),
    ("Parents called for a new vote.", "demand"),
    ("She described the plan as a success.", "praise"),
    ("She described the plan as a disgrace.", "criticise"),
    ("She described the plan as a sketch.", "say"),
    ("The council voiced doubts about the plan.", "believe"),
    ("The council voiced support for the plan.", "agree"),
    ("The mayor denied that the bridge was closed.", "deny"),
    ("The mayor did not deny that the bridge was closed.", "admit"),
    ("The mayor refused to say who had closed the bridge.", "say"),
    ("The mayor refused the offer.", "reject"),
    ("The board questioned the figure.", "reject"),
    ("The board questioned whether the figure was right.", "ask"),
    ("They asked the court to wait.", "demand"),
    ("They blamed the council.", "criticise"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "act"), ACTS)
def test_act(nlp: Language, knowledge: Knowledge, text: str, act: str) -> None:
    assert statement_of(nlp, knowledge, text).act == act


POLARITIES = [
    ("The mayor said that the bridge was closed.", "positive", ""),
    ("The mayor said that the bridge was not closed.", "positive", ""),
    ("The mayor did not say that the bridge was closed.", "negative", "not"),
    ("The mayor has never said that the bridge was closed.", "negative", "never"),
    ("The mayor no longer says that the bridge is closed.", "negative", "longer"),
    ("Nobody said that the bridge was closed.", "negative", "Nobody"),
    ("Few analysts expect the truce to hold.", "negative", "Few"),
    ("A few analysts expect the truce to hold.", "positive", ""),
    ("A few other members said that the truce would hold.", "positive", ""),
    ("The mayor denied that the bridge was closed.", "negative", "denied"),
    ("The mayor did not deny that the bridge was closed.", "positive", "not denied"),
    ("The mayor refused to say that the bridge was closed.", "negative", "refused"),
    ("The council has yet to say that the bridge was closed.", "negative", "yet"),
    ("The mayor left without saying that the bridge was closed.", "negative", "without"),
    ("The mayor was unable to say when the bridge would open.", "negative", "unable"),
    ("The mayor is able to say that the bridge is open.", "positive", ""),
    ("The party stopped short of calling for a ban.", "negative", "stopped"),
    ("She neither confirmed nor denied that the bridge was closed.", "negative", "neither"),
    ("The party rejects accusations that it broke the law.", "negative", "rejects"),
    ("The union dropped its demand that wages rise.", "negative", "dropped"),
    ("The union repeated its demand that wages rise.", "positive", ""),
    ("She blamed nobody.", "negative", "nobody"),
    ("Analysts doubt that the truce will hold.", "negative", "doubt"),
    ("The ministry ruled out a second vote.", "negative", "ruled"),
    ("The bridge will not open in May, according to the mayor.", "positive", ""),
    ("The ministry did not rule out a second vote.", "positive", "not ruled"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "polarity", "signs"), POLARITIES)
def test_polarity(nlp: Language, knowledge: Knowledge, text: str, polarity: str, signs: str) -> None:
    statement = statement_of(nlp, knowledge, text)
    evidence = {span.of(text) for span in statement.assertion.evidence}
    assert statement.assertion.polarity == polarity
    assert evidence >= {sign for sign in signs.split() if sign in text.split()}


MODALITIES = [
    ("The engineer said the dam had burst.", "asserted", ""),
    ("The engineer said the dam may burst.", "possible", "may"),
    ("The engineer said the dam had perhaps burst.", "possible", "perhaps"),
    ("The engineer said the dam was likely to burst.", "possible", "likely"),
    ("The engineer said the town was at risk.", "possible", "risk"),
    ("The engineer said the dam seemed to have burst.", "possible", "seemed"),
    ("The engineer said nobody could see the dam.", "asserted", ""),
    ("Police suspect arson.", "possible", "suspect"),
    ("The engineer said the guards had allegedly slept.", "alleged", "allegedly"),
    ("The engineer said the guards were said to have slept.", "alleged", "said"),
    ("The union accused the guards of sleeping.", "alleged", "accused"),
    ("The engineer said the dam would burst if it rained.", "conditional", "if"),
    ("If it rains, the dam will burst, the engineer said.", "conditional", "If"),
    ("The engineer said the dam would hold unless it rained.", "conditional", "unless"),
    ("The engineer said the dam would hold as long as it stayed dry.", "conditional", "as long as"),
    ("The engineer said the dam would hold even if it rained.", "predicted", "would"),
    ("“Had they asked, we would have come,” the engineer said.", "conditional", "Had"),
    ("Workers threatened to strike unless wages rose.", "conditional", "unless"),
    ("The engineer said the dam will burst.", "predicted", "will"),
    ("The engineer said the dam was going to burst.", "predicted", "going"),
    ("The mayor promised to rebuild the dam.", "predicted", "promised"),
    ("The engineer said the dam must be closed.", "ordered", "must"),
    ("The engineer said the guards have to leave.", "ordered", "have"),
    ("The engineer said the guards have left.", "asserted", ""),
    ("The engineer said the guards should have left.", "asserted", ""),
    ("“Leave the town now,” the engineer said.", "ordered", "Leave"),
    ("“We leave the town now,” the engineer said.", "asserted", ""),
    ("The union recommended that the port be closed.", "ordered", "closed"),
    ("The union urged both sides to return to the table.", "ordered", "urged"),
    ("The judge warned against hasty words.", "ordered", "warned"),
    ("The judge asked whether the witness had lied.", "questioned", "whether"),
    ("“Has the witness lied?” the judge asked.", "questioned", "?"),
    ("“The dam holds. Has it ever burst?” the engineer said.", "asserted", ""),
    ("The mayor did not say who would pay.", "questioned", "who"),
    ("The court will decide if the ban is legal.", "questioned", "if"),
    ("The mayor refused to say whether the town would pay.", "questioned", "whether"),
    ("The mayor explained why the bridge was closed.", "asserted", ""),
    ("The engineer warned that the dam was full.", "asserted", ""),
    ("Every tap, the engineer said, will run dry.", "predicted", "will"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "modality", "hedge"), MODALITIES)
def test_modality(nlp: Language, knowledge: Knowledge, text: str, modality: str, hedge: str) -> None:
    assertion = statement_of(nlp, knowledge, text).assertion
    evidence = [span.of(text) for span in assertion.evidence]
    assert assertion.modality == modality
    assert not hedge or set(hedge.split()) <= set(evidence)


@pytest.mark.model
def test_a_hedge_of_an_overlay_is_found(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "modality.csv").write_text(
        "id,word,modality,place\nadverb.mayhap,mayhap,possible,adverb\n", encoding="utf-8"
    )
    statement = statement_of(nlp, Knowledge(tmp_path), "The engineer said the dam was mayhap full.")
    assert statement.assertion.modality == "possible"


@pytest.mark.model
def test_tables_without_rows_judge_by_the_act_alone(nlp: Language, tmp_path: Path) -> None:
    for name in ("modality", "negations", "attitudes", "media_words"):
        lines = (resources.files("sayso.models") / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        rows = [f"-{line.split(',')[0]}" for line in lines[1:]]
        header = {"modality": "id,word,modality,place", "negations": "id,word,place", "attitudes": "id,act"}
        columns = header.get(name, "id")
        rows = [row + "," * columns.count(",") for row in rows]
        (tmp_path / f"{name}.csv").write_text("\n".join([columns, *rows]) + "\n", encoding="utf-8")
    knowledge = Knowledge(tmp_path)
    statement = statement_of(nlp, knowledge, "The paper did not deny that the dam may burst.")
    assert (statement.act, statement.assertion.polarity) == ("deny", "negative")
    assert statement.assertion.modality == "asserted"
