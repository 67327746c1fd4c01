"""The part of a secret's page that says who may use it and whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from nago.errors import ConcurrentUpdate, InvalidValue
from nago.i18n import translate
from nago.presentation.state import State
from nago.presentation.view import View
from nago.presentation.window import Window
from nago.systems.group import SYSTEM
from nago.systems.group.permissions import FIND_GROUPS
from nago.systems.secret.model import MOST_GROUPS, MOST_OWNERS, Secret, SecretRefused
from nago.systems.secret.paths import PATH
from nago.systems.secret.permissions import APPLICATION_SECRETS, UPDATE_GROUPS, UPDATE_OWNERS
from nago.systems.secret.system import SecretManagement
from nago.systems.settings.confirmation import may_change
from nago.ui.banner import show_snackbar
from nago.ui.card import Card
from nago.ui.confirmation import confirm
from nago.ui.form import Form, SubmitButton
from nago.ui.length import L24
from nago.ui.multi_picker import MultiPicker
from nago.ui.select import Option
from nago.ui.stack import HStack, VStack
from nago.ui.toggle import Toggle


@dataclass(frozen=True, slots=True)
class Sharing:
    """For an owner of the secret."""

    management: SecretManagement
    secret: Secret
    base: State[int]
    """The version that the rest of the page was loaded with."""

    async def view(self, wnd: Window) -> View:
        """Raises StoreError."""
        return VStack(
            await self._groups(wnd), await self._owners(wnd), gap=L24, alignment="stretch"
        )

    async def _groups(self, wnd: Window) -> View:
        language, secret = wnd.language(), self.secret
        may, _ = may_change(wnd, UPDATE_GROUPS)
        may_share, _ = may_change(wnd, APPLICATION_SECRETS)
        others = [each for each in secret.groups if each != SYSTEM]
        chosen = wnd.state("groups", others, type=list[str])
        shared = wnd.state("application", secret.of_application)
        problem = wnd.state("groups_problem", "")

        async def save() -> None:
            system = shared.peek() if may_share else secret.of_application
            groups = [*chosen.peek(), *([SYSTEM] if system else [])]
            update = self.management.use_cases.update_groups
            problem.value = ""
            try:
                saved = await update(wnd.subject(), secret.id, groups, version=secret.version)
            except (InvalidValue, ConcurrentUpdate) as error:
                self._complain(wnd, problem, error)
                return
            self._go_on(wnd, saved)
            show_snackbar(wnd, translate(language, "secret.saved"))

        return Card(
            Form(
                Toggle(
                    translate(language, "secret.for_application"),
                    shared,
                    supporting_text=translate(language, "secret.for_application.text"),
                    disabled=not (may and may_share),
                ),
                MultiPicker(
                    translate(language, "secret.groups"),
                    chosen,
                    await self._known_groups(wnd, others),
                    placeholder=translate(language, "secret.groups.none"),
                    error_text=problem.value or None,
                    disabled=not may,
                    max_choices=MOST_GROUPS - 1,
                ),
                HStack(
                    SubmitButton(translate(language, "secret.groups.save"), rank="secondary"),
                    alignment="leading",
                )
                if may
                else None,
                action=save,
            ),
            title=translate(language, "secret.use"),
            supporting_text=translate(language, "secret.use.text"),
        )

    async def _known_groups(self, wnd: Window, chosen: list[str]) -> tuple[Option, ...]:
        """Those that he may know, and those that are chosen already."""
        subject = wnd.subject()
        every = subject.has_permission(FIND_GROUPS)
        return tuple(
            Option(each.id, each.name)
            for each in await self.management.groups.groups.find_all()
            if each.id != SYSTEM and (every or subject.has_group(each.id) or each.id in chosen)
        )

    async def _owners(self, wnd: Window) -> View:
        language, secret = wnd.language(), self.secret
        subject, people = wnd.subject(), self.management.people
        may, _ = may_change(wnd, UPDATE_OWNERS)
        chosen = wnd.state("owners", list(secret.owners), type=list[str])
        problem = wnd.state("owners_problem", "")
        known: State[list[Option]] = wnd.state("people", [], type=list[Option])

        async def search(text: str) -> None:
            known.value = list(await people.search(wnd.subject(), text))

        async def save() -> None:
            problem.value = ""
            if wnd.subject().id in chosen.peek() or not chosen.peek():
                await keep()
                return
            confirm(
                wnd,
                translate(language, "secret.leave.title"),
                translate(language, "secret.leave.text"),
                yes=translate(language, "secret.leave"),
                action=keep,
                destructive=True,
            )

        async def keep() -> None:
            update = self.management.use_cases.update_owners
            try:
                owners = chosen.peek()
                saved = await update(wnd.subject(), secret.id, owners, version=secret.version)
            except (InvalidValue, ConcurrentUpdate) as error:
                self._complain(wnd, problem, error)
                return
            mine = saved.owned_by(wnd.subject())
            show_snackbar(
                wnd, translate(language, "secret.saved" if mine else "secret.owners.gone")
            )
            if mine:
                self._go_on(wnd, saved)
            else:
                wnd.navigation().replace(PATH)

        return Card(
            Form(
                MultiPicker(
                    translate(language, "secret.owners"),
                    chosen,
                    tuple(known.value),
                    chosen=tuple(
                        [
                            Option(each, await people.name_of(subject, each))
                            for each in dict.fromkeys((*secret.owners, *chosen.value))
                        ]
                    ),
                    placeholder=translate(language, "secret.owners.search"),
                    error_text=problem.value or None,
                    disabled=not may,
                    max_choices=MOST_OWNERS,
                    on_search=search,
                ),
                HStack(
                    SubmitButton(translate(language, "secret.owners.save"), rank="secondary"),
                    alignment="leading",
                )
                if may
                else None,
                action=save,
            ),
            title=translate(language, "secret.owners"),
            supporting_text=translate(language, "secret.owners.text"),
        )

    def _go_on(self, wnd: Window, saved: Secret) -> None:
        """The secret has another version by this: the rest of the page goes on from that."""
        if self.base.peek() == self.secret.version:
            self.base.value = saved.version
        wnd.invalidate()

    def _complain(
        self, wnd: Window, problem: State[str], error: InvalidValue | ConcurrentUpdate
    ) -> None:
        language = wnd.language()
        if isinstance(error, ConcurrentUpdate):
            problem.value = translate(language, "form.stale")
            wnd.invalidate()  # the next try starts from what is stored now
        else:
            words = error.in_words(language) if isinstance(error, SecretRefused) else error
            problem.value = str(words)
