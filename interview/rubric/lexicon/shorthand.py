"""What interviewers' shorthand stands for: one table, from what is typed to what is read.

Several readings are separated by `|`: the word is heard as any of them. A reading of more than
one word has no alternative.
"""

from __future__ import annotations

_TABLE = """
    w/ = with
    w/o = without
    w/in = within
    b/c = because
    bc = because
    bcs = because
    cuz = because
    coz = because
    b4 = before
    thru = through
    tho = though
    ppl = people
    pple = people
    mktg = marketing
    mkt = market|marketing
    mgmt = management
    acct = account
    accts = accounts
    msg = message
    msgs = messages
    vid = video
    vids = videos
    avg = average
    approx = approximately
    yr = year
    yrs = years
    mo = month
    wk = week
    wks = weeks
    mth = month
    mths = months
    qtr = quarter
    diff = different|difference
    diffs = differences
    info = information
    infos = informations
    obj = objective|objectif
    objs = objectives|objectifs
    camp = campaign|campagne
    camps = campaigns|campagnes
    conv = conversion
    convs = conversions
    eng = engagement
    engmt = engagement
    impr = impressions
    fllwrs = followers
    flwrs = followers
    foll = followers
    subs = subscribers
    comm = communication|community
    comms = communications
    expl = explains|example|exemple
    eg = for example
    e.g = for example
    ie = that is
    i.e = that is
    vs = versus
    gonna = going to
    wanna = want to
    idk = i do not know
    dunno = do not know
    dk = do not know
    nvr = never
    nthg = nothing
    nthing = nothing
    smth = something
    sth = something
    smthg = something
    cd = could
    wd = would
    shd = should
    pcq = parce que
    pcque = parce que
    psk = parce que
    pck = parce que
    pq = pourquoi|parce
    pk = pourquoi
    pr = pour
    ds = dans
    ac = avec
    avc = avec
    qd = quand
    qq = quelques
    qqs = quelques
    qqn = quelqu un
    qqch = quelque chose
    qqc = quelque chose
    bcp = beaucoup
    tjs = toujours
    tjrs = toujours
    ts = tous
    tt = tout
    ttes = toutes
    mm = meme
    svt = souvent
    jms = jamais
    nb = nombre
    nbr = nombre
    nbre = nombre
    nbx = nombreux
    pb = probleme
    pbs = problemes
    tps = temps
    gd = grand
    gde = grande
    gds = grands
    cpte = compte
    cptes = comptes
    abo = abonnes|abonnement
    abos = abonnes|abonnements
    com = communication|commentaire
    coms = commentaires
    cmt = comment|commentaire
    resx = reseaux
    rx = reseaux
    reso = reseau
    resos = reseaux
    cad = c est a dire
    jsp = je sais pas
    pdt = pendant
    dc = donc
    av = avant|avec
    ap = apres
    apr = apres
    ex = exemple|example
    prcq = parce que
    rdv = rendez vous
    bdd = base de donnees
    pt = point
    pts = points
    sem = semaine
    trim = trimestre
    mkg = marketing
    rep = reponse|report
    reps = reponses|reports
    chq = chaque
    ajd = aujourdhui
    auj = aujourdhui
    ms = mais
    pers = personnes|personal
    grp = groupe|group
    gpe = groupe
    gp = groupe
    algo = algorithme|algorithm
    algos = algorithmes|algorithms
    vid = video
    vids = videos
    pics = pictures
    pic = picture
    thx = thanks
    thks = thanks
    abt = about
    wld = would
    shld = should
    cld = could
    custs = customers
    cust = customer
    convo = conversation
    convos = conversations
    notif = notification
    notifs = notifications
    resp = response|responsable
    presq = presque
    qqes = quelques
    dvlpt = developpement
    & = and
    != = is not
    + = and
    cannot = can not
    cant = can not
    wont = will not
    doesnt = does not
    didnt = did not
    isnt = is not
    arent = are not
    wasnt = was not
    werent = were not
    hasnt = has not
    havent = have not
    hadnt = had not
    couldnt = could not
    wouldnt = would not
    shouldnt = should not
    neednt = need not
    mustnt = must not
    aint = is not
    don't = do not
    can't = can not
    won't = will not
    shan't = shall not
    ain't = is not
    aujourd'hui = aujourdhui
    quelqu'un = quelqu un
    quelqu'une = quelqu une
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    pairs = (line.split(" = ") for line in table.strip().splitlines())
    return {short.strip(): tuple(long.split("|")) for short, long in pairs}


SHORTHAND = _read(_TABLE)
"""From the folded shorthand to its readings."""

DONT = "dont"
"""English “don't” without its apostrophe, or the French relative pronoun."""

CLITICS = {
    "l": "le",
    "d": "de",
    "j": "je",
    "m": "me",
    "t": "te",
    "s": "se",
    "c": "ce",
    "n": "ne",
    "qu": "que",
    "jusqu": "jusque",
    "lorsqu": "lorsque",
    "puisqu": "puisque",
    "quoiqu": "quoique",
}
"""What a French word stands for that lost its vowel before another word."""
