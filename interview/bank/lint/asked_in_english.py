"""How a subject that must not be asked about is asked about in English.

Each pattern stands beside the words without which it cannot match. `{you}` is the candidate,
`{your}` what is theirs; patterns are for folded text: small letters, no accents, straight quotes.
"""

from __future__ import annotations

Patterns = tuple[tuple[str, str], ...]

YOU = "(?:you|the candidate|the applicant)"
YOUR = "(?:your|the (?:candidate|applicant)'s)"
THEY = "(?:you|they|he|she|the candidate|the applicant|the person)"
THEIR = "(?:your|their|his|her|(?:the )?(?:candidate|applicant|person)'s)"
"""In research and in notes, the candidate is a third person."""

_PEOPLE = "(?:children|kids|child|baby|babies|family)"
_AMONG = r"(?!'|-| (?:in|among|as|on|of) (?:your|our)| (?:audience|follower|customer|user)s?)"
_WORK = (
    r"(?! (?:campaigns?|charit(?:y|ies)|projects?|clients?|awareness|sector|team|apps?|content"
    r"|programmes?|programs?|polic(?:y|ies)|training|inclusion|advocacy|department|customers?"
    r"|users?|work|experience|and safety|communit(?:y|ies)|strategy|brand))"
)

AGE: Patterns = (
    ("old", r"how old (?:are|were|is|was) {you}\b"),
    ("age", r"{your} (?:exact |real |current |approximate )?age\b(?! (?:of|gate|gating|limits?))"),
    ("age", r"(?:what|at what) age (?:are|were|did|do|will) {you}\b"),
    (
        "birth birthday birthdate",
        r"{your} (?:date of birth|birth ?da(?:te|y)|(?:year of )?birth)\b",
    ),
    ("birth", r"\b(?:ask for|note|check|write down|what is) (?:the |a )?date of birth\b"),
    ("born", r"(?:when|(?:what|which) year) (?:were|was) {you} born"),
    (
        "retire retirement",
        r"(?:when|how soon|do|are|until) (?:do |are )?{you} (?:plan|planning|intend|intending|want"
        r"|going|expect|expecting|hope|thinking)[^?.,]{0,40}\bretir(?:e|ement|ing)\b",
    ),
    (
        "retirement retire",
        r"{you}[^?.,]{0,15} (?:close to|near|nearing|until) (?:you )?retire(?:ment)?\b",
    ),
    (
        "graduate school degree",
        r"(?:when|(?:what|which) year) did {you} (?:graduate|(?:finish|leave) (?:high )?school"
        r"|get {your} degree)",
    ),
    ("millennial boomer gen", r"{you} (?:an? )?(?:millennial|(?:baby )?boomer|gen[ -]?[xz])\b"),
    (
        "younger older",
        r"(?:boss|manager|colleagues?|people|someone|team)[^?.,]{0,12} (?:younger"
        r"|older) than {you}\b",
    ),
)
FAMILY: Patterns = (
    (
        "married divorced widowed separated single relationship",
        r"(?:are|is|were) {you} (?:(?:currently|still|legally|already|happily) )?(?:married"
        r"|divorced"
        r"|widowed|separated|single(?!-)|in a relationship)\b(?! (?:to (?:the|a|your|this) "
        r"|minded))",
    ),
    ("marry married", r"(?:plan|planning|intend|going|want) to (?:get married|marry)\b"),
    ("marital", r"{your} marital (?:status|situation)|what is (?:the )?marital status"),
    ("status situation", r"{your} (?:family|civil|relationship) (?:status|situation)\b"),
    (
        "husband wife spouse fiance fiancee boyfriend girlfriend",
        r"{your} (?:husband|wife|spouse|fiancee?|boyfriend|girlfriend)\b",
    ),
    ("partner", r"(?:what )?does {your} partner (?:do|work|earn|mind|agree|think)\b"),
    ("partner", r"do {you} (?:live with|have) a partner\b(?! (?:program|agenc|compan|at|in|for))"),
    ("maiden", r"\bmaiden name\b"),
    (
        "children kids child baby babies family",
        r"(?:do|did|would|have|are) {you} (?:(?:already|currently|now|ever|plan(?:ning)? to|want to"
        r"|intend(?:ing)? to|hop(?:e|ing) to|going to|think(?:ing)? of|expect(?:ing)? to) )*"
        r"(?:have|having|got|had|expecting|start|starting|rais(?:e|ing)) "
        rf"(?:(?:any|a|an|young|small|more|another) )*{_PEOPLE}\b{_AMONG}",
    ),
    ("children kids", r"how many (?:children|kids) (?:do|will|would) {you} (?:have|want|plan)"),
    (
        "children kids son daughter baby",
        r"{your} (?:own |young )?(?:children|kids|son|daughter|baby)\b"
        r"(?!'|-| (?:books?|programmes?|programs?|campaigns?|brand|audience|content|hospital"
        r"|ward))",
    ),
    ("childcare daycare care", r"{your} (?:child ?care|day ?care)\b"),
    (
        "childcare daycare care",
        r"(?:what|which|have|do) (?:are |have |sort of |kind of )?(?:{you} (?:have |got |made )?)?"
        r"(?:any )?(?:child ?care|day ?care)(?: arrangements?)?(?: (?:do|have) {you}|\W*$"
        r"| in place)",
    ),
    (
        "family",
        r"\b(?:tell \w+|talk|hear|know)(?: \w+){0,3} about {your} (?:\w+ )?family\b(?! (?:of"
        r"|business|law))",
    ),
    (
        "family",
        r"{your} family (?:life|plans|planning|commitments|responsibilities|obligations"
        r"|circumstances)",
    ),
    (
        "family",
        r"(?:plan|planning|want|intend|hope|going|thinking) (?:to|of|about|on) (?:start"
        r"|starting|have|having) a family",
    ),
    ("pregnant", r"(?:are|is|were) {you} (?:\w+ )?pregnant\b"),
    (
        "pregnant",
        r"{you} (?:plan|planning|intend|want|hope|going|expect)[^?.,]{0,15} (?:get|become|be"
        r"|fall) pregnant",
    ),
    ("pregnancy pregnancies", r"{your} pregnanc(?:y|ies)\b"),
    (
        "leave",
        r"{you} (?:(?:ever|plan|planning|want|expect|intend|going) )?(?:to )?(?:take|taken"
        r"|took|taking"
        r"|need|go on|been on) (?:\w+ )?(?:maternity|paternity|parental) leave",
    ),
)
HEALTH: Patterns = (
    (
        "health",
        rf"{{your}} (?:(?:physical|mental|general|own|current) )*health\b{_WORK}(?! insurance)",
    ),
    (
        "health medical physical mental psychiatric psychological chronic",
        r"{you} (?:ever )?(?:have|had|suffer from|suffered from|got|experienced) (?:(?:any|an?"
        r"|ever|had"
        r"|serious) )*(?:health|medical|physical|mental|psychiatric|psychological|chronic)"
        r"(?: health)? (?:problem|condition|issue|illness|disorder|limitation|impairment)s?",
    ),
    ("medical", r"{your} (?:family )?medical (?:history|records?|condition|situation)"),
    ("disabled handicapped", r"(?:are|is) {you} (?:\w+ )?(?:disabled|handicapped)\b"),
    (
        "disability disabilities handicap impairment",
        r"{you} (?:have|had|got|suffer from) (?:(?:any|an?|physical|mental|learning|registered) )*"
        rf"(?:disabilit(?:y|ies)|handicaps?|impairments?)\b{_WORK}",
    ),
    ("disability disabilities handicap", rf"{{your}} (?:disabilit(?:y|ies)|handicap)\b{_WORK}"),
    ("sick", r"(?:how many|number of) sick(?:ness)? days[^?.]{0,12} {you}\b"),
    (
        "sick ill hospitalized hospitalised",
        r"{you} (?:(?:ever|often|been|frequently|seriously|off) )+(?:ill|sick|hospitali[sz]ed)\b",
    ),
    ("sick ill", r"how often (?:are|were|have) {you} (?:been )?(?:off )?(?:sick|ill)\b"),
    (
        "medication medications medicine medicines drugs",
        r"{you} (?:(?:currently|ever|been|regularly) )*(?:take|taking|on|taken"
        r"|using) (?:(?:any|prescribed"
        r"|prescription|regular) )*(?:medications?|medicines?|drugs)\b"
        r"|(?:which|what) (?:medications?|medicines?) (?:do|are) {you}",
    ),
    ("compensation comp", r"{you}[^?.]{0,25} workers'? comp(?:ensation)?\b"),
    (
        "surgery hiv cancer depression psychiatrist therapist psychologist burnout",
        r"{you} (?:(?:ever|currently|an?|any|had|have|seen|see|been|treated|for|suffered"
        r"|suffer|from"
        r"|diagnosed|with) )+(?:surgery|hiv|cancer|depression|psychiatrist|therapist|psychologist"
        rf"|burnout)\b{_WORK}",
    ),
    ("smoke drink", r"do {you} (?:smoke|drink)(?: alcohol)?(?:\W*$|\?| or )"),
    ("genetic hereditary", r"{your} (?:genetic|hereditary)\b"),
)
RELIGION: Patterns = (
    ("religion", r"{your} religion\b|what religion\b[^?.]{0,20}{you}"),
    (
        "religious",
        r"{your} religious (?:beliefs?|background|affiliation|practices?|holidays?|views"
        r"|obligations)",
    ),
    (
        "religious believer",
        r"(?:are|is) {you} (?:(?:very|at all|an?) )*(?:religious|believer)\b(?! about)",
    ),
    ("religious", r"religious (?:holidays|festivals|days) (?:do|will|would) {you}"),
    (
        "sabbath ramadan lent shabbat",
        r"{you} (?:\w+ )?(?:observe|observing|fast|keep|celebrate)[^?.]{0,15} (?:sabbath"
        r"|shabbat|ramadan|lent)\b",
    ),
    (
        "church mosque synagogue temple",
        r"{you} (?:go to|attend|belong to|worship at) (?:(?:an?|the|any|which) )?(?:church|mosque"
        r"|synagogue|temple)\b|(?:which|what) (?:church|mosque|synagogue|temple|parish) (?:do"
        r"|does) {you}",
    ),
    (
        "church mosque synagogue parish pastor priest rabbi imam",
        r"{your} (?:church|mosque|synagogue|parish|pastor|priest|rabbi|imam)\b",
    ),
    (
        "christian muslim jewish catholic protestant hindu buddhist atheist sikh mormon",
        r"(?:are|is) {you} (?:an? )?(?:\w+ )?(?:christian|muslim|jewish|catholic|protestant|hindu"
        r"|buddhist|atheist|sikh|mormon)\b",
    ),
    ("faith", r"{your} (?:personal )?faith\b(?! in)"),
    ("god pray", r"do {you} (?:believe in god|pray)\b"),
    (
        "hijab headscarf veil turban",
        r"{you} (?:wear|remove|take off)[^?.]{0,10} (?:hijab|headscarf|veil|turban)\b",
    ),
)
ORIGIN: Patterns = (
    (
        "from",
        r"where (?:are|do|is|does) {you} (?:originally "
        r"|really )?(?:come )?from(?: originally)?\W*$",
    ),
    (
        "from",
        r"where (?:are|do|were) {your} (?:parents|family|ancestors) (?:come )?(?:from|born)\b",
    ),
    ("born", r"where (?:were|was) {you} born|(?:were|was|are) {you} born (?:in|here|abroad)\b"),
    ("birth birthplace", r"{your} (?:(?:place|country) of birth|birthplace)\b"),
    ("native mother first", r"{your} (?:native|mother|first) (?:language|tongue)\b"),
    ("native", r"(?:are|is) {you} an? native(?: [\w-]+)? speaker"),
    ("home", r"what languages? (?:do|does) {you} speak at home"),
    ("accent", r"{your} (?:foreign )?accent\b(?! colou?rs?)|where is {your} accent from"),
    (
        "citizen",
        r"(?:are|is) {you} (?:an? )?(?:[\w.]+ ){0,2}citizen\b(?! (?:journal|scien|develop|serv))",
    ),
    (
        "citizenship nationality immigration visa",
        r"{your} (?:citizenship|nationality|immigration status|visa status)\b"
        r"|what (?:citizenship|nationality) (?:are|do|is) {you}",
    ),
    ("passport", r"what passport (?:do|does) {you}"),
    ("race", r"{your} race\b(?! (?:strategy|day|time|team|report|car|against|to))"),
    (
        "ethnicity ethnic racial ancestry descent national cultural",
        r"{your} (?:ethnicity|ancestry|(?:racial|ethnic|national|cultural) (?:origins?"
        r"|background|group|heritage|roots|identity))\b",
    ),
    ("skin", r"{your} skin colou?r\b|(?:the )?colou?r of {your} skin"),
    (
        "name",
        r"(?:origin of {your} (?:last |family |sur)?name|where does {your} (?:last |family "
        r"|sur)?name come from)",
    ),
)
ORIENTATION: Patterns = (
    (
        "gay lesbian homosexual heterosexual bisexual queer transgender trans nonbinary",
        r"(?:are|is) {you} (?:\w+ )?(?:gay|lesbian|homosexual|heterosexual|bisexual|queer"
        r"|trans(?:gender)?"
        r"|nonbinary)\b",
    ),
    ("straight", r"are {you} straight(?: or gay|\W*$)"),
    (
        "sexual sexuality",
        r"{your} (?:sexual (?:orientation|preferences?|identity)|sexuality|sex life)\b",
    ),
    (
        "gender sex",
        r"{your} (?:gender(?: identity)?|(?:birth|biological) sex"
        r"|sex at birth)\b(?! (?:equality|pay|polic|balance|studies|strategy|project|lens"
        r"|campaign|reveal))",
    ),
    ("man woman", r"are {you} a (?:man|woman)\b"),
)
UNION: Patterns = (
    ("union unions", r"{your} (?:trade |labou?r )?union\b(?! jack)"),
    (
        "union",
        r"{you} (?:(?:ever|currently|been|still|an?|the|active|member|part|of|in|trade"
        r"|labou?r) )*(?:an?|the|trade|labou?r) union\b",
    ),
    (
        "union",
        r"{you} (?:(?:ever|currently|been|an?|active|trade|labou?r) )+union (?:member|rep"
        r"|activist|organi[sz]er)",
    ),
    (
        "union unions",
        r"{you} (?:ever )?(?:belong(?:ed)?|join(?:ed)?|support(?:ed)?|organi[sz]ed?|think|feel)"
        r"(?: (?:to|about|of|an?|any|the|trade|labou?r))* unions?\b",
    ),
    (
        "union unions unionised unionized",
        r"{your} (?:views|opinion|feelings|position|thoughts) (?:on|about|of) (?:trade "
        r"|labou?r )?unions?\b",
    ),
    ("strike", r"{you} (?:ever )?(?:been|gone|go|taken part|took part)(?: (?:on|in|a))+ strike\b"),
)
POLITICS: Patterns = (
    (
        "vote voted voting",
        r"(?:whom?|(?:which|what) (?:party|candidate)) (?:did|do|will|would) {you} vot",
    ),
    (
        "vote voted",
        r"(?:did|do|will|have) {you} vot(?:e|ed) (?:in (?:the|an)|for (?:the"
        r"|a) (?:\w+ )?(?:party|president))",
    ),
    (
        "political politics",
        r"{your} (?:political (?:views?|opinions?|beliefs?|affiliations?|party|leanings?"
        r"|stance|convictions?)|politics)\b",
    ),
    ("politically", r"(?:are|is) {you} politically\b"),
    (
        "democrat republican conservative liberal socialist communist",
        r"(?:are|is) {you} an? (?:democrat|republican|conservative|liberal|socialist"
        r"|communist)\b(?! (?:arts|user|design|investor))",
    ),
    (
        "party",
        r"{you} (?:(?:ever|been|an?|the|active) )*(?:member|supporter) of (?:an?|any"
        r"|the) (?:\w+ )?party\b|{you} (?:\w+ )?belong to a (?:political )?party\b",
    ),
    (
        "brexit president minister",
        r"(?:think|thought|opinion|view)s? (?:of|about|on) (?:brexit|the (?:president"
        r"|prime minister))\b(?! of)",
    ),
)
CRIMINAL: Patterns = (
    (
        "arrested convicted imprisoned jailed",
        r"{you} (?:(?:ever|been) )*(?:arrested|convicted|imprisoned|jailed)\b",
    ),
    ("jail prison", r"{you} (?:(?:ever|been|gone|spent|time) )*(?:to|in) (?:jail|prison)\b"),
    (
        "arrest criminal police",
        r"{your} (?:arrest|criminal|police)(?: \w+)? ?(?:record|history|background)\b",
    ),
    (
        "arrest criminal police felony conviction convictions",
        r"{you} (?:have|had|got) (?:(?:an?|any|unspent|spent|previous) )*(?:criminal|arrest"
        r"|police|felony|convictions?)\b(?! (?:law|justice|matters|rates?))",
    ),
    ("crime felony", r"{you} (?:ever )?(?:commit|committed) (?:a|any) (?:crime|felony)"),
)
MILITARY: Patterns = (
    (
        "discharge",
        r"{your} (?:military )?discharge\b|(?:dis)?honou?rable discharge|(?:type"
        r"|kind) of (?:military )?discharge",
    ),
    (
        "discharged",
        r"{you} (?:(?:ever|been|dis)?(?:honou?rably)? ?)*discharged (?:from the|under"
        r"|honou?rably|dishonou?rably)",
    ),
    (
        "guard reserves reserve",
        r"(?:are|is) {you} (?:\w+ )?in the (?:national guard|(?:army |military )?reserves?)\b",
    ),
)
SALARY: Patterns = (
    (
        "salary pay wage wages compensation earnings package income remuneration",
        r"{your} (?:(?:current|present|previous|last|past|former|existing) )+(?:base |gross "
        r"|annual )?"
        r"(?:salary|pay|wages?|compensation|earnings|remuneration|package|income)\b",
    ),
    (
        "salary pay paid wages earnings compensation",
        r"{your} (?:salary|pay|compensation|wage) history|{your} (?:salary|pay) (?:at"
        r"|in) {your} (?:last|current|previous)",
    ),
    (
        "earn earning paid",
        r"(?:what|how much) (?:do|did|are|were) {you} (?:currently |now )?(?:earn(?:ing)?\b"
        r"|(?:being |get(?:ting)? )?paid\b)(?! (?:media|reach|followers|attention|for|from))",
    ),
    (
        "make making",
        r"how much (?:money )?(?:do|did|are|were) {you} (?:currently )?mak(?:e|ing)(?:\W*$|\?"
        r"| (?:now|at|a year|in your))",
    ),
    (
        "payslip payslips slip slips stub stubs",
        r"{your} (?:(?:last|latest|recent|three) )*pay ?(?:slip|stub)s?\b",
    ),
)
CREDIT: Patterns = (
    ("credit", r"{your} (?:personal )?credit (?:score|rating|history|report|record)\b"),
    (
        "bankrupt bankruptcy",
        r"{you} (?:(?:ever|been|gone|filed|file|declared|for|personal) )*bankrupt(?:cy)?\b",
    ),
    (
        "debt debts mortgage finances",
        r"{your} (?:debts?|mortgage|personal (?:finances|debts?))\b(?! (?:product|client"
        r"|campaign|brand|customer))|are {you} in debt\b",
    ),
    ("financial", r"{your} (?:personal )?financial (?:situation|status|difficulties|troubles)\b"),
    ("garnished garnish", r"{your} wages (?:\w+ ){0,2}garnish"),
    (
        "own rent",
        r"do {you} (?:own|rent)(?: or (?:own|rent))? (?:{your} (?:own )?|a )?(?:home|house"
        r"|flat|apartment)\b",
    ),
)
APPEARANCE: Patterns = (
    (
        "tall weigh",
        r"how (?:tall (?:are|is)|much (?:do|does)) {you}(?: weigh)\b|how tall (?:are|is) {you}\b",
    ),
    ("height weight", r"{your} (?:height|(?:body )?weight)\b(?! (?:in|on|of|loss|behind|to))"),
    (
        "appearance looks attractive",
        r"{your} (?:physical appearance|looks)\b(?! (?:like|at|for|good|bad))|(?:is"
        r"|are) {you} (?:physically )?attractive\b",
    ),
)
RESIDENCE: Patterns = (
    (
        "live",
        r"(?:where|(?:in )?(?:which|what) (?:neighbou?rhood|district|suburb"
        r"|part of town)) (?:do|does) {you} live\b",
    ),
    (
        "address residence neighbourhood neighborhood",
        r"{your} (?:home address|place of residence|neighbou?rhood)\b(?! (?:app|campaign|forum"
        r"|group))",
    ),
)
