"""What applications ask for: a token for a nonce, and who its user is."""

import asyncio
import re
import sqlite3
from datetime import datetime

import pytest

from nago.errors import Overloaded, SignOnRefused, Unreachable
from nago.systems.login_service.messages import subject_of
from nago.systems.sign_on.messages import EXCHANGE, PHOTO, REFRESH
from tests.systems.login_service.landlord import (
    ADDRESS,
    APPLICATION,
    NONCE,
    landlord,
    provider,
    vouched,
)

FIVE_MINUTES = 300


async def test_N04_a_nonce_is_exchanged_once(tmp_path):
    async with landlord(tmp_path) as here:
        await here.come_back(await here.enter())
        status, answer = await here.post(EXCHANGE, nonce=NONCE)
        assert (status, list(answer)) == (200, ["refresh"])
        assert len(answer["refresh"]) >= 43, "256 bits"
        status, answer = await here.post(EXCHANGE, nonce=NONCE)
        assert (status, list(answer)) == (400, ["error"])
        assert await here.audit() == [
            "login_service_granted", "login_service_issued", "login_service_refused",
        ]  # fmt: skip


async def test_N03_of_20_parallel_exchanges_one_gets_a_token(tmp_path):
    async with landlord(tmp_path) as here:
        await here.come_back(await here.enter())
        got = await asyncio.gather(*(here.post(EXCHANGE, nonce=NONCE) for _ in range(20)))
        assert sorted(status for status, _ in got) == [200] + 19 * [400]
        assert await here.house.ask("SELECT count(*) FROM login_service_tokens") == [(1,)]


async def test_N01_a_nonce_is_too_old_after_two_minutes(tmp_path):
    async with landlord(tmp_path) as here:
        await here.come_back(await here.enter())
        here.house.clock.ahead = 121
        assert (await here.post(EXCHANGE, nonce=NONCE))[0] == 400


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"nonce": 7}', b"\xff", b"{" * 5000])
async def test_N04_what_is_no_message_is_refused_without_repeating_it(tmp_path, body):
    async with landlord(tmp_path) as here:
        answer = await here.ask("POST", EXCHANGE, body)
        assert answer.status == 400
        assert answer.body == b'{"error":"send a JSON object with: nonce"}'


async def test_N04_a_refresh_says_who_it_is_in_the_shape_of_entra(tmp_path):
    async with landlord(tmp_path) as here:
        answer = await here.post(REFRESH, refresh=await here.login())
        assert answer[0] == 200
        exp = datetime.fromisoformat(answer[1].pop("exp"))
        assert 0 < exp.timestamp() - here.house.clock() <= 3600
        assert exp.utcoffset().total_seconds() == 0
        assert answer[1] == {
            "user": {
                "id": subject_of(vouched().user),
                "displayName": "Ada Lovelace",
                "givenName": "Ada",
                "surname": "Lovelace",
                "userPrincipalName": "ada@example.com",
                "mail": "ada@example.com",
                "preferredLanguage": "de",
                "companyName": "Engines",
            }
        }
        assert here.provider.asked == [], "what it said at the login is new enough"


async def test_N04_the_answers_are_these_bytes(tmp_path):
    async with landlord(tmp_path) as here:
        here.house.clock = here.service.store.clock = lambda: 1795903810.9
        await here.come_back(await here.enter())
        exchange = await here.ask("POST", EXCHANGE, b'{"nonce":"%s"}' % NONCE.encode())
        token = exchange.body[len(b'{"refresh":"') : -len(b'"}')]
        assert re.fullmatch(rb"[A-Za-z0-9_\-]{43,}", token)
        assert exchange.body == b'{"refresh":"%s"}' % token
        refresh = await here.ask("POST", REFRESH, b'{"refresh":"%s"}' % token)
        assert (
            refresh.body
            == (
                b'{"exp":"2026-11-28T23:10:10Z","user":{"id":"%s","displayName":"Ada Lovelace",'
                b'"givenName":"Ada","surname":"Lovelace","userPrincipalName":"ada@example.com",'
                b'"mail":"ada@example.com","preferredLanguage":"de","companyName":"Engines"}}'
            )
            % subject_of(vouched().user).encode()
        )
        for answer in (exchange, refresh):
            assert (answer.status, answer.media_type) == (200, "application/json")


async def test_N10_people_of_two_providers_never_have_one_id(tmp_path):
    one, other = vouched().user, vouched().user
    ids = {
        subject_of(type(one)(provider=p, issuer=i, subject=s))
        for p in ("a", "b") for i in ("https://x.example", "https://y.example") for s in ("1", "2")
    }  # fmt: skip
    assert len(ids) == 8
    assert subject_of(one) == subject_of(other)


async def test_N13_the_provider_is_asked_once_for_all_and_its_new_token_is_kept(tmp_path):
    async with landlord(tmp_path) as here:
        token = await here.login()
        here.house.clock.ahead = FIVE_MINUTES
        here.provider.says, here.provider.waits = vouched(refresh="upstream-2"), asyncio.Event()
        asking = [asyncio.create_task(here.post(REFRESH, refresh=token)) for _ in range(10)]
        await asyncio.sleep(0.3)
        here.provider.waits.set()
        assert [status for status, _ in await asyncio.gather(*asking)] == 10 * [200]
        assert here.provider.asked == ["upstream-1"]
        here.house.clock.ahead = 2 * FIVE_MINUTES
        here.provider.says = vouched(refresh="")
        assert (await here.post(REFRESH, refresh=token))[0] == 200
        here.house.clock.ahead = 3 * FIVE_MINUTES
        assert (await here.post(REFRESH, refresh=token))[0] == 200
        assert here.provider.asked == ["upstream-1", "upstream-2", "upstream-2"]


async def test_N13_who_looked_before_the_answer_came_does_not_ask_again(tmp_path):
    async with landlord(tmp_path) as here:
        held = await here.service.store.find(await here.login())
        store, old = here.service.store, held.asked_at + 10
        lease, held = await store.lease(held.id, seconds=30, asked_before=old)
        assert await store.lease(held.id, seconds=30, asked_before=old) is None
        here.house.clock.ahead = 20
        assert await store.renew(held, lease, held.known) is not None
        assert await store.lease(held.id, seconds=30, asked_before=old) is None
        assert await store.renew(held, lease, held.known) is None, "the lease is over"


async def test_without_a_refresh_token_the_provider_is_not_asked(tmp_path):
    async with landlord(tmp_path) as here:
        token = await here.login(says=vouched(refresh=""))
        here.house.clock.ahead = FIVE_MINUTES
        assert (await here.post(REFRESH, refresh=token))[0] == 200
        assert here.provider.asked == []


async def test_N14_a_provider_that_is_away_is_no_no(tmp_path):
    async with landlord(tmp_path) as here:
        token = await here.login()
        here.house.clock.ahead = FIVE_MINUTES
        here.provider.says = Unreachable("away")
        status, answer = await here.post(REFRESH, refresh=token)
        assert (status, list(answer)) == (503, ["error"])
        assert (await here.post(REFRESH, refresh=token))[0] == 503
        assert len(here.provider.asked) == 1, "it is left alone for a while"
        here.house.clock.ahead += 31
        here.provider.says = vouched()
        assert (await here.post(REFRESH, refresh=token))[0] == 200


async def test_N14_a_provider_that_says_no_ends_the_token(tmp_path):
    async with landlord(tmp_path) as here:
        token = await here.login()
        here.house.clock.ahead = FIVE_MINUTES
        here.provider.says = SignOnRefused("invalid_grant")
        assert (await here.post(REFRESH, refresh=token))[0] == 401
        here.provider.says = vouched()
        assert (await here.post(REFRESH, refresh=token))[0] == 401
        assert len(here.provider.asked) == 1
        assert (await here.audit())[2:] == [
            "login_service_revoked", "login_service_refused", "login_service_refused",
        ]  # fmt: skip


@pytest.mark.parametrize("how", ["unknown", "old", "application", "provider", "issuer"])
async def test_N14_a_token_that_does_not_count_any_more_gets_no(tmp_path, how):
    async with landlord(tmp_path) as here:
        token = await here.login()
        if how == "unknown":
            token = "A" * 43
        elif how == "old":
            here.house.clock.ahead = 90 * 86400 + 1
        elif how == "application":
            await here.register("https://other.example.com")
        elif how == "provider":
            here.registered.all = (provider(enabled=False),)
        else:
            here.registered.all = (provider(issuer="https://elsewhere.example"),)
        status, answer = await here.post(REFRESH, refresh=token)
        assert (status, list(answer)) == (401, ["error"])
        assert token not in str(answer)
        assert (await here.audit())[-1] == "login_service_refused"


async def test_a_token_that_is_revoked_while_the_provider_is_asked_stays_revoked(tmp_path):
    async with landlord(tmp_path) as here:
        token = await here.login()
        here.house.clock.ahead = FIVE_MINUTES
        here.provider.waits = asyncio.Event()
        asking = asyncio.create_task(here.post(REFRESH, refresh=token))
        await asyncio.sleep(0.2)
        await here.house.change("UPDATE login_service_tokens SET revoked_at = 1")
        here.provider.waits.set()
        assert (await asking)[0] == 401


async def test_who_guesses_nonces_is_slowed_down_and_nobody_else(tmp_path):
    async with landlord(tmp_path) as here:
        await here.come_back(await here.enter())
        wrong = [await here.post(EXCHANGE, nonce=f"{n:032x}") for n in range(31)]
        assert [status for status, _ in wrong] == 30 * [400] + [429]
        with pytest.raises(Overloaded):
            await here.use_cases.exchange_nonce(NONCE, address=ADDRESS)
        assert await here.use_cases.exchange_nonce(NONCE, address="198.51.100.1")
        here.house.clock.ahead = 61
        assert (await here.post(EXCHANGE, nonce=NONCE))[0] == 400, "it may ask again"


async def test_an_application_may_exchange_for_all_its_users_at_once(tmp_path):
    async with landlord(tmp_path) as here:
        for number in range(40):
            assert await here.login(nonce=f"{number:032x}")


async def test_K01_nothing_that_counts_lies_open_on_the_disk(tmp_path):
    async with landlord(tmp_path) as here:
        token = await here.login()
        other = f"{7:032x}"
        await here.come_back(await here.enter(nonce=other))
    rows = b""
    for file in tmp_path.glob("nago.db*"):
        rows += file.read_bytes()
    for secret in (token, NONCE, other, "upstream-1", "ada@example.com", "Lovelace"):
        assert secret.encode() not in rows
    with sqlite3.connect(tmp_path / "nago.db") as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert {"login_service_grants", "login_service_tokens"} <= tables


async def test_K02_a_sealed_identity_does_not_open_in_another_row(tmp_path):
    async with landlord(tmp_path) as here:
        token = await here.login()
        await here.login(nonce=f"{7:032x}", says=vouched("somebody else"))
        await here.house.change(
            "UPDATE login_service_tokens SET sealed = (SELECT sealed FROM login_service_tokens"
            " ORDER BY created_at DESC, id LIMIT 1) WHERE id = (SELECT id FROM"
            " login_service_tokens ORDER BY created_at, id LIMIT 1)"
        )
        assert (await here.post(REFRESH, refresh=token))[0] == 503


async def test_K05_what_is_sealed_is_told_to_the_vault(tmp_path):
    async with landlord(tmp_path) as here:
        await here.login()
        await here.come_back(await here.enter(nonce=f"{7:032x}"))
        for each in here.house.vault.sealed:
            if each.table.startswith("login_service_"):
                [(sealed, name)] = await here.house.ask(
                    f"SELECT {each.column}, {each.named_by} FROM {each.table}"
                )
                assert b"4711" in each.sealer.open(sealed, each.place(name))


async def test_the_picture_is_handed_on_if_it_is_one(tmp_path):
    png = b"\x89PNG\r\n\x1a\n" + bytes(20)
    async with landlord(tmp_path) as here:
        token = await here.login(says=vouched(photo="https://pictures.example/ada"))
        asked = []
        received = type("Received", (), {"status": 200, "body": png})

        async def request(method, url, **others):
            asked.append((method, url, others["largest"]))
            return received

        here.house.wiring.outward.request = request
        answer = await here.ask("GET", PHOTO, authorization=f"Bearer {token}")
        assert (answer.status, answer.media_type, answer.body) == (200, "image/png", png)
        assert asked == [("GET", "https://pictures.example/ada", 5 << 20)]
        received.body = b"<svg onload=alert(1)>"
        assert (await here.ask("GET", PHOTO, authorization=f"Bearer {token}")).status == 404
        for wrong in ("", "Bearer", f"Basic {token}", "Bearer wrong", f"Bearer {token} x"):
            assert (await here.ask("GET", PHOTO, authorization=wrong)).status == 404
        assert len(asked) == 2


async def test_what_is_too_old_is_removed(tmp_path):
    async with landlord(tmp_path) as here:
        await here.login()
        await here.come_back(await here.enter(nonce=f"{7:032x}"))
        here.house.clock.ahead = 91 * 86400
        await here.service.store.purge()
        for table in ("grants", "tokens"):
            assert await here.house.ask(f"SELECT * FROM login_service_{table}") == []


async def test_no_secret_shows_in_what_is_printed(tmp_path):
    async with landlord(tmp_path) as here:
        token = await here.login()
        held = await here.service.store.find(token)
        assert held.application == APPLICATION
        assert not [s for s in ("upstream", "ada@", "Lovelace", token) if s in repr(held)]
