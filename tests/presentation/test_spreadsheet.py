"""Tables as files that spreadsheets open."""

from __future__ import annotations

import pytest

from nago.presentation.spreadsheet import FORMULA, csv_lines


@pytest.mark.parametrize("sign", FORMULA)
def test_a_text_that_would_be_a_formula_stays_a_text(sign: str) -> None:
    assert csv_lines([(f"{sign}1",)], "en").decode().strip('"').startswith(f"'{sign}1")


def test_numbers_and_answers_stay_what_programs_read() -> None:
    assert (
        csv_lines([(-5, -0.5, True, False, None, "a,b")], "en") == b'-5,-0.5,true,false,,"a,b"\r\n'
    )


def test_german_spreadsheets_get_their_separator() -> None:
    assert csv_lines([("a", "b;c")], "de") == b'a;"b;c"\r\n'
