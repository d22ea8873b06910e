"""How a subject that must not be asked about is asked about in English.

Each pattern stands beside the words without which it cannot match. `{you}` is the candidate,
`{your}` what is theirs; patterns are for folded text: small letters, no accents, straight quotes.
"""

from __future__ import annotations

from interview.lint.pattern_table import Patterns

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
    ("maiden", r"\bmaiden or married name\b"),
    (
        "live",
        r"(?:with )?whom? do {you} live(?: with)?\b|do {you} live (?:alone|with (?:any|some)one)\b",
    ),
    ("boyfriend girlfriend", r"do {you} have a (?:boyfriend|girlfriend)\b"),
    (
        "depend depends dependants dependents",
        r"(?:parents?|relatives?|family members?)[^?.]{0,30} depends? on {you}\b"
        r"|{your} depend[ae]nts\b",
    ),
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
        "illness illnesses sickness",
        r"{you} (?:ever )?(?:have|had) (?:(?:an?|any|major|serious) )*(?:illness(?:es)?|sickness)\b"
        r"|days[^?.]{0,20} {you} (?:miss|lose)[^?.]{0,15} (?:illness|sickness)\b",
    ),
    ("treated", r"{you} (?:(?:ever|been) )*treated for\b"),
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
    ("race", r"what race (?:are|is) {you}\b"),
    ("heritage", r"{your} (?:family )?heritage\b(?! (?:site|brand|collection))"),
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
