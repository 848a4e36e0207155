"""The word for a passphrase follows how hard it is to guess, not which kinds of letters it has."""

from __future__ import annotations

import pytest

from model.rules.passphrases import Strength, is_typed_everywhere, same_everywhere, strength


@pytest.mark.parametrize(("passphrase", "word"), [
    ("", Strength.NONE),
    ("123456", Strength.WEAK),
    ("12345678901234567890", Strength.WEAK),  # it only runs on
    ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
    ("abababababababababababab", Strength.WEAK),
    ("20240618", Strength.WEAK),
    ("qingshan2026", Strength.WEAK),
    ("Qs2026!", Strength.WEAK),
    ("mvhteswzquk", Strength.FAIR),
    ("heron valley", Strength.WEAK),
    ("heron heron heron heron heron heron", Strength.WEAK),
    ("heron valley tugboat pepper", Strength.FAIR),
    ("heron valley tugboat pepper sixty lamp", Strength.STRONG),  # long and plain: no capitals, digits or signs asked for
    ("x7#Kp2!vQm9$", Strength.STRONG),
    ("青山路口槐树下", Strength.STRONG),
])
def test_the_word_for_a_passphrase(passphrase: str, word: Strength) -> None:
    assert strength(passphrase) is word


def test_one_more_letter_never_makes_it_weaker() -> None:
    order = list(Strength)
    words = [strength("kwtzhbrmxcvgnq"[:length]) for length in range(15)]

    assert words == sorted(words, key=order.index)
    assert set(words) == set(order) - {Strength.STRONG}


def test_what_is_spelt_in_two_ways_is_one_passphrase() -> None:
    assert same_everywhere("cafe\u0301") == "caf\u00e9"
    assert (is_typed_everywhere("cafe 7!"), is_typed_everywhere("青山")) == (True, False)
