"""Words that turn what is said around them: denials, things given up, doubts, other people's words.

One table, in folded words. A longer entry wins over a shorter one that begins at the same word.
"""

from __future__ import annotations

from enum import Enum

from interview.rubric.lexicon.words_of import words_of


class Cue(Enum):
    """What a cue does to the words in its reach."""

    NOT = "not"
    """Denies (not, pas); two of them undo each other."""
    NONE = "none"
    """Denies (no, never, rien, jamais); several of them are still one denial."""
    LACK = "lack"
    """Denies by itself, and undoes another denial (without, fails to, sans, oublie)."""
    EXCEPT = "except"
    """Leaves out what follows; after a denial, lets what follows stand (sauf, nothing but)."""
    BESIDES = "besides"
    """After a denial, lets what follows stand; else changes nothing (à part, other than)."""
    QUIET = "quiet"
    """Looks like a denial and is none (not only, pas que, no doubt)."""
    PAST = "past"
    """Gives up what follows (used to, no longer, a arrêté de)."""
    WAS = "was"
    """Gives up what stands before it (anymore)."""
    WORTHLESS = "worthless"
    """Denies what stands before it any worth (useless, ne veulent rien dire)."""
    HEDGE = "hedge"
    """Makes its clause less sure."""
    OTHERS = "others"
    """What follows is what somebody else says."""
    ASIDE = "aside"
    """What follows is what the interviewer said, except where it stands in a quotation."""
    UNASKED = "unasked"
    """The sentence says that the question was not put: nothing in it is an answer."""
    REFUTED = "refuted"
    """Denies all that stands before it in its sentence (disagrees, n'y croit pas)."""


_TABLE: dict[Cue, str] = {
    Cue.NOT: """
        not, pas
    """,
    Cue.NONE: """
        no, never, none, nothing, nobody, no one, noone, neither, nor, nope, nada,
        nowhere, personne ne, personne n, avec personne, a personne, hardly, barely,
        scarcely, zero, jamais, aucun, aucune, aucuns, aucunes, rien, ni, nul, nulle,
        guere, a peine, nulle part, 0, nil, non, ko, nok, ras, n a, ❌, ✗, ✘, 🚫, 👎
    """,
    Cue.LACK: """
        forget, forget to, ignore, miss, omit, deny, skip, without, lack, lacks, lacked,
        lacking, lack of, missing, misses, fails to, failed to, fail to, forgets, forgot,
        forgets to, forgot to, omits, omitted, skips, skipped, ignores, ignored, denies,
        denied, disagrees, disagrees that, wrong to say, refuses, refused, refuses to,
        refused to, avoids, avoided, dismisses, dismissed, rejects, rejected, instead of,
        rather than, unable to, impossible, impossible to, absence of, no need, no need
        for, no need to, free of, neglects, sans, manque, manque de, oublie, oublie de,
        omet, omet de, nie, nie que, refuse, refuse de, evite, evite de, rejette, ecarte,
        plutot que, au lieu de, au lieu d, incapable de, incapable d, impossible de,
        impossible a, absence de, pas besoin, pas besoin de, faute de, neglige, absent,
        absente, absents, absentes, inexistant, inexistante, manquant, manquante, oubliee,
        oublies, absent from, regardless of, irrespective of, whatever, peu importe, quel
        que soit, quels que soient, quelle que soit, quelles que soient, struggles to,
        struggled to, struggles with, trouble naming, trouble, hard time, du mal a, peine
        a, n arrive pas a, hates, hate, dislikes, bans, banned, distrusts, deteste,
        interdit, bannit, denonce, se mefie de, se mefie des, mocks, mocked, makes fun of,
        laughs at, laughed at, se moque, se moque de, se moque des, rit de, rit des, se
        defend d, se defend de
    """,
    Cue.EXCEPT: "except, except for, excepting, excluding, sauf, hormis, excepte, hors, save for",
    Cue.BESIDES: """
        besides, beside, other than, apart from, aside from, beyond, outside, outside of,
        a part, en dehors, en dehors de, autre que, d autre que, autres que, au
        dela de, outre, mis a part
    """,
    Cue.QUIET: """
        not only, not just, not merely, not simply, not solely, not all, not all about,
        not everything, not even just, pas que, pas seulement, pas uniquement, pas juste,
        pas simplement, non seulement, pas tout, pas tous, pas toutes, no doubt, no
        question, without doubt, without a doubt, sans doute, sans aucun doute, no
        problem, no worries, pas de probleme, pas de souci, not bad, pas mal, pas mal de,
        why not, pourquoi pas, no matter, not to mention, sans parler de, sans cesse, sans
        arret, no wonder, pas a pas, nothing less than, rien de moins que, never mind, not
        surprisingly, sans surprise, no less than, pas moins de, nothing but, rien que,
        nothing new, rien de nouveau, not until, pas avant, not before, n importe, sans
        hesiter, without hesitation, sans probleme, no stranger to, can not wait, zero to,
        0 to, sans relance, without prompting, without being asked, no prompt, no
        prompting, no prompt needed, sans qu on, sans effort, nothing else, none else,
        nobody else, no other, no others, rien d autre, aucun autre, aucune autre, pas d
        autre, pas d autres, no more, rien de plus, rien d autre que, sans plus, par contre, on the
        contrary, au contraire, no need to say
    """,
    Cue.PAST: """
        used to, no longer, not any longer, stopped, has stopped, quit, gave up, given up,
        gave up on, dropped, abandoned, abandonned, once thought, once believed, thought
        we, thought i, thought he, thought she, thought that, believed that, was sure, was
        convinced, was certain, were sure, left, deleted, closed, deactivated, unlearned,
        moved away from, moved on from, got rid of, a arrete, arrete de, arrete, arrete d,
        a abandonne, abandonne, abandonnee, a laisse tomber, laisse tomber, a quitte,
        quitte, quittee, a supprime, supprime, supprimee, a ferme, autrefois, jadis, dans
        le passe, par le passe, pensait, pensait que, pensais, pensais que, croyait,
        croyait que, croyais, croyais que, etait convaincu, etait convaincue, etait sur,
        etait sure, ne jurait que par, a renonce a, renonce a, avant il, avant elle, avant
        on, avant je, avant j, longtemps cru, a cru que, a cru aux, a cru au, no longer
        on, formerly, in the past, back in the day
    """,
    Cue.WAS: "anymore, any more, any longer, inactive, inactif, inactive since, dormant",
    Cue.WORTHLESS: """
        useless, worthless, meaningless, pointless, irrelevant, overrated, mean nothing, means
        nothing, meant nothing, prove nothing, proves nothing, worth nothing, vanity, do not
        matter, does not matter, not matter, have no value, has no value, no value, inutile,
        inutiles, veut rien dire, veulent rien dire, prouve rien, prouvent rien, vaut rien, valent
        rien, aucun interet, sans interet, aucune valeur, sans valeur, comptent pas, a bannir,
        no go, ridiculous, silly, laughable, ridicule, ridicules, grotesque
    """,
    Cue.HEDGE: """
        maybe, perhaps, probably, possibly, might, apparently, seems, seems to, seem, kind
        of, sort of, kinda, sorta, somewhat, vaguely, vague, vague on, not sure, unsure,
        unclear, i think, supposedly, allegedly, sketchy, barely explains, tries to, hints
        at, hint of, peut etre, probablement, sans doute, eventuellement, apparemment,
        semble, on dirait, vaguement, plus ou moins, pas sur, pas sure, pas tres clair,
        pas clair, je crois, a priori, tente de, essaie de, esquisse, pas certain, pas
        certaine, hesite, hesitates, when prompted, if prompted, when pushed, after
        prompting, after probe, after probing, prompted, with help, with a nudge, on
        probe, apres relance, sur relance, si on insiste, avec de l aide
    """,
    Cue.OTHERS: """
        on dit, on dit que, on entend, on entend que, some say, many say, they say, others
        say, others think, some think, many think, certains disent, certains pensent, d
        autres disent, d autres pensent, beaucoup pensent, beaucoup disent, beaucoup
        croient, les gens disent, les gens pensent, les gens croient, everyone says,
        everybody says, tout le monde dit, tout le monde pense, people say, people think,
        people believe, tout le monde compte, tout le monde regarde, entendu dire,
        entendu dire que, has heard that, heard that, heard people say, heard it said,
        told her, told him, told them, tells her, tells him, wanted her to, wanted him to,
        boasted to, bragged to, lui a dit, lui a dit que, lui disait, lui disait que, lui
        a conseille, voulait qu il, voulait qu elle
    """,
    Cue.ASIDE: """
        i asked, i ask, i then asked, i put, i quoted, i said, i mentioned, i read aloud,
        i suggested, i was not sure, i am not sure, i wonder, j ai demande, j ai cite, j
        ai dit, je demande, je cite, je lui demande, je lui ai demande, je lui ai dit, je
        lui ai cite
    """,
    Cue.UNASKED: """
        ran out of time, run out of time, out of time, not get round to, not get around to,
        never got round to, never got around to, not get to this, not get to that, not get
        to it, question not asked, question not put, question skipped, skipped the
        question, question pas posee, question non posee, question sautee, question pas
        abordee, faute de temps, plus le temps
    """,
    Cue.REFUTED: """
        she disagrees, he disagrees, not agree, not buy it, not buy that, not buy this, not
        believe it, not believe that, not true, n y croit pas, y croit pas, ne le croit pas,
        le croit pas, pas d accord, c est faux, rather not, prefere pas
    """,
}


DENYING = (Cue.NOT, Cue.NONE, Cue.LACK, Cue.EXCEPT)
"""The cues that deny."""


def _entries() -> dict[str, dict[str, list[tuple[tuple[str, ...], Cue]]]]:
    found: dict[str, dict[str, list[tuple[tuple[str, ...], Cue]]]] = {}
    for cue, phrases in _TABLE.items():
        for phrase in phrases.split(","):
            first, *tail = phrase.split()
            second = tail[0] if tail else ""
            found.setdefault(first, {}).setdefault(second, []).append((tuple(tail), cue))
    for entries in found.values():
        for choices in entries.values():
            choices.sort(key=lambda choice: -len(choice[0]))
    return found


CUES = _entries()
"""From the first word of a cue, and its second (or nothing), to the rest of it and its kind; the
longest first."""

CLAUSE_WORDS = words_of(
    """
    ok yes oui but however though although yet because so then instead if unless until while whereas
    otherwise hence thus since now mais cependant toutefois pourtant donc alors car puis
    ensuite si sinon tandis alors maintenant desormais aujourdhui parce puisque lorsque
    """
)
"""Words that open a new clause; a denial does not reach past them."""

IDLE_BEFORE_USED_TO = words_of("is are was were be been get got gets getting")
"""After one of these, “used to” is no past habit."""

FRENCH_DENIALS = words_of("pas jamais rien aucun aucune")
"""Denials that stand right behind their verb."""

GIVEN_UP = words_of(
    """
    abandoned abandonned deleted closed deactivated anymore more longer inactive inactif dormant
    since abandonne abandonnee supprime supprimee ferme arrete quitte quittee tomber
    """
)
"""“Tumblr, abandoned in 2019”: a past that ends in one of these gives up what stands before."""

ABSENT = words_of(
    "missing absent absente absents absentes manquant manquante lacking oublie oubliee"
)
"""“Baseline was missing”: these deny what stands before them."""

WITHOUT = words_of("without sans")
ANYBODY = words_of("you one we on tu vous nous")
"""“Without a goal you can't measure” asks for a goal."""

DOUBTED_WITH = words_of("que de d du des qu si quand comment")
"""What follows “pas sûr”, where it is a doubt."""

RELATIVES = words_of("what ce")
"""“… what brings nothing”, “… ce qui ne donne rien”: the denial reaches back to here."""

TAGS = words_of("no non")
"""“…, no?” asks for consent and denies nothing."""

SUPPOSING = words_of("if unless si")
"""“If no goal, no campaign” denies nothing."""

PARTLY = words_of(
    """
    everything always fully entirely completely exactly precisely easily directly necessarily
    perfectly toujours entierement completement exactement precisement facilement directement
    forcement necessairement parfaitement tout
    """
)
"""“Can't always be measured” does not say that it can't be measured."""

SUBJECTS = words_of("he she they we i il ils elles elle je on")
"""Words that open a clause of their own, unless one of the next stands before them."""

SUBORDINATORS = words_of(
    """
    how what why where when whether that which who than que comment pourquoi quoi dont ou know
    knows sure sait savoir
    """
)

OTHER_PEOPLE = words_of(
    """
    boss manager managers client clients colleague colleagues competitor competitors people
    others everyone everybody agencies companies recruiters marketers gurus folks friend
    friends patron chef chefs cheffe collegue collegues concurrents gens autres agences
    entreprises recruteurs marketeurs copains ami amis employeur employer employers
    recruiter recruteur recruteuse director directeur directrice patronne owner brother
    sister husband wife mother father mum dad son daughter cousin frere soeur mari femme
    mere pere fils fille cousine
    """
)
ACCORDING = words_of("according selon apres")
"""“According to his boss …”: what somebody else says."""

OPINION_VERBS = words_of(
    """
    thinks think thought says say said believes believe believed claims claim claimed wants
    want wanted count counts look looks measure measures compte comptent regarde regardent
    mesurent insists insist insisted pense pensent pensait pensaient dit disent disait croit
    croient croyait croyaient veut veulent voulait pretend pretendent pretendait
    pretendaient affirme affirment calls called call names named brags bragged boasts
    boasted swears swore told tells kept keeps liked prefers preferred appelle appelait
    appellent surnomme surnommait baptise baptisee jure jurait vante vantait repete repetait
    repetent trouve trouvait trouvent
    """
)
"""“His boss thinks …”: one of the first, then one of the second, is what somebody else says."""

SUPERIORS = words_of(
    "boss bosses employer employers employeur employeurs patron patronne patrons chef cheffe"
)
"""What these do or say at the head of a clause, nobody asked the candidate to answer for."""

BEFORE_A_SUPERIOR = words_of(
    """
    a an the le la l un une his her their my son sa leur mon ma last first former ex old
    previous new then current dernier derniere ancien ancienne premier premiere but mais
    and et c est
    """
)
"""Words that may stand between the head of a clause and its subject."""

CLAUSE_VERBS = words_of(
    """
    asks names says gives cites knows wants compares explains uses starts adds lists mentions
    talks measures tracks looks posts shares counts sets picks links ties describes tells
    shows claims admits checks tests learned learns thinks believes proposes suggests prefers
    defines reviews works reads demande nomme dit donne cite connait veut compare explique
    utilise commence ajoute liste mentionne parle mesure suit regarde poste partage compte
    fixe choisit relie decrit raconte montre pretend admet verifie teste apprend pense croit
    propose suggere prefere definit part sait travaille lit
    """
)
"""Third-person verbs of an interviewer's notes: the second after a denial opens a clause."""

AFTER_FRENCH_ON = CLAUSE_VERBS | words_of(
    """
    a ne n y en se s est va peut doit fait veut sait avait etait aurait pourrait devrait voit
    met prend part arrive trouve pense croit
    """
)
"""“On compte …” opens a clause; the English “on cost” does not."""

SAYING_NOT = words_of(
    """
    pense penses pensent pensait crois croit croient dis dit disent trouve trouvent sur sure
    estime semble faut veut parce tandis alors bien avant afin
    """
)
"""“Je ne pense pas que …” denies; “pas que des likes” does not."""

MENTIONED = words_of(
    """
    mentioned named cited asked discussed defined given known clear there stated raised
    covered set considered explained addressed described checked measured tracked used present
    included needed brought came come comes evoque evoquee evoques evoquees mentionne
    mentionnee mentionnes cite citee cites citees pose posee poses demande demandee demandes
    aborde abordee abordes defini definie definis precise precisee precises clair claire donne
    donnee donnes parle prevu prevue connu connue utilise utilisee mesure mesuree mesures
    explique expliquee la ask asks raise mention mentions
    """
)
"""“Baseline not mentioned”: a denial before one of these denies what stands before it."""

AUXILIARIES = words_of(
    """
    is are was were be been has have had do does did will would can could should really even
    ever est sont etait etaient ete a ont avait n ne se s y vraiment meme du tout it that ca c
    ce get gets got
    """
)
"""What may stand between a thing and the words that deny it afterwards."""

CUE_WORDS = frozenset(CUES) | OTHER_PEOPLE | {"plus", "que"}
"""Words at which it is worth looking for a cue."""
