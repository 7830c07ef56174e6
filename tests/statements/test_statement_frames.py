"""Source, cue and content on marked-up sentences: [S source] <C cue> {T content}, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.language import Language

from sayso.errors import KnowledgeError
from sayso.knowledge import Knowledge
from sayso.language.engine import parse
from sayso.spans import Span
from sayso.statements.component import Statements
from sayso.values import Article, Statement

MARK = re.compile(r"\[|\]|⟨|⟩|\{|\}")
Expected = tuple[str, str, str]


def read_marks(marked: str) -> tuple[str, Expected]:
    """The plain text, and source, cue and content; the pieces of a role are joined by " … "."""
    pieces: dict[str, list[str]] = {"[": [], "⟨": [], "{": []}
    text, stack = "", []
    for part in re.split(r"(\[|\]|⟨|⟩|\{|\})", marked):
        if part in pieces:
            stack.append((part, len(text)))
        elif MARK.fullmatch(part):
            role, start = stack.pop()
            pieces[role].append(text[start:])
        else:
            text += part
    return text, (" … ".join(pieces["["]), " … ".join(pieces["⟨"]), " … ".join(pieces["{"]))


def told(text: str, statement: Statement) -> Expected:
    def words(spans: Sequence[Span]) -> str:
        return " … ".join(span.of(text) for span in spans)

    return words(statement.source), words(statement.cue), words(statement.content)


def statements_of(nlp: Language, knowledge: Knowledge, text: str) -> tuple[Statement, ...]:
    (parsed,) = parse(nlp, [Article(text=text)], 1_000_000)
    assert isinstance(parsed, tuple)
    return Statements(knowledge).process(parsed[1])


SINGLE = [
    # a finite clause
    "[Yerevan] ⟨claims⟩ {that the enemy has lost more than 200 soldiers killed}.",
    "[The ministry] ⟨said⟩ {the bridge had fallen}.",
    "[Prime Minister Nikol Arzumanian] was forced ⟨to admit⟩ {that the army had lost ground}.",
    "[Officials] ⟨did not say⟩ {which targets were attacked}.",
    "[They] ⟨said⟩ in Baku {that they are striking exclusively military targets}.",
    "[Baku] on Wednesday ⟨openly admitted⟩ {that it struck the village, but on its own territory}.",
    # the source behind the cue, where the parser sees an object
    "{Prices for rice rose by a third in May}, ⟨said⟩ [Reuters].",
    "{Jobless rates among the young range from 31 percent in the north to 48 in the ports}, ⟨said⟩ [UNICEF].",
    "{The result was a deal with a Danish firm to build 300 turbines}, ⟨reported⟩ [Gulf Daily].",
    "[The minister, a former general], ⟨praised⟩ {Turkey}.",
    # a subject and where it is said to be
    "{Outages} ⟨were reported⟩ {in the districts of Lira and Gulu} on Sunday.",
    "{Protests} ⟨are also reported⟩ {on the coastal road near Tela}.",
    "{The leak} ⟨was first reported⟩ in May.",
    "{The theft} ⟨was first reported⟩ in the Gulf Daily.",
    # a word of the clause is drawn before the cue
    "He named the ships, {which} [the mayor] ⟨said⟩ {were sunk by the storm}.",
    # a name that the parser takes for an apposition of the one before it
    "In a statement to the Observer, [her adviser, Jake Sullivan], ⟨said⟩ {that the dam would hold}.",
    # the clause before the cue, or around it
    "{The bridge fell on Monday}, [police] ⟨said⟩.",
    "{The bridge}, [police] ⟨said⟩, {fell on Monday}.",
    "{Estimates}, [he] ⟨added⟩, {were based on a single house}.",
    "{The Turkish leader}, as ⟨reported⟩ by [his press service], {took a firm stand}.",
    # quotations
    "“{We will go},” ⟨said⟩ [Maria Silva, the mayor of Luanda].",
    '"{We will go}," [she] ⟨said⟩.',
    '[The minister] ⟨said⟩: "{Nobody was hurt. The road is open.}"',
    '"{While it is not perfect}," [he] ⟨said⟩, "{most people would agree.}"',
    "“{We will invest there},” – [Aliyev] ⟨said⟩.",
    # a second quotation after the sentence of the cue belongs to the same statement
    '"{It is bad}," [she] ⟨said⟩ on Friday. "{It will get worse.}"',
    # mixed
    "[The report] ⟨called⟩ {the plan “a gift to smugglers”}.",
    "[He] ⟨said⟩ {it was “a disgrace” for the whole town}.",
    # infinitive, gerund, object, preposition, figure
    "[The mayor] ⟨promised⟩ {to rebuild the school}.",
    "[The firm] ⟨denied⟩ {paying bribes}.",
    "[The union] ⟨urged⟩ {both sides to return to the table}.",
    "[Paris] ⟨condemned⟩ {the attack on the convoy}.",
    "[Residents] ⟨called for⟩ {an inquiry}.",
    "[The Armenian leadership] ⟨firmly rejects⟩ {accusations that its missiles struck a city}.",
    "[The Kyrgyz army] ⟨put⟩ {its own losses at four soldiers}.",
    # passives: nobody is named who says it, and what is said may stand on both sides of the cue
    "[The minister] ⟨was quoted as saying⟩ {that the dam was safe}.",
    "[The mayor] ⟨went on record as saying⟩ {that the tax was dead}.",
    "{The ship} ⟨is said⟩ {to have sunk off the coast}.",
    "{Two men} ⟨are believed⟩ {to be missing}.",
    "{He} ⟨was accused⟩ {of lying}.",
    # several words
    "[The mayor] ⟨made it clear⟩ {that the offer stood}.",
    "As [the coach] ⟨put it⟩, {the game was over}.",
    "[The union] ⟨took issue with⟩ {the plan}.",
    "[Clinton] ⟨called for⟩ {the United States to take a stronger role}.",
    "[The firm] ⟨says⟩ in a statement {that the steps expand its rights}.",
    "{There is no proof}, [the mayor] ⟨said⟩, {that the boat sank}.",
    # behind a copula
    "[The engineer] ⟨is convinced⟩ {that the dam will hold}.",
    "[She] ⟨was adamant⟩ {that the boat was sound}.",
    "[The bishop] ⟨remains a staunch opponent of⟩ {the dam}.",
    "[The union] ⟨was highly critical of⟩ {the minister}.",
    # adverbs
    "{The firm has} ⟨reportedly⟩ {sold its last ship}.",
    # nouns and prepositions
    "{The dam is safe}, ⟨according to⟩ [the ministry].",
    "[The ministry] ⟨issued a warning⟩ {that the river would rise}.",
    "[She] ⟨had no doubt⟩ {that the boat would sink}.",
    "[The mayor’s] ⟨fear is⟩ {that the dam will burst}.",
    "⟨In⟩ [the mayor’s] ⟨view⟩, {the plan is dead}.",
    "[He] is of the ⟨view⟩ {that the tax is wrong}.",
    "There were ⟨reports⟩ {that the dam had burst}.",
    "The tax is disliked because of ⟨fears⟩ {that shops will close}.",
    "{The boat sank at noon}, ⟨per⟩ [Reuters].",
    "⟨According to⟩ [two witnesses], {the shooting began at dawn}.",
]


@pytest.mark.model
@pytest.mark.parametrize("marked", SINGLE)
def test_one_statement(nlp: Language, knowledge: Knowledge, marked: str) -> None:
    text, expected = read_marks(marked)
    assert [told(text, s) for s in statements_of(nlp, knowledge, text)] == [expected]


SEVERAL = [
    (
        "Officials said the bridge fell, adding that nobody was hurt.",
        [
            ("Officials", "said", "the bridge fell"),
            ("Officials", "adding", "that nobody was hurt"),
        ],
    ),
    (
        "The Kremlin maintains that both sides stressed the importance of the ceasefire.",
        [
            ("The Kremlin", "maintains", "that both sides stressed the importance of the ceasefire"),
            ("both sides", "stressed", "the importance of the ceasefire"),
        ],
    ),
    (
        "“We wait,” said Ana Lima. “We are patient.”\n\n“It is enough,” her son said.",
        [
            ("Ana Lima", "said", "We wait … We are patient."),
            ("her son", "said", "It is enough"),
        ],
    ),
    (
        "The mayor said: “We have no water.\n\n“We have no bread.”",
        [("The mayor", "said", "We have no water. … We have no bread.")],
    ),
    (
        "Local media reported, citing police, that two men were held.",
        [
            ("Local media", "reported", "that two men were held"),
            ("police", "citing", "that two men were held"),
        ],
    ),
    ("The road was closed on Monday and two lorries overturned.", []),
    ("He read the “Evening Post” on the train to the coast.", []),
    ("The firm pays nine euros per hour on the boats.", []),
    ("Plans to widen the road were on the table.", []),
    ("In the mayor’s view of the harbour, boats came and went.", []),
    ("It is clear that the bridge has fallen.", []),
    ("The flood in the valley claimed 12 lives.", []),
    ("He blocked the road without offering evidence.", []),
    ("The critical bolts of the bridge were missing.", []),
    ("The ship is supposed to sail on Monday.", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_statements_of_a_text(
    nlp: Language, knowledge: Knowledge, text: str, expected: list[Expected]
) -> None:
    assert [told(text, s) for s in statements_of(nlp, knowledge, text)] == expected


ASSERTIONS = [
    ("The minister denied that the dam had burst.", "negative", "asserted"),
    ("The minister did not deny that the dam had burst.", "positive", "asserted"),
    ("Yerevan did not say which targets were attacked.", "negative", "questioned"),
    ("The engineer said the dam may burst.", "positive", "possible"),
    ("The engineer said the dam will burst.", "positive", "predicted"),
    ("The union urged both sides to return to the table.", "positive", "ordered"),
    ("The judge asked whether the witness had lied.", "positive", "questioned"),
    ("The engineer said the dam had burst.", "positive", "asserted"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "polarity", "modality"), ASSERTIONS)
def test_assertion(nlp: Language, knowledge: Knowledge, text: str, polarity: str, modality: str) -> None:
    (statement,) = statements_of(nlp, knowledge, text)
    assert (statement.assertion.polarity, statement.assertion.modality) == (polarity, modality)


@pytest.mark.model
def test_a_dateline_is_no_part_of_a_statement(nlp: Language, knowledge: Knowledge) -> None:
    text = "BEIRA, Mozambique (IOW) — The river has burst its banks, officials said."
    (statement,) = statements_of(nlp, knowledge, text)
    assert told(text, statement) == ("officials", "said", "The river has burst its banks")


@pytest.mark.model
def test_every_example_of_the_lexicon_is_found(nlp: Language, knowledge: Knowledge) -> None:
    component = Statements(knowledge)
    examples = {cue.id: cue for cue in component.rules.lexicon.rows if cue.example}
    assert len(examples) >= 40
    missed = []
    for cue in examples.values():
        (parsed,) = parse(nlp, [Article(text=cue.example)], 10_000)
        assert isinstance(parsed, tuple)
        if cue.lemma not in {s.lemma for s in component.process(parsed[1])}:
            missed.append(cue.id)
    assert missed == []


WRONG_CUES = [
    ("id,lemma,kind,frames,act\nverb.howl,howl,verb,clause,howl\n", "verb.howl: act 'howl' is none of say"),
    ("id,lemma,kind,frames,act\nverb.howl,howl,verb,clauze,say\n", "verb.howl: frame 'clauze' is none of"),
]


@pytest.mark.parametrize(("table", "message"), WRONG_CUES)
def test_a_cue_of_an_unknown_act_or_frame_is_refused(tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "cues.csv").write_text(table, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        Statements(Knowledge(tmp_path))


@pytest.mark.model
def test_a_verb_of_an_overlay_is_found(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "cues.csv").write_text(
        "id,lemma,kind,frames,act\nverb.toot,toot,verb,clause|quote,say\n", encoding="utf-8"
    )
    text = "The mayor tooted that the bridge was closed."
    (statement,) = statements_of(nlp, Knowledge(tmp_path), text)
    assert told(text, statement) == ("The mayor", "tooted", "that the bridge was closed")


@pytest.mark.model
def test_text_without_sentences_gives_no_record_that_grows_with_its_square(
    nlp: Language, knowledge: Knowledge
) -> None:
    text = "UNITED NATIONS SAID " * 2000
    found = statements_of(nlp, knowledge, text)
    # The parser gets it in pieces of 2,000 characters, each of which may be the content of all its cues.
    assert sum(len(span) for statement in found for span in statement.content) < 60 * len(text)


@pytest.mark.model
def test_a_rule_that_an_overlay_removes_is_switched_off(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "statement_rules.csv").write_text(
        "id,confidence,meaning\n-frame.object,,\n-quote.floating,,\n", encoding="utf-8"
    )
    text = "Paris condemned the attack. The mayor said that it rained."
    assert [s.rule for s in statements_of(nlp, Knowledge(tmp_path), text)] == ["frame.clause"]


LINE_A_PARAGRAPH = "Ana Lima said the bridge was closed.\n“We have no other way across,” it read on a wall.\n"


@pytest.mark.model
def test_a_quotation_on_the_next_line_is_another_paragraphs(nlp: Language, knowledge: Knowledge) -> None:
    found = statements_of(nlp, knowledge, LINE_A_PARAGRAPH)
    assert told(LINE_A_PARAGRAPH, found[0]) == ("Ana Lima", "said", "the bridge was closed")
