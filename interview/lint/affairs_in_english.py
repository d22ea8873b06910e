"""As in `asked_in_english`: opinions, the law, money, looks, and where somebody lives."""

from __future__ import annotations

from interview.lint.pattern_table import Patterns

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
    ("party", r"(?:which|what) (?:political )?party do {you} (?:belong|support)"),
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
    ("making", r"(?:what|how much) are {you} (?:currently making\b|making now\b)"),
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
