"""Where things live, what the settings file may say, and how its mistakes are explained."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from interview import i18n
from interview.bank_library import bank_names, bank_path
from interview.errors import NotFound, UsageError
from interview.paths import Paths, find_paths
from interview.settings import Settings, TeamSettings, read_settings, with_folders
from interview.tui.check_keys import check_keys
from interview.tui.keymap import AMEND, DEBRIEF, HOME, LIVE, REPORT, KeyAction


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path)


def write(paths: Paths, text: str) -> Settings:
    paths.settings.write_text(text, encoding="utf-8")
    return read_settings(paths)


def refusal(paths: Paths, text: str) -> str:
    """What is said of a settings file, which must not be accepted."""
    with pytest.raises(UsageError) as refused:
        check_keys(paths, write(paths, text))
    return str(refused.value)


def test_the_home_is_what_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEW_HOME", "~/somewhere")
    assert find_paths().home == Path.home() / "somewhere"


def test_a_home_below_that_of_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEW_HOME", "~no-such-user/interviews")
    with pytest.raises(UsageError, match="INTERVIEW_HOME is “~no-such-user/interviews”"):
        find_paths()


def test_without_a_word_the_home_is_the_systems_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTERVIEW_HOME", raising=False)
    assert find_paths().home.name == "interview"
    assert find_paths().home.is_absolute()


def test_everything_lives_below_the_home(paths: Paths) -> None:
    every = [paths.journal, paths.reports, paths.banks, paths.templates, paths.settings]
    assert {path.parent for path in every} == {paths.home}


def test_without_a_file_everything_has_its_default(paths: Paths) -> None:
    assert read_settings(paths) == Settings()


def test_every_setting_can_be_set(paths: Paths) -> None:
    settings = write(
        paths,
        'language = "fr"\ntheme = "light"\ninterviewer = "Zoé"\nhide_suggestions = true\n'
        'key_passphrase = true\nplain = true\nkey_preset = "vim"\n'
        'reports_folder = "~/r"\nbanks_folder = "/b"\n'
        'keep_days = 180\nreport_logo = "firm.png"\nreport_color = "#1f4e79"\n'
        '[keys]\nnext = "F10, ctrl+n"\n[keep_days_by_bank]\nbaker = 90\n'
        '[shorthand]\ncust = "customer"\n"w/" = "with"\n'
        '[team]\nsync = "~/team"\nevery_minutes = 5\npart = "hr"\n',
    )
    keys = {"next": "f10,ctrl+n"}
    short = {"cust": "customer", "w/": "with"}
    assert settings == Settings(
        "fr",
        "light",
        "Zoé",
        True,
        keys,
        True,
        180,
        {"baker": 90},
        "firm.png",
        "#1f4e79",
        short,
        "vim",
        True,
        "~/r",
        "/b",
        TeamSettings("~/team", 5, "hr"),
    )
    moved = with_folders(paths, settings)
    assert (moved.reports, moved.banks) == (Path.home() / "r", Path("/b"))
    assert moved.journal == paths.journal


def test_a_file_from_an_editor_that_writes_a_byte_order_mark_is_read(paths: Paths) -> None:
    assert write(paths, '\ufefftheme = "light"\n').theme == "light"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('# mine\ntheem = "light"\n', 2, "there is no setting “theem”. Did you mean “theme”?"),
        ("zzz = 1\n", 1, "There are: language, theme, interviewer, hide_suggestions, keys, key_"),
        ('\n\nlanguage = "de"\n', 3, "“language” must be one of: en, fr."),
        ("interviewer = 3\n", 1, "“interviewer” must be a text in quotes."),
        ('hide_suggestions = "yes"\n', 1, "“hide_suggestions” must be true or false."),
        ('[shorthand]\n"a b" = "c"\n', 1, "below [shorthand], write lines such as cust ="),
        ('report_color = "blue"\n', 1, "“report_color” must be a colour such as #1f4e79."),
        ('report_color = "#1f4e79; x"\n', 1, "“report_color” must be a colour such as"),
        ('reports_folder = "r"\n', 1, "“r” must be a whole path, such as ~/Documents/interviews."),
        ('banks_folder = "~nobody-here/b"\n', 1, "begins with a user who does not exist."),
        ('keep_days = "90"\n', 1, "“keep_days” must be a number of days."),
        ("keep_days = -1\n", 1, "“keep_days” must be a number of days."),
        ("keep_days = true\n", 1, "“keep_days” must be a number of days."),
        ("[keep_days_by_bank]\nx = 1.5\n", 1, "below [keep_days_by_bank], write lines such as"),
        ("\nkeep_days_by_bank = 3\n", 2, "below [keep_days_by_bank], write lines such as"),
        ('[team]\nsync = "team"\n', 2, "“team” must be a whole path, such as"),
        ('[team]\nsync = "postgresql://a:b@c/d"\n', 2, "holds no password here"),
        ("[team]\nevery_minutes = 0\n", 2, "must be a number of minutes, from 1 to 1440."),
        ('[team]\npart = "boss"\n', 2, "“part” must be one of: rater, hr."),
        ('[team]\nsynk = "x"\n', 2, "there is no setting “synk”. Did you mean “sync”?"),
        ('team = "x"\n', 1, "below [team], write lines such as sync ="),
        ('theme = "dark"\nkeys = "f2"\n', 2, 'below [keys], write lines such as next = "f2"'),
        ("[keys]\nnext = 2\n", 1, "below [keys], write lines such as"),
        ('[keys]\nnxet = "f2"\n', 2, "there is no action “nxet”. Did you mean “next”?"),
        ('[keys]\nnext = "n"\n', 2, "“n” cannot start an action"),
        ('[keys]\nnext = "space"\n', 2, "“space” cannot start an action"),
        ('[keys]\nnext = ""\n', 2, "“” cannot start an action"),
        ('[keys]\nnext = "ctrl+pgdown"\n', 2, "“ctrl+pgdown” cannot start an action"),
        ('[keys]\nnext = "ctrl+i"\n', 2, "terminals send “ctrl+i” as Tab"),
        (
            '[keys]\nnext = "ctrl+p"\n',
            2,
            "“ctrl+p” would start both “next” (Next) and “palette” (All)",
        ),
        ('[keys]\n\nnext = "f3"\n', 3, "“f3” would start both “next” (Next) and “previous” (Back)"),
        ('[keys]\nclear = "f11"\n', 2, "there is no action “clear”"),
    ],
)
def test_a_mistake_is_explained_at_its_line(paths: Paths, text: str, line: int, words: str) -> None:
    said = refusal(paths, text)
    assert f"{paths.settings}, line {line}: " in said
    assert words in said


def test_a_file_that_is_not_toml_is_explained_at_its_line(paths: Paths) -> None:
    assert "line 2" in refusal(paths, 'theme = "light"\nlanguage = fr\n')


def test_a_file_that_is_not_utf_8_is_refused_in_a_sentence(paths: Paths) -> None:
    paths.settings.write_bytes(b'interviewer = "Zo\xe9"\n')
    with pytest.raises(UsageError, match="cannot be read"):
        read_settings(paths)


def test_mistakes_are_explained_in_french_too(paths: Paths) -> None:
    i18n.use("fr")
    assert "ligne 1" in refusal(paths, 'theem = "light"\n')


def test_two_actions_may_change_their_keys_with_each_other(paths: Paths) -> None:
    check_keys(paths, write(paths, '[keys]\nnext = "f3"\nprevious = "f2"\n'))


def test_a_further_key_beside_one_that_two_actions_share_is_no_conflict(paths: Paths) -> None:
    check_keys(paths, write(paths, '[keys]\naccept = "f4,ctrl+b"\n'))


@pytest.mark.parametrize("screen", [HOME, LIVE, DEBRIEF, REPORT], ids=lambda s: s[-2].id)
def test_no_key_that_is_shipped_does_two_things(screen: tuple[KeyAction, ...]) -> None:
    at_once = [each for each in screen if each is not AMEND or screen is DEBRIEF]
    keys = [key for key_action in at_once for key in key_action.keys.split(",") if key]
    assert len(keys) == len(set(keys)), "amending takes the key of accepting once all is signed"


def test_the_users_own_banks_come_first(paths: Paths) -> None:
    paths.banks.mkdir()
    (paths.banks / "nurses.yaml").write_text("format: 1\n", encoding="utf-8")
    (paths.banks / "social-media.yaml").write_text("format: 1\n", encoding="utf-8")
    assert bank_names(paths)[:2] == ["nurses", "social-media"]
    assert bank_names(paths).count("social-media") == 1
    assert bank_path(paths, "social-media").parent == paths.banks


def test_a_bank_is_found_by_its_path(paths: Paths) -> None:
    path = paths.home / "mine.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    assert bank_path(paths, str(path)) == path


def test_a_bank_that_is_not_there_is_answered_with_the_nearest(paths: Paths) -> None:
    with pytest.raises(NotFound, match="Did you mean “social-media”"):
        bank_path(paths, "socialmedia")
    with pytest.raises(NotFound, match=r"There are: .*support-engineer"):
        bank_path(paths, "qqq")


def test_a_name_too_long_for_any_file_names_no_bank(paths: Paths) -> None:
    for name in ("x" * 400, "x" * 400 + ".yaml"):
        with pytest.raises(NotFound, match="There is no question bank"):
            bank_path(paths, name)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may look everywhere")
def test_a_bank_in_a_closed_folder_is_left_to_the_reader_to_explain(paths: Paths) -> None:
    closed = paths.home / "closed"
    closed.mkdir(mode=0)
    assert bank_path(paths, str(closed / "mine.yaml")) == closed / "mine.yaml"


def test_a_name_never_leads_out_of_the_folder_of_banks(paths: Paths) -> None:
    paths.banks.mkdir()
    (paths.home / "secret.yaml").write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(NotFound):
        bank_path(paths, "../secret")


def test_settings_load_nothing_heavy() -> None:
    code = "import sys, interview.settings; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert not {"textual", "yaml", "tomllib", "difflib", "platformdirs"} & {*run.stdout.split()}
