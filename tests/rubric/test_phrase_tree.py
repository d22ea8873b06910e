"""What a phrase of the bank is heard in, and what not."""

from __future__ import annotations

import pytest

from tests.rubric.banks import hears, signal, suggest

HEARD = [
    # word forms, case, accents
    ("goals", "goal"),
    ("MEASURING the IMPACT", "measure impact"),
    ("elle mesure", "mesurer"),
    ("une fois mesurée", "mesurer"),
    ("campagnes mesurees", "campagne mesurée"),
    ("resultats", "résultat"),
    ("RÉSULTATS", "resultat"),
    ("re\u0301sultats", "résultat"),
    ("leurs communautés", "communauté"),
    ("comparing", "compares"),
    ("making it up", "make"),
    ("using leads", "use"),
    ("podcasteurs", "podcasteur"),
    # prefixes and alternatives
    ("old forums", "forum*"),
    ("un forumeur", "forum*"),
    ("asks the target", "ask* goal|target"),
    ("asking for goals", "ask* goal|target"),
    ("e-mail list", "e-mail|mailing list"),
    ("mailing list", "e-mail|mailing list"),
    ("posts every day", "posts (every day|often)"),
    ("posts often", "posts (every day|often)"),
    ("un message tout de suite", "message (tout de suite|aussitôt)"),
    # small words come and go
    ("asks what goal is", "asks what the goal is"),
    ("asks what our real goal is", "asks what the goal is"),
    ("chiffre affaires", "chiffre d'affaires"),
    ("point départ", "point de départ"),
    ("objectif", "l'objectif"),
    ("l’objectif", "objectif"),
    ("qu'un objectif", "objectif"),
    ("aujourd'hui", "aujourd’hui"),
    ("d'abord l'objectif", "d'abord … objectif"),
    # gaps
    ("nothing much left to learn", "nothing left to learn"),
    ("starts, of course, from baseline", "starts from baseline"),
    ("first the goal, then in the end some measure", "goal … measure"),
    # acronyms
    ("vise le CA", "CA"),
    ("three KPIs", "KPI"),
    ("kpi", "kpi"),
    ("KPI", "kpi"),
    # numbers
    ("40k followers", "<number> followers"),
    ("40,000 followers", "<number> followers"),
    ("40 000 abonnés", "<number> abonnés"),
    ("three thousand followers", "thousand followers"),
    ("milliers d'abonnés", "<number> abonnés"),
    ("+12 % sales", "<percent> sales"),
    ("12% sales", "<percent> sales"),
    ("€3 a lead", "<money> lead"),
    ("3€ par lead", "<montant> lead"),
    ("since 2009", "since <year>"),
    ("2 campaigns", "two campaigns"),
    ("deux campagnes", "2 campagnes"),
    ("web 2.0", "web 2.0"),
    ("4chan", "4chan"),
    # shorthand
    ("starts w/ goal", "with goal"),
    ("obj 1st", "objective"),
    ("obj d'abord", "objectif"),
    ("worked bc funny", "because"),
    ("pcq drôle", "parce que"),
    ("nb d'abonnés", "nombre d'abonnés"),
    ("idk", "don't know"),
    ("camp ikea", "campagne"),
    ("goal & measure", "goal and measure"),
    # punctuation and layout
    ("goal/measure", "goal measure"),
    ("“goal”", "goal"),
    ("goal…", "goal"),
    ("- goal\r\n- measure", "measure"),
    ("goal->measure", "goal"),
    ("🎯goal🎯", "goal"),
    ("#goal", "goal"),
    ("chat-room", "chat room"),
    ("chatroom", "chatroom*"),
]
UNHEARD = [
    ("ça", "CA"),
    ("ca marche", "CA"),
    ("le roi est mort", "ROI"),
    ("x-ray", "X"),
    ("goalkeeper", "goal"),
    ("information", "forum*"),
    ("goal. measure", "goal measure"),
    ("goal\nmeasure", "goal measure"),
    ("goal. then in the end some measure", "goal … measure"),
    ("goal of one two three four five measure", "goal measure"),
    ("measure goal", "goal measure"),
    ("abonnés", "<number> abonnés"),
    ("40 followers", "<percent> followers"),
    ("40 followers", "<year> followers"),
    ("pays", "pay attention"),
    ("", "goal"),
    ("   \n\t", "goal"),
]


@pytest.mark.parametrize(("notes", "phrase"), HEARD)
def test_a_phrase_is_heard_in_many_writings(notes: str, phrase: str) -> None:
    assert hears(notes, phrase)


@pytest.mark.parametrize(("notes", "phrase"), UNHEARD)
def test_a_phrase_is_not_heard_in_what_only_looks_like_it(notes: str, phrase: str) -> None:
    assert not hears(notes, phrase)


def test_evidence_is_the_tightest_stretch() -> None:
    found = suggest([signal("it", 3, mentions=("ask goal",))], "asks and asks the goal, goal!")
    assert [span.text for span in found.signals[0].evidence] == ["asks the goal"]


def test_evidence_keeps_the_writing_of_the_notes() -> None:
    notes = "  D’abord l’OBJECTIF re\u0301el 🎯\r\nPuis…"
    (heard,) = suggest([signal("it", 3, mentions=("objectif réel",))], notes).signals
    (span,) = heard.evidence
    assert span.text == "OBJECTIF re\u0301el" == notes[span.start : span.end]


@pytest.mark.parametrize(
    ("notes", "french"),
    [
        ("la campagne dont il parle, likes", True),
        ("ce dont elle a besoin : likes", True),
        ("they dont count likes", False),
        ("dont count likes", False),
    ],
)
def test_dont_is_french_in_french_and_english_in_english(notes: str, french: bool) -> None:
    assert hears(notes, "likes") is french


def test_a_sign_without_a_word_takes_nothing_away() -> None:
    assert hears("a zorglub", "zorglub |")
    assert hears("a zorglub", "() zorglub")
