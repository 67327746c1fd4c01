"""What was entered into a form of a Struct, until it is taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from nago.errors import InvalidValue
from nago.presentation.state import Refusal, State
from nago.ui.field_problem import problem
from nago.ui.field_text import chosen, shown, stands_for, understood
from nago.ui.form_field import WRITTEN, FormField, spoken, with_values

SHOWN = "(shown)"
PROBLEMS = "(problems)"


class Problem(msgspec.Struct, frozen=True):
    """What is wrong, at which field; at none if that is ""."""

    field: str
    text: str
    refused: bool = False
    """It is about a text that was not taken over, and is over when that is mended."""


@dataclass(frozen=True, slots=True)
class FormEntry:
    """The states beside a state that holds a Struct: what stands in its fields.

    A field that nobody has touched follows when the program replaces the Struct.
    """

    state: State[Any]
    fields: tuple[FormField, ...]
    language: str

    # The states; those of fields are all asked for with every rendering, or they are forgotten.

    def text(self, field: FormField) -> State[str]:
        value = shown(field, field.of(self.state.peek()), self.language)
        return self.state.beside(field.name, value)

    def written(self, field: FormField) -> State[Any]:
        """The number, date or time that was entered."""
        kind = WRITTEN[field.holds]
        return self.state.beside(field.name, field.of(self.state.peek()), type=kind)

    def secret(self, field: FormField) -> State[str]:
        return self.state.beside(field.name, "", secret=True)

    def removal(self, field: FormField) -> State[bool]:
        return self.state.beside(f"{field.name}.(remove)", False)

    def yes(self, field: FormField) -> State[bool]:
        return self.state.beside(field.name, bool(field.of(self.state.peek())))

    def tick(self, field: FormField, option: str) -> State[bool]:
        ticked = option in chosen(field.of(self.state.peek()))
        return self.state.beside(f"{field.name}.{option}", ticked)

    def picks(self, field: FormField) -> State[list[str]]:
        """What was chosen of many options, for which there is no box each."""
        return self.state.beside(
            field.name, field.ordered(chosen(field.of(self.state.peek()))), type=list[str]
        )

    @property
    def problems(self) -> State[list[Problem]]:
        return self.state.beside(PROBLEMS, [], type=list[Problem])

    @property
    def _shown(self) -> State[Any]:
        """The Struct that the fields were filled from."""
        return self.state.beside(SHOWN, self.state.peek(), type=self.state.kind)

    # From the program to the fields.

    def follow(self) -> None:
        """Bring untouched fields in line with the Struct."""
        last, now = self._shown, self.state.value
        if last.peek() != now:
            fresh = {field.name for field in self.fields if self._follow(field, last.peek(), now)}
            said = [each for each in self.problems.peek() if each.field not in {"", *fresh}]
            self._keep(said)
            last.value = now

    def _follow(self, field: FormField, last: Any, now: Any) -> bool:
        """Whether the field was untouched and got another value."""
        before, after = field.of(last), field.of(now)
        if before == after or field.secret:
            return False
        if field.holds == "some_of":
            follow = self._follow_picks if field.many else self._follow_ticks
            return follow(field, chosen(before), chosen(after))
        if field.holds == "yes_no":
            untouched = self.yes(field).peek() == bool(before)
            if untouched:
                self.yes(field).value = bool(after)
            return untouched
        if field.written:
            written = self.written(field)
            untouched = written.refusal is None and written.peek() == before
            if untouched:
                written.value = after
            return untouched
        text = self.text(field)
        untouched = stands_for(field, text.peek(), before)
        if untouched:
            text.value = shown(field, after, self.language)
        return untouched

    def _follow_ticks(self, field: FormField, before: set[str], after: set[str]) -> bool:
        untouched = True
        for option, _ in field.options:
            tick = self.tick(field, option)
            if tick.peek() == (option in before):
                tick.value = option in after
            else:
                untouched = False
        return untouched

    def _follow_picks(self, field: FormField, before: set[str], after: set[str]) -> bool:
        picks = self.picks(field)
        untouched = set(picks.peek()) == before
        if untouched:
            picks.value = field.ordered(after)
        return untouched

    def reset(self) -> None:
        """Drop what was entered: the fields show the Struct again."""
        value = self.state.peek()
        for field in self.fields:
            if field.secret:
                continue
            if field.holds == "some_of" and field.many:
                self.picks(field).value = field.ordered(chosen(field.of(value)))
            elif field.holds == "some_of":
                for option, _ in field.options:
                    self.tick(field, option).value = option in chosen(field.of(value))
            elif field.holds == "yes_no":
                self.yes(field).value = bool(field.of(value))
            elif field.written:
                self.written(field).value = field.of(value)
            else:
                self.text(field).value = shown(field, field.of(value), self.language)
        self.forget_secrets()
        self._keep([])
        self._shown.value = value

    # From the fields to the program.

    def take(self) -> bool:
        """Make the Struct what was entered, if all of that is allowed; else say what is not."""
        problems, values = [], {}
        for field in self.fields:
            try:
                if self._entered(field):
                    values[field.path] = self._value(field)
            except InvalidValue as error:
                problems.append(self._problem(field, error))
        self._keep(problems)
        return not problems and self._change(values)

    def take_one(self, field: FormField) -> bool:
        """The same for one field, the others aside."""
        others = [each for each in self.problems.peek() if each.field != field.name]
        try:
            values = {field.path: self._value(field)} if self._entered(field) else {}
        except InvalidValue as error:
            self._keep([*others, self._problem(field, error)])
            return False
        self._keep(others)
        return self._change(values)

    def refuse(self, error: InvalidValue) -> None:
        """Show at its field, or above the form, why the program does not take it."""
        known = error.field is not None and error.field in {each.name for each in self.fields}
        name = error.field if known and error.field is not None else ""
        self._keep([Problem(name, spoken(self.language, str(error)))])

    def complain(self, text: str) -> None:
        """Show above the form why it was not taken."""
        self._keep([Problem("", text)])

    def standing(self) -> dict[str, str]:
        """What is still wrong, by the name of the field."""
        fields = {field.name: field for field in self.fields}
        return {
            each.field: each.text
            for each in self.problems.value
            if not each.refused or self.written(fields[each.field]).problem is not None
        }

    def forget_secrets(self) -> None:
        """They have arrived: empty their fields."""
        for field in self.fields:
            if field.secret:
                self.secret(field).value = ""
                self.removal(field).value = False

    def restore_secrets(self, before: Any) -> None:
        """They have not arrived: let the Struct hold those of before, and the fields the new."""
        secrets = {field.path: field.of(before) for field in self.fields if field.secret}
        if secrets:
            self.state.value = with_values(self.state.peek(), secrets)
            self._shown.value = self.state.peek()

    def _entered(self, field: FormField) -> bool:
        """Whether the field counts: an empty one of a secret leaves what there is."""
        if not field.secret:
            return True
        return bool(self.secret(field).peek()) or self.removal(field).peek()

    def _value(self, field: FormField) -> Any:
        entered: Any
        if field.secret:
            entered = "" if self.removal(field).peek() else self.secret(field).peek()
        elif field.holds == "some_of" and field.many:
            entered = field.ordered(set(self.picks(field).peek()))
        elif field.holds == "some_of":
            ticks = [(option, self.tick(field, option).peek()) for option, _ in field.options]
            entered = [option for option, ticked in ticks if ticked]
        elif field.holds == "yes_no":
            entered = self.yes(field).peek()
        elif field.written:
            written = self.written(field)
            if (refusal := written.refusal) is not None:
                said = problem(field, None, self.language)
                written.refuse(Refusal(said, refusal.entered))
                raise InvalidValue(said, field=field.name)
            entered = written.peek()
        else:
            entered = self.text(field).peek()
        return understood(field, entered, self.language)

    def _change(self, values: dict[tuple[str, ...], Any]) -> bool:
        try:
            value = with_values(self.state.peek(), values)
        except InvalidValue as error:
            self.refuse(error)
            return False
        self.state.value = self._shown.value = value
        for field in self.fields:
            if field.path not in values or field.holds in ("secret", "some_of", "yes_no"):
                continue
            if field.written:
                self.written(field).value = values[field.path]
            else:
                self.text(field).value = shown(field, values[field.path], self.language)
        return True

    def _problem(self, field: FormField, error: InvalidValue) -> Problem:
        refused = field.written and self.written(field).refusal is not None
        return Problem(field.name, str(error), refused)

    def _keep(self, problems: list[Problem]) -> None:
        self.problems.value = problems
