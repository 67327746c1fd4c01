"""Wrong components are told with name, field and what is allowed."""

from typing import Any

import pytest

from nago import View, Window, ui
from tests.presentation.tab import Tab


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: ui.Text("a", titel="b"), "Text: Unexpected keyword argument 'titel'; it takes text"),
        (lambda: ui.VStack(gapp=ui.L8), "VStack: Unexpected keyword argument 'gapp'; it takes"),
        (lambda: ui.Text(5), "Text.text: got int 5, allowed is str"),
        (lambda: ui.Text("a", level="h9"), "Text.level: got str 'h9', allowed is 'h1', 'h2'"),
        (lambda: ui.VStack(ui.Text("a"), "b"), "Stack.children: got tuple"),
        (lambda: ui.VStack(ui.Text("a", key="k"), ui.Text("b", key="k")), "two children have the key 'k'"),
        (lambda: ui.Text("a", color="red;background:url(//evil)"), "Text.color: got str"),
        (lambda: ui.Text("a", padding=ui.L8), "Text.padding: got str '0.5rem', allowed is Padding"),
        (lambda: ui.VStack(gap="8px;color:red"), "Stack.gap: got str"),
        (lambda: ui.VStack(gap=8), "Stack.gap: got int 8, allowed is a Length such as ui.L16"),
        (lambda: ui.Text("a", frame=ui.Frame(width="url(x)")), "Text.frame: got Frame"),
        (lambda: ui.TextField("a", value="text"), "TextField.value: got str 'text', allowed is a state"),
        (lambda: ui.PrimaryButton("a", action="go"), "Button.action: got"),
        (lambda: "no component", "returned str 'no component'"),
    ],
)  # fmt: skip
async def test_X06_a_wrong_field_or_value_is_named_with_what_is_allowed(
    make: Any, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    def view(wnd: Window) -> View:
        node: View = make()
        return node

    tab = await Tab(view).open()
    assert tab.dialogue.window.status == 500
    assert message in caplog.text
