"""Text a person wrote, made safe to show and to name files by."""

from __future__ import annotations

import pytest

from interview.plain_text import changed_range, lines_of, listed_names, slug


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Søren Østergaard", "soren-ostergaard"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Ægir Þór Guðmundsson", "aegir-thor-gudmundsson"),
        ("Jörg Weiß", "jorg-weiss"),
        ("Œuvre d’Île", "oeuvre-d-ile"),
        ("Iğdır Işık", "igdir-isik"),
        ("Đorđe Petrović", "dorde-petrovic"),
        ("Дмитрий Щукин", "dmitrii-shchukin"),
        ("Αλέξανδρος", "alexandros"),
        ("Zoe\u0308", "zoe"),
        ("李雷", ""),
    ],
)
def test_a_name_is_written_in_the_letters_of_a_file_name(name: str, part: str) -> None:
    assert slug(name) == part


def test_names_stand_between_commas_or_semicolons() -> None:
    assert listed_names(" Ada Weber, Tom Ek;; Inès\n Okoye ,") == (
        "Ada Weber",
        "Tom Ek",
        "Inès Okoye",
    )
    assert listed_names(" ") == ()


def test_lines_that_say_nothing_are_left_out() -> None:
    assert lines_of("one  two\n\n \u2028three\x1b[31m\n") == ("one two", "three")


def test_where_two_texts_differ() -> None:
    assert changed_range("abcd", "abXcd") == (2, 2, 3)
    assert changed_range("aaa", "aa") == (2, 3, 2)
