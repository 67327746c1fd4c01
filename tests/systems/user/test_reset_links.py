"""Links by which somebody chooses a new password: good once, for an hour, for one account."""

import asyncio
import base64

import pytest

from nago.auth.subject import ANONYMOUS, SU
from nago.errors import ConcurrentUpdate, InvalidValue, LoginRefused
from nago.systems.user import PasswordChanged, PasswordResetStarted
from tests.systems.house import opened
from tests.systems.people import PASSWORD, Browser, account

NEW = "something else entirely"
DEAD = "used already or is too old"


async def link(house, user) -> str:
    await house.users.use_cases.start_password_reset(SU, user.id)
    return (await house.post.last("nago.mail.password_reset")).token


async def change(house, token, new=NEW) -> None:
    await house.users.use_cases.change_password_by_link(ANONYMOUS, token, new, new)


async def test_R01_a_token_stands_in_no_table_and_in_no_event(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard = []
        house.wiring.bus.subscribe(PasswordResetStarted, heard.append)
        user = await account(house)
        await house.users.use_cases.start_password_reset(SU, user.id)
        assert heard == [PasswordResetStarted(user.id)]
        await house.change("DELETE FROM postbox")
        tokens = [await house.users.use_cases.start_administrator(SU)]
        for purpose in ("password_reset", "verify", "mail_change", "invite"):
            tokens.append(await house.users.tokens.make(purpose, user.id, user.email))
        shown = str(heard).encode()
        await house.database.write(lambda c: None)
        stored = b"".join(path.read_bytes() for path in tmp_path.glob("a.db*"))
        tables = await house.ask("SELECT name FROM sqlite_master WHERE type = 'table'")
        rows = [str(await house.ask(f"SELECT * FROM {table}")).encode() for (table,) in tables]
        assert len(await house.ask("SELECT * FROM one_time_tokens")) == 5
        for token in tokens:
            raw = base64.urlsafe_b64decode(token + "=")
            assert len(raw) == 32
            for secret in (
                token.encode(),
                raw,
                raw.hex().encode(),
                token.encode().hex().encode(),
                base64.b64encode(raw).rstrip(b"="),
                base64.b64encode(token.encode()).rstrip(b"="),
            ):
                assert secret not in stored
                assert secret not in b"".join(rows)
                assert secret not in shown


async def test_R01_a_token_is_good_for_its_own_purpose_only(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        create = house.users.use_cases.create_administrator
        administrators = await house.users.use_cases.start_administrator(SU)
        reset = await link(house, user)
        with pytest.raises(InvalidValue, match=DEAD):
            await change(house, administrators)
        with pytest.raises(InvalidValue, match=DEAD):
            await create(ANONYMOUS, reset, "eve@example.com", NEW, NEW)
        for made_up in ("", "x", "ä", "\ud800", "x" * 100_000):
            with pytest.raises(InvalidValue, match=DEAD):
                await change(house, made_up)
        await change(house, reset)


async def test_R01_a_token_of_one_application_says_nothing_to_another(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        token = await link(house, await account(house))
    async with opened(tmp_path / "a.db", master=bytes(range(1, 33))) as house:
        with pytest.raises(InvalidValue, match=DEAD):
            await change(house, token)


async def test_R01_another_address_kills_links_to_the_old_one(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        token = await link(house, user)
        await house.users.use_cases.change_other_email(SU, user.id, "ada@example.org")
        with pytest.raises(InvalidValue, match=DEAD):
            await change(house, token)
        # Also if somebody else has written the address, and if it comes back.
        token = await link(house, user)
        moved = "UPDATE users SET data = json_set(data, '$.email', ?)"
        await house.change(moved, "ada@example.net")
        with pytest.raises(InvalidValue, match=DEAD):
            await change(house, token)
        await Browser(house).login("ada@example.net")


async def test_R01_a_new_link_kills_the_older_one_and_those_of_others_stay(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user, other = await account(house), await account(house, "bob@example.com")
        others, older = await link(house, other), await link(house, user)
        newer = await link(house, user)
        with pytest.raises(InvalidValue, match=DEAD):
            await change(house, older)
        await change(house, newer)
        await change(house, others)


async def test_R01_a_link_is_good_for_an_hour_and_not_a_second_longer(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        token = await link(house, user)
        house.clock.ahead = 3601
        with pytest.raises(InvalidValue, match=DEAD):
            await change(house, token)
        token = await link(house, user)
        house.clock.ahead += 3595
        assert await house.users.tokens.find("password_reset", token) is not None
        await change(house, token)
        await link(house, user)
        house.clock.ahead += 3601 + 86400
        await house.users.tokens.purge()
        assert await house.ask("SELECT * FROM one_time_tokens") == []


async def test_R01_whoever_changes_his_password_kills_the_links_for_it(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        user = await account(house)
        token = await link(house, user)
        browser = Browser(house)
        await browser.login()
        change_mine = house.users.use_cases.change_my_password
        await change_mine(await browser.subject(), PASSWORD, NEW, NEW)
        with pytest.raises(InvalidValue, match=DEAD):
            await change(house, token, "and another one again")


async def test_R02_a_link_works_once_and_a_bad_password_does_not_use_it_up(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        heard = []
        user = await account(house)
        house.wiring.bus.subscribe(PasswordChanged, heard.append)
        token = await link(house, user)
        by_link = house.users.use_cases.change_password_by_link
        for new, repeated, field in (
            ("short", "short", "password"),
            (NEW, NEW + "!", "repeated"),
        ):
            with pytest.raises(InvalidValue) as refused:
                await by_link(ANONYMOUS, token, new, repeated)
            assert refused.value.field == field
        assert heard == []
        browser = Browser(house)
        await browser.login()
        await change(house, token)
        assert heard == [PasswordChanged(user.id)]
        assert not (await browser.subject()).valid, "all sessions end"
        with pytest.raises(InvalidValue, match=DEAD):
            await change(house, token, "and another one again")
        for old in (PASSWORD, "and another one again"):
            with pytest.raises(LoginRefused):
                await Browser(house).login(password=old)
        await Browser(house).login(password=NEW)


async def test_R02_of_two_uses_at_once_in_two_processes_one_wins(tmp_path):
    async with opened(tmp_path / "a.db") as one, opened(tmp_path / "a.db") as two:
        user = await account(one)
        for turn in range(6):
            token = await link(one, user)
            passwords = [f"one chose this one {turn}", f"two chose that one {turn}"]
            results = await asyncio.gather(
                change(one, token, passwords[0]),
                change(two, token, passwords[1]),
                return_exceptions=True,
            )
            assert results.count(None) == 1, results
            loser = results.index(next(each for each in results if each is not None))
            assert isinstance(results[loser], (InvalidValue, ConcurrentUpdate))
            for house in (one, two):
                await house.users.authenticate("ada@example.com", passwords[1 - loser])
                with pytest.raises(LoginRefused):
                    await house.users.authenticate("ada@example.com", passwords[loser])
            await one.change("DELETE FROM throttle")


async def test_R02_of_many_uses_at_once_in_one_process_one_wins(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        token = await link(house, await account(house))
        passwords = [f"number {n} chose this one" for n in range(6)]
        results = await asyncio.gather(
            *(change(house, token, each) for each in passwords), return_exceptions=True
        )
        assert results.count(None) == 1
        await Browser(house).login(password=passwords[results.index(None)])


async def test_L15_the_old_password_is_asked_for_and_the_new_one_is_another(tmp_path):
    async with opened(tmp_path / "a.db") as house:
        await account(house)
        browser, other = Browser(house), Browser(house)
        await browser.login()
        await other.login()
        subject, change_mine = await browser.subject(), house.users.use_cases.change_my_password
        for old in ("", "not the old password"):
            with pytest.raises(LoginRefused):
                await change_mine(subject, old, NEW, NEW)
        for old, new, repeated, field in (
            (PASSWORD, NEW, "", "repeated"),
            (PASSWORD, "short", "short", "password"),
            (PASSWORD, PASSWORD, PASSWORD, "password"),
        ):
            with pytest.raises(InvalidValue) as refused:
                await change_mine(subject, old, new, repeated)
            assert refused.value.field == field
        await change_mine(subject, PASSWORD, NEW, NEW)
        assert (await browser.subject()).valid
        assert not (await other.subject()).valid, "the others end (S17)"


async def test_R02_of_two_who_use_one_link_for_an_administrator_at_once_one_becomes_one(tmp_path):
    async with opened(tmp_path / "a.db") as house, opened(tmp_path / "a.db") as other:
        for turn in range(5):
            token = await house.users.use_cases.start_administrator(SU)
            results = await asyncio.gather(
                *(
                    each.users.use_cases.create_administrator(ANONYMOUS, token, email, NEW, NEW)
                    for each, email in (
                        (house, f"a{turn}@example.com"),
                        (other, f"b{turn}@example.com"),
                    )
                ),
                return_exceptions=True,
            )
            assert [isinstance(each, InvalidValue) for each in results].count(True) == 1
        assert await house.users.use_cases.count(SU) == 5
