from __future__ import annotations

import pytest

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
