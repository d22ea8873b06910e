"""How a subject that must not be asked about is asked about in French.

As in English; `{you}` follows an inverted verb (“avez-vous”), `{your}` stands before a noun.
"""

from __future__ import annotations

from interview.lint.pattern_table import Patterns

YOU = "vous"
YOUR = "(?:votre|vos)"
THEY = "(?:vous|t-il|t-elle|il|elle)"
THEIR = "(?:votre|vos|son|sa|ses)"

_WORK = (
    r"(?! (?:campagnes?|projets?|clients?|produits?|publics?|marques?|audiences?|abonnes"
    r"|de (?:produits?|marques?|metiers?)|publicitaires?|photo|techniques?))"
)

AGE: Patterns = (
    ("age", r"(?:avez|a)-{you} quel age\b"),
    ("age", r"quel age (?:avez|aviez|a|avait)\b(?!-t-il fallu)|{your} age\b(?! d'or)"),
    ("age", r"a quel age (?:avez|etes|comptez|envisagez|pensez|souhaitez)-{you}"),
    (
        "naissance",
        r"{your} (?:date|annee) de naissance|(?:quelle est|notez|demandez|relevez) (?:la "
        r"|{your} )?(?:date|annee) de naissance",
    ),
    ("ne nee", r"(?:quand|en quelle annee) (?:etes|est)-{you} nee?\b"),
    (
        "retraite",
        r"(?:comptez|pensez|envisagez|prevoyez|souhaitez|prendrez"
        r"|partirez)-{you}[^?.]{0,20} (?:{your}|prendre la|(?:partir )?a la|partir en) retraite\b",
    ),
    ("retraite", r"(?:etes-{you}|vous etes) (?:\w+ )?(?:proche|pres) de la retraite"),
    (
        "bac baccalaureat diplome",
        r"en quelle annee avez-{you} (?:eu|obtenu|passe) (?:le |{your} )?(?:bac|baccalaureat"
        r"|diplome)",
    ),
    ("jeune jeunes age agee ages agees", r"(?:plus|trop) (?:jeunes?|agee?s?) que {you}\b"),
)
FAMILY: Patterns = (
    (
        "enfant enfants bebe",
        r"(?:voulez|souhaitez|desirez)-{you} (?:des|un|d'autres) (?:enfants?|bebe)\b",
    ),
    (
        "vivez",
        r"avec qui vivez-{you}\b|vivez-{you} (?:seule?|en couple|chez {your} parents"
        r"|avec (?:quelqu'un|{your} parents))\b",
    ),
    (
        "marie mariee pacse pacsee celibataire divorce divorcee veuf veuve couple fiance fiancee",
        r"(?:etes-{you}|vous etes) (?:(?:encore|toujours|deja) )?(?:mariee?|pacsee?"
        r"|celibataire|divorcee?"
        r"|veuf|veuve|en couple|fiancee?)\b",
    ),
    (
        "familiale famille matrimoniale civil marital privee sentimentale conjugale familial",
        r"{your} (?:situation (?:familiale|matrimoniale|de famille)|etat civil"
        r"|statut (?:marital|familial)"
        r"|vie (?:de famille|familiale|privee|sentimentale|conjugale))\b",
    ),
    (
        "mari femme epouse epoux conjoint conjointe compagnon compagne",
        r"{your} (?:mari|femme|epouse|epoux|conjointe?|compagnon|compagne)\b(?! de (?:route"
        r"|menage))",
    ),
    (
        "enfant enfants bebe",
        r"(?:avez|aurez|auriez|attendez|a|ont)-{you} (?:deja |encore )?(?:des |un |deux "
        r"|plusieurs |d')"
        r"(?:jeunes )?(?:enfants?|bebe)\b(?! (?:dans|parmi|comme|parmi))",
    ),
    (
        "enfants enfant bebe",
        r"(?:voulez|souhaitez|desirez|envisagez|prevoyez|comptez"
        r"|pensez)-{you} (?:\w+ )?(?:d')?(?:avoir|faire|attendre) (?:un |des "
        r"|d'autres )?(?:enfants?|bebe)",
    ),
    ("enfants", r"combien (?:d'enfants (?:avez|a)-{you}|(?:avez|a)-{you} d'enfants)"),
    (
        "enfants enfant fils fille bebe",
        rf"{{your}} (?:propres )?(?:enfants?|fils|fille|bebe)\b{_WORK}(?! (?:d'|de )?discussion)",
    ),
    (
        "garde garder nounou creche",
        r"{your} (?:mode|moyen|solution)s? de garde|quel mode de garde (?:avez|utilisez"
        r"|prevoyez)|qui (?:garde|gardera) {your}|{your} (?:nounou|creche)\b",
    ),
    (
        "enceinte",
        r"(?:etes-{you}|vous etes) (?:\w+ )?enceinte|-{you} (?:\w+ ){0,2}(?:tomber|etre) enceinte",
    ),
    (
        "grossesse maternite",
        rf"{{your}} (?:grossesse|maternite)\b{_WORK}|(?:un|des|{{your}}) (?:projet|desir"
        rf"|envie)s? de (?:grossesse|maternite)",
    ),
    (
        "conge conges",
        r"(?:avez|prendrez|prenez|comptez|envisagez|prevoyez"
        r"|pensez)-{you} (?:\w+ ){0,3}conges? (?:de )?(?:maternite|paternite|parental)",
    ),
    (
        "famille",
        r"fonder une famille|(?:parlez|dites|racontez)(?:-\w+)? (?:\w+ )?(?:de"
        r"|sur) {your} famille\b(?! de (?:produits|metiers|marques))",
    ),
    (
        "famille familiales familiaux",
        r"{your} (?:charges|obligations|contraintes|projets|responsabilites) (?:de famille"
        r"|familiales?|familiaux)",
    ),
    ("jeune", r"nom de jeune fille"),
    (
        "parents pere mere",
        r"que font {your} parents|(?:profession|metier) de {your} (?:parents|pere|mere)",
    ),
)
HEALTH: Patterns = (
    ("sante", r"{your} (?:etat de |problemes? de )?sante\b"),
    (
        "sante",
        r"(?:avez|auriez|aviez|a)-{you} (?:deja )?(?:eu )?(?:des |un |de gros )?(?:problemes?"
        r"|soucis|ennuis) de sante",
    ),
    (
        "malade hospitalise hospitalisee",
        r"(?:etes|etiez|avez)-{you} (?:(?:souvent|deja|ete|parfois|gravement) )*(?:malade"
        r"|hospitalisee?)\b",
    ),
    (
        "maladie maladies pathologie affection",
        r"(?:avez-{you} (?:deja )?(?:eu |contracte )?(?:une |des )|souffrez-{you} (?:d'une "
        r"|de ))(?:maladies?|pathologies?|affections?)\b",
    ),
    (
        "arret arrets",
        r"combien (?:de jours )?d'arrets?(?: de travail| maladie)?\b|{you} (?:(?:deja|ete"
        r"|souvent) )*en arret (?:maladie|de travail)|{your} arrets? (?:maladie|de travail)",
    ),
    (
        "handicap handicape handicapee invalide",
        rf"(?:etes-{{you}}|vous etes) (?:\w+ )?(?:handicapee?|invalide"
        rf"|en situation de handicap)|{{your}} handicap\b{_WORK}|(?:avez|auriez"
        rf"|a)-{{you}} (?:un|des) handicaps?\b",
    ),
    ("rqth", r"(?:avez|a)-{you} (?:la |une )?rqth"),
    (
        "medicament medicaments traitement",
        r"(?:prenez|suivez)-{you} (?:(?:des|un|actuellement|regulierement) )*(?:medicaments?"
        r"|traitement)\b",
    ),
    ("fumez buvez", r"(?:fumez|buvez)-{you}(?:\W*$| (?:de l'alcool|souvent))"),
    (
        "depression burn psychiatre psychologue",
        r"avez-{you} (?:deja )?(?:fait|eu|connu|vecu) (?:une |un )(?:depression|burn)"
        r"|(?:consultez|voyez)-{you} un psy",
    ),
)
RELIGION: Patterns = (
    (
        "religion confession",
        r"{your} (?:religion|confession)\b|(?:de )?quelle (?:religion|confession) (?:etes|avez"
        r"|pratiquez)",
    ),
    (
        "foi croyances religieuses religieuse paroisse",
        r"{your} (?:foi\b(?! en)|croyances\b|(?:convictions|pratiques?"
        r"|obligations) religieuses?|paroisse)",
    ),
    (
        "croyant croyante pratiquant pratiquante catholique musulman musulmane juif juive "
        "protestant"
        " protestante athee bouddhiste chretien chretienne",
        r"(?:etes-{you}|vous etes) (?:\w+ )?(?:croyante?|pratiquante?|catholique|musulmane?"
        r"|juif|juive"
        r"|protestante?|athee|bouddhiste|chretien(?:ne)?)\b",
    ),
    (
        "voile foulard kippa turban",
        r"(?:portez|porterez|retirez|enlevez|retireriez|enleveriez)-{you} (?:(?:le|un|votre"
        r"|toujours) )*(?:voile|foulard|kippa|turban)\b",
    ),
    (
        "ramadan careme shabbat sabbat",
        r"(?:faites|ferez|observez|suivez|respectez|pratiquez)-{you} (?:le )?(?:ramadan|careme"
        r"|shabbat|sabbat)\b",
    ),
    (
        "priez messe mosquee eglise synagogue",
        r"priez-{you}\b|allez-{you} (?:a|au) (?:la |l')?(?:messe|mosquee|eglise|synagogue)",
    ),
    ("religieuses", r"fetes religieuses (?:\w+ )?(?:celebrez|observez|respectez)-{you}"),
)
ORIGIN: Patterns = (
    (
        "citoyen citoyenne",
        r"(?:etes-{you}|vous etes) citoyen(?:ne)? (?:francais|europeen|de l'union)",
    ),
    ("pays", r"de quels? pays (?:(?:sont|viennent) {your} parents|(?:venez|etes)-{you})"),
    ("venez vient", r"d'où (?:venez|vient)-{you}\W*$"),
    (
        "origine origines",
        r"{your} origines?\b(?! du)|de quelles? origines? (?:etes|est|sont)\b|(?:etes-{you}"
        r"|vous etes) (?:d'origine|originaire)",
    ),
    ("parents", r"(?:où|d'où) (?:viennent|sont) (?:nes )?{your} parents"),
    ("ne nee", r"où (?:etes|est)-{you} nee?\b|(?:etes|est)-{you} nee? (?:en|a|au|aux|ici)\b"),
    ("naissance", r"{your} (?:lieu|pays) de naissance"),
    ("nationalite", r"{your} nationalite|(?:de )?quelle nationalite (?:etes|avez|est)"),
    (
        "nationalite francais francaise etranger etrangere ressortissant ressortissante",
        r"(?:etes-{you}|vous etes) (?:de nationalite|francaise?\b|etrang(?:er|ere)\b"
        r"|ressortissante?)",
    ),
    ("maternelle", r"{your} langue maternelle|(?:de|est-ce {your}) langue maternelle"),
    ("accent", r"{your} accent\b"),
    (
        "race ethnie ethnique peau",
        r"{your} (?:race|ethnie|(?:origine|appartenance) ethnique|couleur de peau)\b",
    ),
    (
        "nom prenom",
        r"(?:d'où vient|(?:quelle est )?l'origine de) {your} (?:nom|prenom)\b|changer de prenom",
    ),
)
ORIENTATION: Patterns = (
    (
        "homosexuel homosexuelle heterosexuel heterosexuelle bisexuel bisexuelle gay lesbienne "
        "trans transgenre",
        r"(?:etes-{you}|vous etes) (?:\w+ )?(?:homosexuel(?:le)?|heterosexuel(?:le)?"
        r"|bisexuel(?:le)?|gay|lesbienne|trans(?:genre)?)\b",
    ),
    (
        "sexuelle sexuelles sexualite",
        r"{your} (?:(?:orientation|vie|preferences?|identite) sexuelles?|sexualite)\b",
    ),
    (
        "genre sexe",
        r"{your} (?:identite de genre|changement de (?:sexe|genre)|sexe de naissance)\b",
    ),
)
UNION: Patterns = (
    (
        "syndique syndiquee syndicat",
        r"(?:etes-{you}|vous etes|avez-{you}) (?:(?:deja|ete|encore) )*(?:syndiquee?"
        r"|(?:membre d'|adherente? (?:a |d'))un syndicat)\b",
    ),
    (
        "syndicat syndicale syndicales syndical syndicaux",
        r"{your} (?:syndicat|(?:appartenance|activites?|opinions?) syndicales?|(?:engagement"
        r"|mandats?) syndica(?:l|ux))\b",
    ),
    ("syndicat", r"(?:adherez|appartenez|adheriez|apparteniez)-{you} (?:\w+ )?(?:a )?un syndicat"),
    ("syndicats", r"(?:que|qu'en) pensez-{you} des syndicats"),
    (
        "delegue deleguee",
        r"(?:etes|avez)-{you} (?:(?:deja|ete) )*deleguee? (?:du personnel|syndicale?)",
    ),
    (
        "greve",
        r"(?:avez|faites|feriez)-{you} (?:(?:deja|souvent|fait|participe|a|une) )*(?:la )?greve\b",
    ),
)
POLITICS: Patterns = (
    (
        "vote votez voterez",
        r"pour (?:qui|quel parti|quel candidat) (?:avez-{you} vote|votez|voterez)",
    ),
    (
        "politique politiques",
        r"{your} (?:opinions?|convictions?|idees|engagements?|preferences?|bord|couleur"
        r"|sensibilite|parti) politiques?\b",
    ),
    ("droite gauche", r"(?:etes-{you}|vous etes) (?:plutot )?(?:de |a )(?:droite|gauche)\b"),
    (
        "parti",
        r"(?:etes|avez)-{you} (?:(?:deja|ete) )*(?:adherente?|encartee?|membre"
        r"|militante?) (?:d'un |a un |dans un |de )?parti\b",
    ),
    ("militez", r"militez-{you}\b"),
)
CRIMINAL: Patterns = (
    ("casier", r"{your} casier\b|avez-{you} un casier\b"),
    (
        "condamne condamnee arrete arretee incarcere incarceree examen prison",
        r"avez-{you} (?:(?:deja|ete|fait|de|la) )+(?:condamnee?|arretee?|incarceree?"
        r"|mise? en examen|prison)\b(?! (?:de|d'|a (?:un|une|des)\b))",
    ),
    (
        "judiciaires judiciaire penal condamnations",
        r"{your} (?:antecedents|passe) (?:judiciaires?|penal)|{your} condamnations?\b",
    ),
)
MILITARY: Patterns = (
    (
        "armee",
        r"(?:liberee?|renvoyee?|reformee?|radiee?) de l'armee|{your} (?:depart|sortie) de l'armee",
    ),
)
SALARY: Patterns = (
    (
        "salaire remuneration",
        r"{your} (?:(?:dernier|derniere|ancien|ancienne|precedent|precedente|actuel"
        r"|actuelle) )(?:niveau de )?(?:salaire|remuneration)\b",
    ),
    (
        "salaire remuneration",
        r"{your} (?:salaire|remuneration) (?:actuel(?:le)?|precedente?|anterieure?|dans {your})",
    ),
    ("gagnez gagniez touchez touchiez", r"combien (?:gagnez|gagniez|touchez|touchiez)-{you}"),
    (
        "bulletin bulletins fiche fiches",
        r"{your} (?:(?:derniers?|dernieres?|trois) )*(?:bulletins?|fiches?) de (?:paie|paye"
        r"|salaire)",
    ),
)
CREDIT: Patterns = (
    (
        "credit credits emprunt emprunts pret",
        r"avez-{you} (?:un|des) (?:credit|emprunt|pret)s? (?:bancaire|immobilier|en cours"
        r"|a rembourser)",
    ),
    (
        "faillite saisi",
        r"(?:avez|etes)-{you} (?:\w+ ){0,4}en faillite|{your} salaire a-t-il (?:\w+ ){0,2}saisi",
    ),
    (
        "dettes dette credits credit emprunts endettement surendettement",
        rf"{{your}} (?:dettes?|credits?|emprunts?|(?:sur)?endettement)\b{_WORK}"
        rf"|avez-{{you}} des (?:dettes|credits en cours)",
    ),
    (
        "financiere bancaire",
        r"{your} (?:situation (?:financiere|bancaire)|compte bancaire)|interdit bancaire",
    ),
    (
        "endette endettee surendette surendettee proprietaire locataire",
        r"(?:etes-{you}|vous etes) (?:\w+ )?(?:(?:sur)?endettee?|proprietaire"
        r"|locataire)\b(?! (?:d'un compte|du compte|d'une page))",
    ),
)
APPEARANCE: Patterns = (
    ("mesurez pesez", r"(?:mesurez|pesez)-{you} combien\b"),
    ("mesurez pesez", r"combien (?:mesurez|pesez)-{you}\b"),
    (
        "taille poids apparence physique",
        r"{your} (?:taille|poids|apparence(?: physique)?|physique)\b(?! (?:d'|de |du |dans"
        r"|critique))",
    ),
)
RESIDENCE: Patterns = (
    (
        "habitez vivez logez residez habite vit",
        r"(?:où|dans quel (?:quartier|arrondissement|departement)) (?:habitez|vivez|logez"
        r"|residez|habite|vit)-{you}\b",
    ),
    ("residence domicile adresse", r"{your} (?:lieu de residence|domicile|adresse personnelle)\b"),
)
