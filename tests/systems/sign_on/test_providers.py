"""Login providers as rows: who may enter them, what is refused, and how secrets are kept."""

import asyncio
import base64
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace

from nago.auth.subject import SU
from nago.errors import (
    ConcurrentUpdate,
    InvalidValue,
    PermissionDenied,
    ReauthenticationNeeded,
    Unreadable,
)
from nago.systems.role import ADMINISTRATOR
from nago.systems.sign_on import LoginProvider
from nago.systems.sign_on.permissions import CHANGE_PROVIDERS, READ_PROVIDERS
from nago.systems.sign_on.providers import ProviderManagement
from tests.systems.house import opened
from tests.systems.people import Browser, holder
from tests.systems.sign_on.openid import openid, row

CANARY = "canary-secret-7f3a"
TENANT = "11111111-2222-3333-4444-555555555555"


def contoso(**fields) -> LoginProvider:
    given = {"name": "Contoso", "issuer": "https://login.example.com", "client_id": "nago"}
    return LoginProvider(id="contoso", **(given | fields))


@asynccontextmanager
async def house_and_rows(path):
    async with opened(path / "nago.db") as house:
        management = house.wiring.system(ProviderManagement)
        yield house, management.use_cases, management.providers


async def test_a_secret_is_sealed_and_in_nothing_that_is_shown(tmp_path, caplog):
    async with house_and_rows(tmp_path) as (house, use_cases, providers):
        saved = await use_cases.save(SU, contoso(), CANARY)
        assert providers.secret("contoso") == CANARY
        shown = [repr(saved), repr(use_cases), repr(providers), caplog.text]
        shown += map(str, await house.audit.use_cases.find_entries(SU))
        assert CANARY not in "".join(shown)
        raw = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    raw += b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"login.example.com" in raw
    for form in (
        CANARY.encode(),
        CANARY.encode().hex().encode(),
        base64.b64encode(CANARY.encode()),
    ):
        assert form not in raw


async def test_K02_a_sealed_secret_opens_for_its_own_provider_alone(tmp_path):
    async with house_and_rows(tmp_path) as (house, use_cases, providers):
        await use_cases.save(SU, contoso(), CANARY)
        await use_cases.save(SU, replace(contoso(), id="fabrikam"), "another")
        swapped = "UPDATE login_provider_secrets SET sealed = (SELECT other.sealed FROM "
        swapped += "login_provider_secrets AS other WHERE other.id = 'fabrikam')"
        await house.change(swapped + " WHERE id = 'contoso'")
        await providers.refresh()
        assert providers.secret("fabrikam") == "another"
        with pytest.raises(Unreadable):
            providers.secret("contoso")


async def test_without_a_new_secret_the_old_one_stays_and_it_can_be_taken_away(tmp_path):
    async with house_and_rows(tmp_path) as (_, use_cases, providers):
        saved = await use_cases.save(SU, contoso(), CANARY)
        saved = await use_cases.save(SU, replace(saved, name="Other"))
        assert providers.secret("contoso") == CANARY
        await use_cases.save(SU, saved, "")
        assert not providers.has_secret("contoso")
        assert providers.secret("contoso") == ""


async def test_N17_another_issuer_does_not_get_the_secret_of_the_one_before(tmp_path):
    async with house_and_rows(tmp_path) as (_, use_cases, providers):
        saved = await use_cases.save(SU, contoso(), CANARY)
        moved = replace(saved, issuer="https://evil.example")
        with pytest.raises(InvalidValue) as refused:
            await use_cases.save(SU, moved)
        assert refused.value.field == "secret"
        assert providers.current("contoso").issuer == "https://login.example.com"
        await use_cases.save(SU, moved, "its own")
        assert providers.secret("contoso") == "its own"


WRONG = {
    "id": [{"id": each} for each in ("", "nls", "A", "a/b", "a b", "-a", "x" * 33, "../x")],
    "name": [{"name": each} for each in ("", "   ", "x" * 81)],
    "client_id": [{"client_id": each} for each in ("", "  ")],
    "issuer": [
        {"issuer": each}
        for each in (
            "", "login.example.com", "http://login.example.com", "https://", "ftp://x.example",
            "https://login.example.com?x=1", "https://login.example.com#x", "https://u@x.example",
            "https://<host>/realms/<realm>", "https://login example.com", "javascript:alert(1)",
            "https://login.example.com\\@evil.example", "https://[x", "https://login.example.com?",
            "https://login.example.com#", "https://:x@x.example", "https://@x.example",
            "https://x.example:99999", "https://x.example:0", "https://x.example:port",
        )
    ],
    "scopes": [{"scopes": each} for each in ((), ("profile",))],
    "algorithms": [{"algorithms": each} for each in ((), ("none",), ("HS256",), ("RS256", "HS512"))],
    "role_mapping": [
        {"role_mapping": (each,)} for each in ("editors", "= writer", "editors =", "a = unknown")
    ],
    "tenants": [{"preset": "entra", "issuer": f"https://login.microsoftonline.com/{each}/v2.0"}
                for each in ("<tenant>", "common", "organizations", "consumers")]
    + [{"preset": "entra", "issuer": "https://login.microsoftonline.com/<tenant>/v2.0", "tenants": each}
       for each in (("common",), ("Organizations",), (TENANT, "consumers"), (" ",))],
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "fields"),
    [(field, fields) for field, every in WRONG.items() for fields in every],
)
async def test_what_cannot_work_is_refused_at_its_field(tmp_path, field, fields):
    async with house_and_rows(tmp_path) as (_, use_cases, providers):
        wrong = contoso(**{name: value for name, value in fields.items() if name != "id"})
        with pytest.raises(InvalidValue) as refused:
            await use_cases.save(SU, replace(wrong, id=fields.get("id", "contoso")))
        assert refused.value.field == field
        assert providers.all == ()


async def test_N20_a_tenant_is_entered_once_and_no_other_comes(tmp_path):
    async with house_and_rows(tmp_path) as (_, use_cases, _providers):
        fixed = f"https://login.microsoftonline.com/{TENANT}/v2.0"
        template = fixed.replace(TENANT, "<tenant>")
        for fields in ({"issuer": template, "tenants": (f" {TENANT} ",)}, {"issuer": fixed}):
            entra = contoso(preset="entra", **fields)
            current = _providers.current("contoso")
            saved = await use_cases.save(
                SU, replace(entra, version=current.version if current else 0), "x"
            )
            assert (saved.issuer, saved.tenants) == (fixed, (TENANT,))
        with pytest.raises(InvalidValue, match="none of the tenants"):
            await use_cases.save(SU, replace(saved, tenants=("another",)))


async def test_A03_nobody_maps_a_role_to_a_claim_that_holds_more_than_he_does(tmp_path):
    async with house_and_rows(tmp_path) as (house, use_cases, _):
        await house.roles.use_cases.create(SU, "Writer", id="writer")
        clerk = await holder(house, READ_PROVIDERS.id, CHANGE_PROVIDERS.id)
        given = contoso(role_claim="groups", role_mapping=(f"chief = {ADMINISTRATOR}",))
        with pytest.raises((PermissionDenied, InvalidValue)):
            await use_cases.save(clerk, given, CANARY)
        saved = await use_cases.save(SU, given, CANARY)
        # What an administrator has mapped is not pointed at an issuer of one's own.
        for changed in (
            replace(saved, issuer="https://evil.example"),
            replace(saved, role_mapping=(f"everybody = {ADMINISTRATOR}",)),
        ):
            with pytest.raises((PermissionDenied, InvalidValue)):
                await use_cases.save(clerk, changed, "x")
        await use_cases.save(clerk, replace(saved, role_mapping=("editors = writer",)), CANARY)


async def test_only_who_may_sees_changes_and_tests_them(tmp_path):
    async with house_and_rows(tmp_path) as (house, use_cases, _), openid() as provider:
        await use_cases.save(SU, contoso())
        nobody, reader = (
            await holder(house, email="nobody@example.com"),
            await holder(house, READ_PROVIDERS.id, email="reader@example.com"),
        )
        assert [each.id for each in use_cases.find_all(reader)] == ["contoso"]
        with pytest.raises(PermissionDenied):
            use_cases.find_all(nobody)
        for subject in (nobody, reader):
            for act in (
                use_cases.save(subject, contoso()),
                use_cases.delete(subject, "contoso"),
                use_cases.test(subject, row(provider)),
            ):
                with pytest.raises(PermissionDenied):
                    await act
        assert provider.far.requests == []


async def test_S16_changing_them_needs_a_recent_login(tmp_path):
    async with house_and_rows(tmp_path) as (house, use_cases, _):
        await holder(house, READ_PROVIDERS.id, CHANGE_PROVIDERS.id)
        browser = Browser(house)
        await browser.login("clerk@example.com")
        await use_cases.save(await browser.subject(), contoso())
        house.clock.ahead = 3600
        with pytest.raises(ReauthenticationNeeded):
            await use_cases.delete(await browser.subject(), "contoso")


async def test_two_who_change_one_at_the_same_time_lose_nothing(tmp_path):
    async with house_and_rows(tmp_path) as (_, use_cases, providers):
        saved = await use_cases.save(SU, contoso(), CANARY)
        await use_cases.save(SU, replace(saved, name="First"))
        with pytest.raises(ConcurrentUpdate):
            await use_cases.save(SU, replace(saved, name="Second"), "another")
        assert providers.current("contoso").name == "First"
        assert providers.secret("contoso") == CANARY


async def test_D09_another_process_sees_a_change_within_a_second(tmp_path):
    async with (
        house_and_rows(tmp_path) as (_, use_cases, _),
        house_and_rows(tmp_path) as (_, _, there),
    ):
        saved = await use_cases.save(SU, contoso(enabled=True), CANARY)
        async with asyncio.timeout(10):
            while not there.enabled:
                await asyncio.sleep(0.02)
        assert there.secret("contoso") == CANARY
        await use_cases.delete(SU, saved.id)
        async with asyncio.timeout(10):
            while there.all:
                await asyncio.sleep(0.02)
        assert there.secret("contoso") == ""


async def test_what_was_done_stands_in_the_audit_log(tmp_path):
    async with house_and_rows(tmp_path) as (house, use_cases, _):
        await use_cases.save(SU, contoso())
        assert await use_cases.delete(SU, "contoso")
        assert not await use_cases.delete(SU, "contoso")
        entries = await house.audit.use_cases.find_entries(SU)
        assert [(each.action, each.target) for each in entries] == [
            ("login_provider_deleted", "contoso"),
            ("login_provider_saved", "contoso"),
        ]


async def test_a_test_says_what_is_wrong(tmp_path):
    async with house_and_rows(tmp_path) as (_, use_cases, _), openid() as provider:
        checks = await use_cases.test(SU, row(provider))
        assert all(each.ok for each in checks)
        provider.document = {"id_token_signing_alg_values_supported": ["HS256"]}
        provider.shown = []
        wrong = {each.name for each in await use_cases.test(SU, row(provider)) if not each.ok}
        assert wrong == {"keys", "algorithms"}
        provider.document = {"issuer": "https://evil.example"}
        [check] = await use_cases.test(SU, row(provider))
        assert not check.ok and "exactly as the provider writes it" in check.detail
        provider.far.handler = lambda request: 1 / 0
        assert not all(each.ok for each in await use_cases.test(SU, row(provider)))
