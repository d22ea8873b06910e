"""Affirmed, denied, given up, doubted, said of others: in English and French notes."""

from __future__ import annotations

import pytest

from interview.bank import Names
from interview.rubric import Confidence
from tests.rubric.banks import denies, hears, signal, suggest

AFFIRMED = [
    ("asks what the goal is", "goal"),
    ("not only likes, also leads", "likes"),
    ("not just likes", "likes"),
    ("pas que les likes", "likes"),
    ("ne regarde pas que les likes", "likes"),
    ("pas seulement les likes", "likes"),
    ("ne regarde que les likes", "likes"),
    ("n'a cité que les likes", "likes"),
    ("nothing but likes", "likes"),
    ("rien d'autre que les likes", "likes"),
    ("no likes, starts from a baseline", "baseline"),
    ("not likes but baseline", "baseline"),
    ("pas les likes mais un objectif", "objectif"),
    ("doesn't count likes because the goal matters", "goal"),
    ("no baseline. asks goal", "goal"),
    ("no baseline -> asks goal", "goal"),
    ("never launches without a goal", "goal"),
    ("jamais sans objectif", "objectif"),
    ("ne lance rien sans objectif", "objectif"),
    ("no doubt a goal comes first", "goal"),
    ("sans doute un objectif", "objectif"),
    ("pas mal : objectif d'abord", "objectif"),
    ("doesn't forget the goal", "goal"),
    ("n'oublie pas l'objectif", "objectif"),
    ("never asks goal gives long list of likes", "likes"),
    ("why not, asks the goal", "goal"),
    ("l'objectif dont il parle", "objectif"),
    ("goal without prompting", "goal"),
    ("goal ok, baseline ko", "goal"),
    ("likes but no goal", "likes"),
    ("likes, sans plus", "likes"),
    ("it's not about likes it's about leads", "leads"),
    ("instead of likes she'd track leads", "leads"),
    ("without a goal you can't measure", "goal"),
    ("if no goal, no campaign", "goal"),
    ("si pas d'objectif, on n'y va pas", "objectif"),
    ("sans objectif on ne peut rien mesurer", "objectif"),
    ("likes mean nothing w/o sales", "sales"),
    ("likes and nothing else", "likes"),
    ("à part les likes rien", "likes"),
    ("n'a rien cité hormis les likes", "likes"),
    ("reach dropped but likes grew", "reach"),
    ("chooses the measure according to the goal", "goal"),
    ("la mesure selon l'objectif", "objectif"),
    ("baseline oui, objectif non", "baseline"),
    ("on ne peut pas tout mesurer", "mesurer"),
    ("showed the likes to her boss", "likes"),
    ("her boss wanted reach, she tracked likes", "likes"),
    ('"I asked for likes", she said', "likes"),
    ("« j'ai demandé les likes »", "likes"),
    ("pas sûr que les likes comptent", "likes"),
    ("I asked twice. likes", "likes"),
    ("pas de portée on regarde les likes", "likes"),
    ("I asked what counts she said likes", "likes"),
    ("answers people, politely disagreed with a councillor", "answers"),
    ("une personne répond toujours", "répond"),
    ("reviews likes after 6 weeks, drops what brings nothing", "likes"),
    ("stops likes after 6 weeks what brings nothing", "likes"),
    ("garde les likes, arrête ce qui ne donne rien", "likes"),
    ("20k likes, ça parle tout seul, non ?", "likes"),
    ("likes say it all, no?", "likes"),
    ("not only likes, also leads", "not only likes"),
    ("refuses to launch without a goal", "goal"),
    ("likes from useless accounts", "likes"),
    ("asks goal, likes are useless", "goal"),
    ("the goal was not likes but sales", "goal"),
    ("l'objectif n'était pas les likes", "objectif"),
    ("names likes lacking a goal", "likes"),
    ("counts likes - no goal yet", "likes"),
    ("tracks likes not goal", "likes"),
    ("asks goal, likes: abandoned in 2019", "goal"),
    ("counts likes, abandoned her first small blog", "likes"),
    ("suit les likes, a quitté son tout premier poste", "likes"),
]
DENIED = [
    ("no goal", "goal"),
    ("no clear goal", "goal"),
    ("no word on the goal, nor on when to stop", "goal"),
    ("w/o goal", "goal"),
    ("without any goal", "goal"),
    ("never asks goal", "goal"),
    ("doesn't ask about our goal", "goal"),
    ("doesnt mention goal", "goal"),
    ("dont care about goal", "goal"),
    ("didn’t name any goal", "goal"),
    ("nothing on goal", "goal"),
    ("goal: none", "goal"),
    ("goal - no", "goal"),
    ("goal? no", "goal"),
    ("goal not mentioned", "goal"),
    ("goal is never mentioned", "goal"),
    ("goal missing", "goal"),
    ("fails to ask the goal", "goal"),
    ("no likes, goal or baseline", "baseline"),
    ("neither goal nor baseline", "baseline"),
    ("likes rather than a goal", "goal"),
    ("sans objectif", "objectif"),
    ("aucun objectif", "objectif"),
    ("pas d'objectif", "objectif"),
    ("ne demande pas l'objectif", "objectif"),
    ("demande jamais l'objectif", "objectif"),
    ("compte pas les likes", "likes"),
    ("objectif pas évoqué", "objectif"),
    ("objectif : aucun", "objectif"),
    ("n'évoque ni les likes ni l'objectif", "objectif"),
    ("rien sur l'objectif", "objectif"),
    ("tout sauf un objectif", "objectif"),
    ("ne mesure pas", "mesure"),
    ("mesure pas", "mesure"),
    ("oublie l'objectif", "objectif"),
    ("je ne pense pas que les likes comptent", "likes"),
    ("no longer counts likes", "likes"),
    ("ne compte plus les likes", "likes"),
    ("goal - not raised", "goal"),
    ("goals? didn't ask", "goals"),
    ("goal ok, baseline ko", "baseline"),
    ("baseline was missing from the plan", "baseline"),
    ("baseline ❌", "baseline"),
    ("no idea how to set a baseline", "baseline"),
    ("doesn't know what he'd call a goal", "goal"),
    ("struggles to name a goal", "goal"),
    ("du mal à citer un objectif", "objectif"),
    ("likes are useless", "likes"),
    ("likes = vanity", "likes"),
    ("les likes ne veulent rien dire", "likes"),
    ("les likes n'ont aucun intérêt", "likes"),
    ("objectif ? non", "objectif"),
    ("objectif? pas demandé", "objectif"),
    ("objectif : RAS", "objectif"),
    ("baseline oui, objectif non", "objectif"),
    ("it's not about likes it's about leads", "likes"),
    ("hates likes", "likes"),
    ("déteste les likes", "likes"),
    ("likes? not for her", "likes"),
    ('likes ? "pas pour moi"', "likes"),
    ("followers ≠ influence", "influence"),
    ("same figures whatever the objective", "objective"),
    ("peu importe l'objectif", "objectif"),
    ("pas sur insta", "insta"),
    ("doesn't say he knows likes", "likes"),
    ("told to count likes, she'd rather not", "likes"),
    ("personne ne répond", "répond"),
    ("likes prove talent, she disagrees", "likes"),
    ("les likes, preuve de talent : n'y croit pas", "likes"),
    ("se moque des likes", "likes"),
    ("se défend d'être expert", "expert"),
    ("finds likes ridiculous", "likes"),
    ("goal not even mentioned", "goal"),
    ("goal is not really defined", "goal"),
    ("l'objectif ce n'est pas mentionné", "objectif"),
    ("ne mesure vraiment pas", "mesure"),
    ("doesn't refuse to launch without a goal", "goal"),
]
GIVEN_UP = [
    ("used to count likes", "likes"),
    ("gave up counting likes", "likes"),
    ("a arrêté de compter les likes", "likes"),
    ("croyait que les likes comptaient", "likes"),
    ("stopped counting likes, has a goal", "likes"),
    ("likes: abandoned in 2019", "likes"),
    ("avant il comptait les likes, maintenant les ventes", "likes"),
    ("a longtemps cru aux likes", "likes"),
    ("utilisait les likes avant, a arrêté", "likes"),
    ("thought we'd made it with likes", "likes"),
    ("likes abandoned in 2019", "likes"),
    ("asks goal, likes: abandoned in 2019", "likes"),
    ("counts likes anymore", "likes"),
    ("likes inactive since 2019", "likes"),
    ("profil de likes inactif", "likes"),
    ("ne mesure plus", "mesure"),
]
OF_OTHERS = [
    ("his boss thinks likes matter", "likes"),
    ("most people say likes matter", "likes"),
    ("les gens pensent que les likes comptent", "likes"),
    ("selon son chef les likes comptent", "likes"),
    ("according to his boss likes matter", "likes"),
    ("sa boss veut des likes", "likes"),
    ("tout le monde compte les likes, pas lui", "likes"),
    ("her last boss bragged about likes", "likes"),
    ("employer used likes in the ad", "likes"),
    ("son ancienne patronne parlait de likes", "likes"),
    ("a recruiter wanted her to count likes", "likes"),
    ("an agent boasted to her about his likes", "likes"),
    ("her brother calls them likes", "likes"),
    ("a déjà entendu dire que les likes comptent", "likes"),
    ("I asked about likes - blank look", "likes"),
    ("I asked was she counting likes by now", "was she counting likes"),
    ("I asked if she would call them likes", "likes"),
    ("says her last boss bragged about likes", "bragged about likes"),
    ("« mon ancien chef prétendait compter les likes, moi pas »", "likes"),
    ("je lui ai demandé pour les likes", "likes"),
    ("ran out of time before likes", "likes"),
    ("les likes : question pas posée", "likes"),
]


@pytest.mark.parametrize(("notes", "phrase"), AFFIRMED)
def test_what_is_affirmed_is_heard(notes: str, phrase: str) -> None:
    assert hears(notes, phrase)


@pytest.mark.parametrize(("notes", "phrase"), DENIED)
def test_what_is_denied_is_not_heard_but_can_be_asked_for(notes: str, phrase: str) -> None:
    assert not hears(notes, phrase)
    assert denies(notes, phrase)


@pytest.mark.parametrize(("notes", "phrase"), GIVEN_UP)
def test_what_was_given_up_counts_only_where_the_past_does(notes: str, phrase: str) -> None:
    assert not hears(notes, phrase)
    assert hears(notes, phrase, past=True)


@pytest.mark.parametrize(("notes", "phrase"), OF_OTHERS)
def test_what_somebody_else_says_is_neither_heard_nor_denied(notes: str, phrase: str) -> None:
    assert not hears(notes, phrase)
    assert not denies(notes, phrase)


@pytest.mark.parametrize(
    "notes",
    [
        "can't be measured",
        "cant be measured",
        "cannot really be measured",
        "says it can’t be measured at all",
        "couldn't be measured",
    ],
)
def test_a_phrase_with_its_own_denial_is_heard_in_any_wording_of_it(notes: str) -> None:
    assert hears(notes, "can't be measured")


@pytest.mark.parametrize(
    ("notes", "thing", "auxiliary"),
    [
        ("the baseline should never be mentioned", "baseline", "should"),
        ("objectif vraiment jamais cité", "objectif", "vraiment"),
        ("Tumblr was abandoned in 2019", "Tumblr", "was"),
    ],
)
def test_what_is_denied_or_given_up_is_a_thing_and_not_the_auxiliary_behind_it(
    notes: str, thing: str, auxiliary: str
) -> None:
    assert not hears(notes, thing)
    assert hears(notes, auxiliary)


def test_an_auxiliary_with_nothing_before_it_is_not_what_is_denied() -> None:
    assert hears("got nothing", "got")


@pytest.mark.parametrize("notes", ["ça ne se mesure pas", "ça se mesure pas", "se mesure pas trop"])
def test_the_french_ne_is_optional(notes: str) -> None:
    assert hears(notes, "ne se mesure pas")


@pytest.mark.parametrize(
    "notes",
    [
        "doesn't think it can't be measured",
        "disagrees that it can't be measured",
        "his boss says it can't be measured",
        "it can be measured",
        "used to say it can't be measured",
    ],
)
def test_a_denial_that_is_denied_is_not_heard(notes: str) -> None:
    assert not hears(notes, "can't be measured")


@pytest.mark.parametrize(
    "notes",
    [
        "can't measure everything",
        "not everything can be measured",
        "can't always be measured",
        "on ne peut pas tout mesurer",
        "ça ne se mesure pas toujours",
    ],
)
def test_a_denial_of_a_part_is_no_denial_of_the_whole(notes: str) -> None:
    assert not hears(notes, "can't be measured", "can't measure", "ne se mesure pas", "pas mesurer")
    assert not denies(notes, "measure", "mesurer")


def test_a_french_denial_behind_a_name_denies_what_follows_and_not_the_name() -> None:
    assert hears("cite Facebook pas Reddit", names=Names("networks"))
    assert not hears("cite Facebook pas Reddit", names=Names("networks", at_least=2))


@pytest.mark.parametrize("notes", ["maybe a goal", "a goal, when prompted", "peut-être goal"])
def test_a_doubtful_word_makes_a_suggestion_only_possible(notes: str) -> None:
    found = suggest([signal("goal", 3, mentions=("goal", "a goal comes first"))], notes)
    assert (found.level, found.confidence) == (3, Confidence.POSSIBLE)


@pytest.mark.parametrize(
    "notes",
    [
        "maybe likes",
        "likes when prompted",
        "peut-être des likes",
        "can't always measure likes",
        "ne peut pas toujours mesurer les likes",
        "without likes you can't measure",
        "sans likes on ne peut rien mesurer",
        "if no likes, no campaign",
    ],
)
def test_a_doubtful_word_raises_no_red_flag(notes: str) -> None:
    assert not suggest([signal("vain", 1, red_flag=True, mentions=("likes",))], notes).signals
    assert suggest([signal("vain", 1, mentions=("likes",))], notes).signals


@pytest.mark.parametrize(
    "notes", ["likes but no goal", "goal? no, likes", "pas d'objectif mais des likes"]
)
def test_a_denial_nearby_casts_no_doubt_on_what_is_affirmed(notes: str) -> None:
    assert suggest([signal("vain", 1, red_flag=True, mentions=("likes",))], notes).signals
