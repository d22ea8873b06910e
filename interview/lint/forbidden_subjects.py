"""The subjects that must not be asked about: why, by which law, and what to ask instead."""

from __future__ import annotations

from collections.abc import Mapping

from interview.frozen import frozen
from interview.i18n import mark
from interview.lint.rule import Rule


@frozen
class Subject:
    """Something a candidate must not be asked about."""

    rule: Rule
    name: str
    """What it is, after “this asks about” (a catalogue message)."""
    laws: Mapping[str, str]
    """What forbids or warns of it, by jurisdiction."""
    instead: str
    """What to write (a catalogue message)."""
    headings: frozenset[str]
    """Columns of a table that ask for it, folded, in English and in French."""


GUIDES = (
    "EEOC, Prohibited Employment Policies/Practices; Défenseur des droits and CNIL on recruitment"
)
_PLACES = {"us": "US", "uk": "UK", "fr": "France"}


def _subject(
    code: str,
    name: str,
    title: str,
    reason: str,
    laws: Mapping[str, str],
    instead: str,
    example: tuple[str, str],
    headings: str,
) -> Subject:
    said = [f"{_PLACES[place]}: {law}" for place, law in laws.items()]
    rule = Rule(code, title, reason, "; ".join([*said, GUIDES]) + ".", *example)
    return Subject(rule, name, laws, instead, frozenset(headings.split(", ")))


AGE = _subject(
    "B111",
    mark("age"),
    mark("Age, or what gives it away"),
    mark(
        "Age must not weigh in the decision, and the year of a diploma or plans for retirement "
        "give "
        "it away. Once it was asked, a refusal is hard to defend. Years of practice in a task may "
        "be asked for where the job needs them."
    ),
    {
        "us": "Age Discrimination in Employment Act, 29 U.S.C. § 623",
        "uk": "Equality Act 2010, ss. 5 and 39",
        "fr": "Code du travail, L1132-1; loi n° 2008-496",
    },
    mark("ask what they have done; where the law sets an age, whether they have reached it"),
    (mark("ask: How old are you?"), mark("ask: Which of your jobs taught you most of this one?")),
    "age, date of birth, birth date, birthdate, birthday, year of birth, date de naissance, "
    "annee de naissance",
)
FAMILY = _subject(
    "B112",
    mark("family, marriage, pregnancy or childcare"),
    mark("Family, marriage, pregnancy, childcare"),
    mark(
        "Marriage, children and plans to have some are private. Such questions are mostly put to "
        "women, and the answers held against them. In France a candidate need not say that she is "
        "pregnant, and nobody may try to find out. If hours or travel matter, describe them "
        "and ask "
        "everyone whether they can meet them."
    ),
    {
        "us": "Title VII and the Pregnancy Discrimination Act, 42 U.S.C. §§ 2000e(k) and 2000e-2",
        "uk": "Equality Act 2010, ss. 8, 13, 18 and 39",
        "fr": "Code du travail, L1132-1, L1142-1, L1221-6, L1225-1 and L1225-2",
    },
    mark("say what hours or travel the job needs, and ask whether they can meet them"),
    (
        mark("ask: Do you have children?"),
        mark("ask: One week in four is on call, until ten at night. How would you arrange for it?"),
    ),
    "marital status, family status, children, number of children, kids, spouse, husband, wife, "
    "maiden name, married, situation familiale, situation de famille, etat civil, enfants, "
    "nombre d'enfants, conjoint, conjointe, nom de jeune fille",
)
HEALTH = _subject(
    "B113",
    mark("health or disability"),
    mark("Health and disability"),
    mark(
        "Before an offer, an employer may not ask about illnesses, disabilities, medicines or sick "
        "leave; in Britain an employer may, with few exceptions, not ask about health at all, in "
        "France it is for the occupational physician. Describe the tasks, ask how they would be "
        "done, and what arrangements the interview itself needs."
    ),
    {
        "us": "Americans with Disabilities Act, 42 U.S.C. § 12112(d)(2); Genetic Information "
        "Nondiscrimination Act, 42 U.S.C. § 2000ff-1",
        "uk": "Equality Act 2010, s. 60",
        "fr": "Code du travail, L1132-1, L1221-6 and R4624-10",
    },
    mark("describe the task, and ask how they would do it"),
    (
        mark("ask: Do you have any health problems?"),
        mark("ask: Parcels weigh up to 20 kg, forty a day. How would you organise the round?"),
    ),
    "disability, disabilities, state of health, medical history, sick days, illnesses, handicap, "
    "etat de sante, arrets maladie, rqth",
)
RELIGION = _subject(
    "B114",
    mark("religion"),
    mark("Religion and belief"),
    mark(
        "What a person believes, and the feasts they keep, must not weigh in the decision. If the "
        "rota is what matters, tell everyone what it is, and ask whether they can work it."
    ),
    {
        "us": "Title VII, 42 U.S.C. § 2000e-2",
        "uk": "Equality Act 2010, ss. 10 and 39",
        "fr": "Code du travail, L1132-1 and L1221-6",
    },
    mark("say which days are worked, and ask whether they can work them"),
    (
        mark("ask: Which religious holidays do you observe?"),
        mark("ask: The shop is open on Saturdays and Sundays. Which shifts suit you?"),
    ),
    "religion, church, faith, confession, religious holidays",
)
ORIGIN = _subject(
    "B115",
    mark("national or ethnic origin"),
    mark("Origin, nationality, mother tongue"),
    mark(
        "Where a person or their parents come from, their accent, their mother tongue and their "
        "citizenship must not weigh in the decision. Ask whether they have the right to work here, "
        "and how well they speak the languages that the job needs."
    ),
    {
        "us": "Title VII, 42 U.S.C. § 2000e-2; Immigration and Nationality Act, 8 U.S.C. § 1324b",
        "uk": "Equality Act 2010, ss. 9 and 39",
        "fr": "Code du travail, L1132-1 and L1221-6; loi n° 2008-496",
    },
    mark("ask whether they may work in this country, or how well they speak a language"),
    (
        mark("ask: What is your mother tongue?"),
        mark("ask: In which languages could you run a support call?"),
    ),
    "nationality, citizenship, ethnicity, race, place of birth, country of birth, birthplace, "
    "ethnic origin, mother tongue, native language, nationalite, lieu de naissance, langue "
    "maternelle, origine ethnique, origines",
)
ORIENTATION = _subject(
    "B116",
    mark("sexual orientation or gender identity"),
    mark("Sexual orientation, gender identity"),
    mark(
        "Whom a person loves, and who they are as a man, a woman or otherwise, has no bearing on "
        "the work. There is nothing to ask instead."
    ),
    {
        "us": "Title VII, 42 U.S.C. § 2000e-2; Bostock v. Clayton County, 590 U.S. 644 (2020)",
        "uk": "Equality Act 2010, ss. 7, 12 and 39",
        "fr": "Code du travail, L1132-1",
    },
    mark("leave it out; nothing in the job depends on it"),
    (
        mark("ask: What is your sexual orientation?"),
        mark("ask: How do you make a campaign speak to people unlike you?"),
    ),
    "sexual orientation, gender, gender identity, sex, orientation sexuelle, sexe, "
    "identite de genre",
)
UNION = _subject(
    "B117",
    mark("union membership"),
    mark("Union membership and strikes"),
    mark(
        "Membership in a union, past strikes and opinions of unions are a person's own affair, and "
        "refusing someone for them is an offence in itself. For a job in labour relations, ask for "
        "the experience, not for the membership."
    ),
    {
        "us": "National Labor Relations Act, 29 U.S.C. § 158(a)",
        "uk": "Trade Union and Labour Relations (Consolidation) Act 1992, s. 137",
        "fr": "Code du travail, L1132-1 and L2141-5",
    },
    mark("ask for experience of negotiating, if the job needs it"),
    (
        mark("ask: Are you a member of a union?"),
        mark("ask: Tell me about a negotiation in which you had little to offer."),
    ),
    "union, union membership, union member, syndicat, appartenance syndicale",
)
POLITICS = _subject(
    "B118",
    mark("politics"),
    mark("Politics"),
    mark(
        "Votes, parties and opinions on public affairs are protected in France, as beliefs often "
        "are in Britain, and by many American states. Even where they are not, they say nothing "
        "of the work."
    ),
    {
        "us": "state law, such as California Labor Code §§ 1101 and 1102",
        "uk": "Equality Act 2010, s. 10; Grainger plc v Nicholson [2010] ICR 360",
        "fr": "Code du travail, L1132-1",
    },
    mark("leave it out, or ask how they write for people of every opinion"),
    (
        mark("ask: Who did you vote for?"),
        mark("ask: How do you answer a political comment under one of our posts?"),
    ),
    "political views, politics, political party, parti politique, opinions politiques",
)
CRIMINAL = _subject(
    "B119",
    mark("arrests or a criminal record"),
    mark("Arrests and criminal record"),
    mark(
        "An arrest proves nothing, and old convictions are spent. Many American states and cities "
        "forbid the question before an offer; Britain protects spent convictions; in France only "
        "what the job itself requires by law may be checked. Where a check is required, say so in "
        "the notice, and make it after the interview."
    ),
    {
        "us": "Title VII, as EEOC Enforcement Guidance of 25 April 2012 reads it; fair-chance "
        "laws, "
        "such as California Government Code § 12952",
        "uk": "Rehabilitation of Offenders Act 1974, s. 4",
        "fr": "Code du travail, L1221-6",
    },
    mark("leave it to the check that the law requires, after the interview"),
    (
        mark("ask: Have you ever been arrested?"),
        mark("ask: Tell me about a time when you were trusted with something valuable."),
    ),
    "criminal record, arrest record, arrests, convictions, casier judiciaire, casier",
)
MILITARY = _subject(
    "B120",
    mark("military discharge"),
    mark("Military discharge and reserve duty"),
    mark(
        "Service must not be held against anyone, and the kind of discharge weighs unequally on "
        "minorities and on the disabled. Ask what was learnt in the service that the job needs."
    ),
    {
        "us": "Uniformed Services Employment and Reemployment Rights Act, 38 U.S.C. § 4311; Title "
        "VII, 42 U.S.C. § 2000e-2"
    },
    mark("ask which experience from the service they would use in this job"),
    (
        mark("ask: What type of discharge did you receive?"),
        mark("ask: What did you learn in the service that you would use here?"),
    ),
    "discharge, military discharge, type of discharge",
)
SALARY = _subject(
    "B121",
    mark("past or present pay"),
    mark("Past and present pay"),
    mark(
        "Pay that follows the last pay carries old injustices on. Many American states forbid the "
        "question, and so does the European directive on pay transparency, which member states "
        "had to adopt by June 2026. Say what the job pays, and ask what is expected."
    ),
    {
        "us": "state law, such as California Labor Code § 432.3 and New York Labor Law § 194-a",
        "fr": "Directive (EU) 2023/970, art. 5(2)",
    },
    mark("say what the job pays, and ask what they expect"),
    (
        mark("ask: What is your current salary?"),
        mark("ask: The job pays between 38,000 and 44,000. Where do you see yourself, and why?"),
    ),
    "current salary, last salary, previous salary, present salary, salary history, salaire actuel, "
    "dernier salaire, salaire precedent",
)
CREDIT = _subject(
    "B122",
    mark("credit or debts"),
    mark("Credit, debts, property"),
    mark(
        "Debts, bankruptcy and owning a home weigh unequally on minorities, and France names "
        "economic vulnerability among the grounds of discrimination. Few jobs need to know; for "
        "those the law says what may be checked, and when."
    ),
    {
        "us": "Title VII, 42 U.S.C. § 2000e-2; Bankruptcy Code, 11 U.S.C. § 525(b); state law, "
        "such "
        "as California Labor Code § 1024.5",
        "fr": "Code du travail, L1132-1 and L1221-6",
    },
    mark("leave it out, or ask how they handled money that was entrusted to them"),
    (
        mark("ask: Have you ever filed for bankruptcy?"),
        mark("ask: Tell me about a budget that you had to answer for."),
    ),
    "credit score, credit rating, debts, dettes, situation financiere",
)
APPEARANCE = _subject(
    "B123",
    mark("appearance"),
    mark("Height, weight, looks"),
    mark(
        "Size and looks stand in for sex and origin, and France protects them by name. If "
        "something "
        "must be reached or carried, describe the task."
    ),
    {
        "us": "Title VII, 42 U.S.C. § 2000e-2 (EEOC, Pre-Employment Inquiries and Height & Weight)",
        "fr": "Code du travail, L1132-1",
    },
    mark("describe what must be reached or carried, and ask how they would do it"),
    (
        mark("ask: How tall are you?"),
        mark("ask: The top shelf is at three metres. How would you fetch a box from it?"),
    ),
    "height, physical appearance, taille, poids, apparence physique",
)
RESIDENCE = _subject(
    "B124",
    mark("where they live"),
    mark("Place of residence"),
    mark(
        "In France a person's address must not weigh in the decision: it stands in for origin and "
        "means. If it is about being there at six in the morning, say so and ask that."
    ),
    {"fr": "Code du travail, L1132-1"},
    mark("say when and where they must be, and ask whether they can be there"),
    (
        mark("ask: Where do you live?"),
        mark("ask: The first shift starts at six, before the buses run. How would you get here?"),
    ),
    "home address, place of residence, neighbourhood, adresse personnelle, lieu de residence",
)
SUBJECTS = (
    AGE,
    FAMILY,
    HEALTH,
    RELIGION,
    ORIGIN,
    ORIENTATION,
    UNION,
    POLITICS,
    CRIMINAL,
    MILITARY,
    SALARY,
    CREDIT,
    APPEARANCE,
    RESIDENCE,
)
"""All of them, in the order of their codes."""
