"""How long the check of a bank takes, advice and examples included: 1,000 questions, two languages.

Run `python benchmarks/bank_check_speed.py`. Whole processes, one of each by turns: the check, and
as the yardstick PyYAML's own parser in C reading the same file into plain values. What is printed
are the medians, and of the ratios the quartiles too. As in a package that is installed, Python has
compiled the modules before. Exit code 1 if the promise is missed: under 1 s, or 1.2 times the
yardstick where that is more.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

ROUNDS = 9
QUESTIONS = 1_000
PROMISE_S = 1.0
PROMISED_RATIO = 1.2


def _words_of(text: str) -> list[str]:
    return text.split()


HEAD = """\
format: 1
title: A thousand questions
languages: [en, fr]
minutes: 0
scale: [Weak, Fair, Good, Excellent]
fr: {title: Mille questions, scale: [Faible, Passable, Bon, Excellent]}
competencies:
  method: {name: Method, fr: {name: Méthode}}
vocabularies:
  networks:
    Mastodon: [fediverse]
    Reddit: [subreddit*]
sections:
  - title: Everything
    fr: {title: Tout}
    questions:
"""
QUESTION = """\
      - id: question-{n}
        title: Case {n}
        competency: method
        minutes: 5
        ask: A customer of yours writes that case {n} no longer works. What would you do first?
        why: Half of all tickets begin in this way, and what counts is the order of the steps.
        note: If asked, customer {n} uses our web application and could log in yesterday.
        probes:
          - What would you ask them before you try anything?
          - How would you know that you have found the cause?
        levels:
          1: Tries remedies at random, or passes the ticket on to somebody else.
          2: Asks precise questions before trying anything at all.
          3: Also reproduces the fault, or looks for what was changed.
          4: Also checks that the cure holds, and tells the others.
        signals:
          - because: Passes the ticket on
            suggests: 1
            when: {{mentions: [pass it on, not my job, "{first} the {second}", {third} first]}}
          - because: Reproduces the fault
            suggests: 3
            when:
              mentions: ["reproduc*", {second} account, {third}|{first} it]
              names: {{of: networks}}
          - because: Asks before trying
            suggests: 2
          - because: Tells the others
            suggests: 4
        examples:
          - note: not my job, let somebody else do it
            level: 1
        fr:
          title: Cas {n}
          ask: Un de vos clients écrit que le cas {n} ne marche plus. Que feriez-vous d’abord ?
          why: La moitié des tickets commencent ainsi, et ce qui compte est l’ordre des étapes.
          note: Si l’on vous le demande, le client {n} se connectait encore hier à l’application.
          probes:
            - Que lui demanderiez-vous avant d’essayer quoi que ce soit ?
            - Comment sauriez-vous que vous tenez la cause ?
          levels:
            1: Essaie des remèdes au hasard, ou transmet le ticket à quelqu’un d’autre.
            2: Pose des questions précises avant d’essayer quoi que ce soit.
            3: Reproduit aussi la panne, ou cherche ce qui a changé.
            4: Vérifie aussi que le remède tient, et prévient les autres.
          signals:
            - Transmet le ticket
            - Reproduit la panne
            - Demande avant d’essayer
            - Prévient les autres
"""
WORDS = _words_of("""
ticket screen server printer invoice password browser cable router backup report letter parcel
refund order voucher schedule meeting contract licence keyboard folder archive network account
payment delivery return repair update install restart measure compare explain translate publish
review approve forward escalate document record listen answer confirm collect prepare deliver
""")
PARSE = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), yaml.CSafeLoader)"
CHECK = """
import sys
from pathlib import Path
from interview.lint.check_bank import check_bank
found = check_bank(Path(sys.argv[1])).diagnostics
assert not found, found[:3]
"""


def main() -> int:
    """Measure, tell, judge."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thousand.yaml"
        path.write_text(HEAD + "".join(map(numbered_question, range(QUESTIONS))), encoding="utf-8")
        for program in (PARSE, CHECK):
            _once(program, path)
        rounds = [(_once(PARSE, path), _once(CHECK, path)) for _round in range(ROUNDS)]
        size = path.stat().st_size
    parsed, checked = (median(times) for times in zip(*rounds, strict=True))
    low, ratio, high = quantiles(mine / theirs for theirs, mine in rounds)
    print(f"{QUESTIONS} questions in two languages, {size / 1e6:.1f} MB")
    print(f"read by PyYAML's CSafeLoader   {parsed:.2f} s")
    print(f"checked, with all advice       {checked:.2f} s")
    print(f"times as long                  {ratio:.2f} ({low:.2f} to {high:.2f})")
    return checked > PROMISE_S and ratio > PROMISED_RATIO


def numbered_question(number: int) -> str:
    """One with phrases of its own."""
    rest, first = divmod(number, len(WORDS))
    second, third = (7 * number + rest) % len(WORDS), (3 * number + 5 * rest) % len(WORDS)
    return QUESTION.format(n=number, first=WORDS[first], second=WORDS[second], third=WORDS[third])


def _once(program: str, path: Path) -> float:
    """Seconds that a whole process takes; what Python compiles of it is kept beside the bank."""
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(path.with_name("compiled"))}
    began = perf_counter()
    subprocess.run(
        [sys.executable, "-c", program, str(path)], check=True, env={**os.environ, **kept}
    )
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
