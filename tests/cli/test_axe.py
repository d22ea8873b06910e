"""Every kind of page, in both languages, through axe-core: no violation of WCAG 2.2 AA.

axe-core comes from npm, which the suite must do without: `npm install --no-save axe-core` in the
checkout puts it where this test finds it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from interview.i18n import LANGUAGES
from tests.cli.conftest import Shell
from tests.source import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="needs a Chromium"),
    pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core: npm install --no-save axe-core"),
]

RUN = """
const found = {};
async function judge() {
  for (const [name, page] of Object.entries(pages)) {
    document.open(); document.write(page); document.close();
    for (const each of document.querySelectorAll("details")) each.open = true;
    const result = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    found[name] = {
      passed: result.passes.length,
      violations: result.violations.map(each => [each.id, each.nodes.map(node => node.html)]),
    };
  }
  document.open(); document.write("<pre></pre>"); document.close();
  document.querySelector("pre").textContent = JSON.stringify(found);
}
judge();
"""


def pages(shell: Shell, language: str) -> dict[str, str]:
    """A page of each kind, made from the demonstration by its commands."""
    assert shell("demo", "--keep", str(shell.home), "--lang", language).code == 0
    listed = shell("list", "--json").json
    ids = {each["candidate"].split()[0]: each["id"] for each in reversed(listed)}
    commands = {
        "report": ["report", ids["Thierry"]],
        "report with a decision": ["report", ids["Siobhán"]],
        "draft": ["report", ids["Noor"]],
        "entered from paper": ["report", ids["Jens"]],
        "in the other language": [
            "report",
            ids["Maya"],
            "--lang",
            "en" if language == "fr" else "fr",
        ],
        "candidate's copy": ["report", ids["Maya"], "--audience", "candidate"],
        "comparison": ["compare", "--bank", "social-media"],
        "blind": ["compare", "--bank", "social-media", "--blind", "--sort-by", "impact"],
        "panel": ["panel", "Lindqvist"],
        "forms": ["panel", "Lindqvist", "--format", "forms"],
        "insights": ["insights", "--format", "html"],
        "insights without raters": ["insights", "social-media", "--no-raters", "--format", "html"],
    }
    made = {}
    for name, words in commands.items():
        lang = [] if "--lang" in words else ["--lang", language]
        told = shell(*words, *lang, "-o", "-")
        assert told.code == 0, told.err
        made[name] = told.out
    kit = shell("bank", "print", "social-media", "--lang", language, "-o", "-")
    assert kit.code == 0
    return made | {"kit": kit.out}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_violates_a_rule(shell: Shell, tmp_path: Path, language: str) -> None:
    free = {  # the page's own policy lets nothing run in it, which is tested elsewhere
        name: re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page)
        for name, page in pages(shell, language).items()
    }
    data = json.dumps(free).replace("</", "<\\/")
    driver = tmp_path / "driver.html"
    scripts = (AXE.read_text(encoding="utf-8"), f"const pages = {data};", RUN)
    driver.write_text(
        '<!doctype html><meta charset="utf-8">'
        + "".join(f"<script>{each}</script>" for each in scripts),
        encoding="utf-8",
    )
    assert BROWSER is not None
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000"]
    done = subprocess.run(
        [BROWSER, *options, "--dump-dom", driver.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )
    found = json.loads(unescape(done.stdout.split("<pre>")[1].split("</pre>")[0]))
    assert set(found) == set(free)
    assert all(each["passed"] > 10 for each in found.values())
    assert {name: each["violations"] for name, each in found.items() if each["violations"]} == {}
