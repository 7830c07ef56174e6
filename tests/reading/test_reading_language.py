from __future__ import annotations

import pytest

import sayso.reading.language
from sayso.reading import looks_english

OTHERS = {
    "fr": "Le ministre a déclaré que les discussions se poursuivraient dans la semaine et que le "
    "gouvernement ne céderait pas sur ce point, selon un communiqué publié par ses services.",
    "de": "Der Minister sagte am Montag, dass die Gespräche in dieser Woche fortgesetzt werden und dass "
    "die Regierung in dieser Frage nicht nachgeben wird, wie es in einer Mitteilung heißt.",
    "es": "El ministro dijo el lunes que las conversaciones van a continuar durante la semana y que el "
    "gobierno no va a ceder en este punto, según un comunicado de su oficina.",
    "tr": "Bakan pazartesi günü yaptığı açıklamada görüşmelerin bu hafta devam edeceğini ve hükümetin bu "
    "konuda geri adım atmayacağını söyledi. Ancak muhalefet daha önce olduğu gibi bir araya geldi.",
    "ru": "Министр заявил в понедельник, что переговоры продолжатся на этой неделе, а правительство не "
    "уступит в этом вопросе, говорится в сообщении его пресс-службы.",
    "zh": "部长星期一表示,谈判将在本周继续进行,政府在这个问题上不会让步。" * 4,
    "ar": "قال الوزير يوم الاثنين إن المحادثات ستستمر هذا الأسبوع وإن الحكومة لن تتنازل في هذه المسألة. " * 2,
}
ENGLISH = (
    "The minister said on Monday that the talks would go on this week, and that the government would not "
    "give way on this point, according to a note from his office."
)


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_other_languages(language: str) -> None:
    assert looks_english(OTHERS[language]) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, True),
        (ENGLISH.upper(), True),
        (ENGLISH + " «" + OTHERS["fr"][:60] + "»", True),
        ("Talks go on", None),
        ("Le ministre parle", None),
        ("", None),
        ("1 2 3 4 " * 100, None),
        ("Arden Boyle Carter Dunn Ellis Foley Grant Hughes Irwin Jones " * 3, None),
        ("\u200b!?—" * 5000, None),
    ],
)
def test_english_and_the_undecided(text: str, expected: bool | None) -> None:
    assert looks_english(text) is expected


# Languages without a row in the table, and short texts, which the function words leave undecided.
ASKED = {
    "fi": "Ministeri sanoi maanantaina, että neuvottelut jatkuvat tällä viikolla.",
    "lt": "Ministras pirmadienį sakė, kad derybos tęsis visą šią savaitę.",
    "cy": "Dywedodd y gweinidog ddydd Llun y byddai'r trafodaethau yn parhau yr wythnos hon.",
    "ro": "Ministrul a declarat luni că discuțiile vor continua.",
}


@pytest.mark.parametrize("language", sorted(ASKED))
def test_what_function_words_leave_open_is_asked_of_the_classifier(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert looks_english(ASKED[language]) is False
    monkeypatch.setattr(sayso.reading.language, "_classifier", lambda: None)
    assert looks_english(ASKED[language]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ferry stays in port",
        "Photo: Mayor Zoë Brandt and Dr. José Núñez in São Pedro",
        "Rio Pardo 2-1 Santa Elena; Vila Nova 0-0 Porto Claro; São Bento 3-2 Monte Alto",
        "KYIV PARIS BERLIN WARSAW BUCHAREST PRAGUE VIENNA ROME MADRID LISBON",
        "Markets: DAX +1.2%, CAC 40 -0.3%, FTSE MIB +0.1%, IBEX 35 flat",
        "Talks collapse; envoys leave; markets shrug",
    ],
)
def test_short_texts_are_not_taken_for_another_language(text: str) -> None:
    assert looks_english(text) is None


def test_the_classifier_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sayso.reading.language, "find_spec", lambda name: None)
    assert sayso.reading.language._classifier.__wrapped__() is None
