"""Forms are sent to an action of their window, or posted to this server and to nothing else."""

from typing import Any

import pytest

from nago import ui
from nago.errors import ComponentError


def nothing() -> None:
    """An action."""


def test_a_form_holds_what_it_is_given_and_leaves_none_out() -> None:
    form = ui.Form(ui.Text("a"), None, ui.SubmitButton("Send"), action=nothing)
    first, button = form.children
    assert isinstance(first, ui.Component)
    assert button == ui.SubmitButton("Send")
    assert form.post_to is None


@pytest.mark.parametrize(
    "path", ["/", "/account/login", "/account/login/", "/login?next=/orders/4711&tab=a%20b"]
)
def test_a_form_may_be_posted_to_paths_of_this_server(path: str) -> None:
    assert ui.Form(post_to=path).post_to == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "account/login",
        "//evil.example/login",
        "/\\evil.example",
        "/a//b",
        "https://evil.example/login",
        "javascript:alert(1)",
        " /login",
        "/login\n",
        "/a b",
        "/../login",
        "/" + "a" * 3000,
        5,
    ],
)
def test_X05_a_form_is_posted_nowhere_else(path: Any) -> None:
    with pytest.raises(ComponentError, match=r"Form\.post_to: got .* allowed is a path of this"):
        ui.Form(post_to=path)


def test_a_form_has_an_action_or_an_address_but_not_both() -> None:
    with pytest.raises(ComponentError, match="either an action"):
        ui.Form()
    with pytest.raises(ComponentError, match="either an action"):
        ui.Form(action=nothing, post_to="/login")
