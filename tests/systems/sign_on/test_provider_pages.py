"""The pages on which administrators enter login providers, as they see them."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest

from nago.application import Application
from nago.auth.subject import SU
from nago.catalogue.sign_on import SIGN_ON
from nago.systems.role import ADMINISTRATOR
from nago.systems.sign_on import LoginProvider
from nago.systems.sign_on.permissions import CHANGE_PROVIDERS, READ_PROVIDERS
from nago.systems.sign_on.providers import ProviderManagement
from nago.testing.browser_tree import find
from nago.testing.direct import Page
from tests.systems import people
from tests.systems.settings.test_pages import Office as SettingsOffice
from tests.systems.settings.test_pages import office as settings_office
from tests.systems.sign_on.openid import openid, row

CANARY = "canary-secret-9c11"
PUBLIC_URL = "http://localhost:3000"
PATH = "admin/login-providers"
CONTOSO = f"{PATH}/contoso"
TENANT = "11111111-2222-3333-4444-555555555555"
FIELDS = (
    "Users can log in through it", "Name on the button", "Issuer", "Client ID", "Client secret",
    "Scopes", "Domains of your own", "Claim that roles come from", "Which value gives which role",
)  # fmt: skip
OF_ONE_KIND = {"entra": "Tenant", "google": "Domains at Google"}
BEGINNINGS = [
    ("Microsoft Entra ID", "entra", "https://login.microsoftonline.com/<tenant>/v2.0"),
    ("Google", "google", "https://accounts.google.com"),
    ("Keycloak", "keycloak", "https://<host>/realms/<realm>"),
    ("Another OpenID provider", "openid", ""),
]


class Office(SettingsOffice):
    """An application with its administrator, and with its providers."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self.use_cases = application.cfg.system(ProviderManagement).use_cases
        self.providers = application.cfg.system(ProviderManagement).providers

    async def contoso(self) -> tuple[LoginProvider, Page]:
        """One that is stored, and its page."""
        given = {"name": "Contoso", "issuer": "https://login.example.com", "client_id": "nago"}
        stored = await self.use_cases.save(SU, LoginProvider(id="contoso", **given), CANARY)
        return stored, await self.page(CONTOSO)

    async def clerk(self, *rights: str) -> None:
        user = await people.account(self, "clerk@example.com")
        await self.users.use_cases.update_other_permissions(SU, user.id, rights)


@asynccontextmanager
async def office(tmp_path):
    async with settings_office(tmp_path) as settings:
        yield Office(settings.application)


async def save(page: Page, **entered: str | bool) -> None:
    """Enter these, and press "Save"; the fields are named as in ProviderEntry."""
    for name, value in entered.items():
        await page.fill(SIGN_ON[f"login_provider.{name}"][0], value)
    await page.press("Save")


def field(page: Page, label: str) -> dict:
    return find(page.tree.tree, label=label)[1]


def error(page: Page, label: str) -> str:
    return field(page, label).get("errorText", "")


def has(page: Page, **fields: str) -> bool:
    with suppress(LookupError):
        return bool(find(page.tree.tree, **fields))
    return False


async def confirm(page: Page) -> None:
    """Press "Remove" in the dialog: the page behind it has a button of that name as well."""
    button = find(find(page.tree.tree, type="Dialog")[1]["footer"], title="Remove")[1]
    button["title"] = "Remove (in the dialog)"
    await page.press(button["title"])


@pytest.mark.parametrize(("title", "id", "issuer"), BEGINNINGS)
async def test_each_kind_begins_with_its_issuer_its_fields_and_what_to_register(
    tmp_path, title, id, issuer
):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        assert "There is none yet. Begin with yours:" in page.texts()
        assert any("Single sign-on is switched off" in text for text in page.texts())
        await page.press(title)
        assert page.dialogue.window.place()[0] == f"{PATH}/{id}"
        assert page.value("Issuer") == issuer
        assert not page.value("Users can log in through it")
        for label in (*FIELDS, *OF_ONE_KIND.values()):
            assert has(page, label=label) == (label in (*FIELDS, OF_ONE_KIND.get(id))), label
        for place in (f"oidc/{id}/callback", "logout", f"oidc/{id}/logout"):
            assert f"{PUBLIC_URL}/account/{place}" in page.texts()
        assert not has(page, title="Test the connection") and not has(page, title="Remove")


async def test_K01_what_is_entered_counts_and_is_listed_but_the_secret_is_not_shown(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        await page.press("Another OpenID provider")
        await save(
            page, name="Contoso", issuer=" https://login.example.com ", client_id="nago",
            secret=CANARY, scopes="openid  email", email_domains="@Example.com\n\nexample.org",
        )  # fmt: skip
        assert page.banners() == ["Saved"]
        saved = here.providers.current("openid")
        assert (saved.name, saved.issuer) == ("Contoso", "https://login.example.com")
        assert saved.scopes == ("openid", "email")
        assert saved.email_domains == ("example.com", "example.org")
        assert page.value("Issuer") == saved.issuer
        assert here.providers.secret("openid") == CANARY
        for each in (page, await here.page(f"{PATH}/openid"), await here.page(PATH)):
            assert CANARY not in str(each.tree.tree)
            assert CANARY.encode() not in b"".join(each.frames)
        shown = find(each.tree.tree, type="ListRow", key="openid")[1]
        assert (shown["title"], shown["text"]) == ("Contoso", saved.issuer)
        assert (shown["href"], shown["trailing"]["text"]) == (f"/{PATH}/openid", "Off")
        await save(page, enabled=True)
        again = await here.page(PATH)
        assert find(again.tree.tree, key="openid")[1]["trailing"]["text"] == "On"
        await again.press("Another OpenID provider")
        assert again.dialogue.window.place()[0] == f"{PATH}/openid-2"


async def test_K01_a_stored_secret_stays_until_it_is_removed(tmp_path):
    async with office(tmp_path) as here:
        _, page = await here.contoso()
        assert "A value is stored" in field(page, "Client secret")["supportingText"]
        await save(page, client_id="other")
        assert here.providers.current("contoso").client_id == "other"
        assert here.providers.secret("contoso") == CANARY
        await page.fill("Remove what is stored: Client secret", True)
        await page.press("Save")
        assert not here.providers.has_secret("contoso")


async def test_N20_at_entra_the_tenant_is_asked_for_and_completes_the_issuer(tmp_path):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        await page.press("Microsoft Entra ID")
        for typed in ("", "common"):
            await save(page, client_id="nago", tenants=typed)
            assert error(page, "Tenant").startswith("Enter the id of your tenant")
            assert here.providers.all == ()
        await save(page, tenants=TENANT)
        assert error(page, "Tenant") == ""
        assert page.value("Issuer") == f"https://login.microsoftonline.com/{TENANT}/v2.0"
        assert here.providers.current("entra").tenants == (TENANT,)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("name", "  ", ""),
        ("issuer", "http://login.example.com", "Enter the issuer exactly as the provider"),
        ("client_id", " ", "Enter the client ID"),
        ("scopes", "profile", "The scope openid"),
        ("role_mapping", "editors", "Each line is like"),
        ("role_mapping", "editors = unknown", "Each line is like"),
    ],
)
async def test_what_cannot_work_is_refused_at_its_field(tmp_path, name, typed, said):
    async with office(tmp_path) as here:
        stored, page = await here.contoso()
        await save(page, **{name: typed})
        found = error(page, SIGN_ON[f"login_provider.{name}"][0])
        assert found and found.startswith(said)
        assert here.providers.current("contoso") == stored


async def test_N17_another_issuer_asks_for_its_own_secret_at_that_field(tmp_path):
    async with office(tmp_path) as here:
        _, page = await here.contoso()
        await save(page, issuer="https://other.example.com")
        assert error(page, "Client secret").startswith("The issuer is another one")
        assert here.providers.current("contoso").issuer == "https://login.example.com"
        await save(page, secret="its own")
        assert here.providers.current("contoso").issuer == "https://other.example.com"
        assert here.providers.secret("contoso") == "its own"


async def test_a_test_shows_what_works_and_which_check_has_failed(tmp_path):
    async with office(tmp_path) as here, openid() as there:
        await here.use_cases.save(SU, row(there), CANARY)
        page = await here.page(CONTOSO)

        async def found() -> dict[str, str]:
            await page.press("Test the connection")
            rows = find(page.tree.tree, type="List")[1]["children"]
            return {each["title"]: each["trailing"]["text"] for each in rows}

        assert await found() == dict.fromkeys(
            ("Document of the issuer", "Keys", "Signatures", "Proof of the browser (PKCE)",
             "User information", "Logout"), "Fine",
        )  # fmt: skip
        there.shown = []
        assert [title for title, word in (await found()).items() if word == "Wrong"] == ["Keys"]
        there.document = {"issuer": "https://another.example"}
        assert await found() == {"Document of the issuer": "Wrong"}
        assert any("https://another.example" in text for text in page.texts())
        there.far.handler = lambda request: 1 / 0
        assert await found() == {"Document of the issuer": "Wrong"}
        assert CANARY not in str(there.far.requests)
        await page.press("Save")
        assert not has(page, type="List"), "what was found counts for what was saved then"


async def test_removing_one_is_asked_about_first(tmp_path):
    async with office(tmp_path) as here:
        _, page = await here.contoso()
        await page.press("Remove")
        assert find(page.tree.tree, type="Dialog", title="Remove this provider?")
        await page.press("Cancel")
        assert here.providers.current("contoso")
        await page.press("Remove")
        await confirm(page)
        assert here.providers.all == () and not here.providers.has_secret("contoso")
        assert page.dialogue.window.place()[0] == PATH
        assert "There is none yet. Begin with yours:" in page.texts()


async def test_a_save_over_that_of_somebody_else_is_refused_until_his_is_loaded(tmp_path):
    async with office(tmp_path) as here:
        _, mine = await here.contoso()
        await mine.visit(CONTOSO, preset="other")  # as after adding it
        await save(await here.page(CONTOSO), client_id="his")
        for _ in range(2):
            await save(mine, client_id="mine", secret="mine as well")
            assert any("Somebody else has saved" in text for text in mine.texts())
            assert mine.value("Client secret") == "mine as well"
        assert here.providers.current("contoso").client_id == "his"
        assert here.providers.secret("contoso") == CANARY
        await mine.press("Load what is stored now")
        assert mine.value("Client ID") == "his"
        assert not any("Somebody else has saved" in text for text in mine.texts())
        await save(mine, client_id="mine")
        assert here.providers.current("contoso").client_id == "mine"
        assert here.providers.secret("contoso") == CANARY
        await here.use_cases.delete(SU, "contoso")
        await save(mine, client_id="again")
        assert here.providers.all == ()
        await mine.press("Load what is stored now")
        assert mine.dialogue.window.place()[0] == PATH


@pytest.mark.parametrize("path", [PATH, CONTOSO])
async def test_A01_nobody_without_the_right_sees_providers(tmp_path, path):
    async with office(tmp_path) as here:
        await here.contoso()
        await here.clerk()
        for email, said in [("clerk@example.com", "Not allowed"), (None, "Please log in")]:
            page = await here.page(path, email)
            assert said in page.texts()
            assert "login.example.com" not in str(page.tree.tree)


async def test_A01_who_may_only_see_them_changes_nothing(tmp_path):
    async with office(tmp_path) as here:
        await here.contoso()
        await here.clerk(READ_PROVIDERS.id)
        page = await here.page(PATH, "clerk@example.com")
        assert find(page.tree.tree, type="ListRow", key="contoso")
        assert not has(page, title="Add a provider")
        await page.visit(CONTOSO)
        assert field(page, "Issuer")["disabled"] and field(page, "Client secret")["disabled"]
        for title in ("Save", "Test the connection", "Remove", "Confirm password"):
            assert not has(page, title=title), title


async def test_A03_mapping_a_role_that_holds_more_than_oneself_is_refused(tmp_path):
    async with office(tmp_path) as here:
        stored, _ = await here.contoso()
        await here.clerk(READ_PROVIDERS.id, CHANGE_PROVIDERS.id)
        page = await here.page(CONTOSO, "clerk@example.com")
        await save(page, role_mapping=f"chief = {ADMINISTRATOR}")
        assert here.providers.current("contoso") == stored
        [said] = page.banners()
        assert said.startswith("You need the right")


async def test_A04_who_logged_in_long_ago_reads_and_is_asked_for_the_password_first(tmp_path):
    async with office(tmp_path) as here:
        _, page = await here.contoso()
        later = datetime.now(UTC).timestamp() + 601
        here.sessions.registry.store.clock = here.users.directory.clock = lambda: later
        page = await page.open(CONTOSO)
        assert field(page, "Issuer")["disabled"]
        link = find(page.tree.tree, type="Link", title="Confirm password")[1]
        assert link["href"].startswith("/account/login?to=")
        assert not has(page, title="Remove")


@pytest.mark.parametrize(
    ("id", "preset"), [("x", ""), ("x", "none"), ("nls", "other"), ("X", "other")]
)
async def test_there_is_no_page_for_what_is_no_provider_and_cannot_be_one(tmp_path, id, preset):
    async with office(tmp_path) as here:
        page = await here.page(PATH)
        await page.visit(f"{PATH}/{id}", preset=preset)
        assert "Page not found" in page.texts()
        assert page.dialogue.window.status == 404


async def test_the_pages_speak_german_and_nothing_else(tmp_path):
    english = {said for said, german in SIGN_ON.values() if said != german}
    async with office(tmp_path) as here, openid() as there:
        await here.use_cases.save(SU, row(there), CANARY)
        page = await here.page(PATH)
        page.dialogue.window._language = "de"

        def check(*seen: str) -> None:
            tree = json.dumps([page.tree.tree, page.banners()], ensure_ascii=False)
            assert all(f'"{each}"' in tree for each in seen)
            assert not [each for each in english if json.dumps(each, ensure_ascii=False) in tree]

        for _, id, _ in BEGINNINGS:
            await page.visit(PATH)
            check("Anbieter hinzufügen", "An")
            await page.visit(f"{PATH}/{id}", preset="other" if id == "openid" else id)
            await page.press("Speichern")
            wrong = "Mandant" if id == "entra" else "Client-ID" if id == "google" else "Aussteller"
            assert error(page, wrong).startswith("Geben Sie ")
            check()
        await page.visit(CONTOSO)
        await page.fill("Aussteller", "https://other.example.com")
        await page.fill("Scopes", "profile")
        await page.press("Speichern")
        assert error(page, "Scopes") == "Der Scope openid muss dabei sein."
        await page.fill("Scopes", "openid")
        await page.press("Speichern")
        assert error(page, "Client-Geheimnis").startswith("Der Aussteller ist ein anderer")
        await page.press("Verbindung prüfen")
        check("Dokument des Ausstellers", "In Ordnung")
        await page.press("Entfernen")
        check("Diesen Anbieter entfernen?")
