"""A server that hangs, refuses or lies keeps a mail waiting, and nothing else."""

import asyncio
import time

import pytest

from nago.auth.subject import SU
from nago.systems.mail import worker
from nago.systems.mail.smtp import Limits
from tests.far import listening
from tests.systems.mail.postman import (
    Postbox,
    mail,
    mail_server,
    plain,
    posting,
    set_servers,
    until,
    until_all,
)

SHORT = Limits(0.3, 0.3, 0.3)


def server(*, greeting=b"220 here\r\n", answers=None):
    """One that answers each command as told, by its first four letters; None hangs, b"" hangs up."""
    known = {b"EHLO": b"250 here\r\n", b"DATA": b"354 go on\r\n", b".": b"250 taken\r\n"}
    known |= answers or {}

    async def serve(reader, writer):
        if greeting is None:
            await asyncio.sleep(60)
        if greeting == b"":
            return
        writer.write(greeting)
        in_text = False
        while line := await reader.readline():
            if in_text and line != b".\r\n":
                if known.get(b"text") == b"":
                    return
                continue
            command = b"." if in_text else line[:4].upper().strip()
            answer = known.get(command, b"250 fine\r\n")
            in_text = command == b"DATA" and answer is not None and answer.startswith(b"354")
            if answer is None:
                await asyncio.sleep(60)
            if answer == b"":
                return
            writer.write(answer)

    return serve


BAD = {
    "hangs before its greeting": ({"greeting": None}, "timeout"),
    "closes at once": ({"greeting": b""}, "dropped"),
    "does not greet": ({"greeting": b"554 go away\r\n"}, "greeting"),
    "is too busy": ({"greeting": b"421 busy\r\n"}, "greeting"),
    "speaks something else": ({"greeting": b"SSH-2.0-x\r\n"}, "greeting"),
    "never ends its line": ({"greeting": b"220-" + b"x" * 40_000}, "greeting"),
    "hangs at MAIL": ({"answers": {b"MAIL": None}}, "timeout"),
    "hangs up at RCPT": ({"answers": {b"RCPT": b""}}, "dropped"),
    "hangs in the text": ({"answers": {b".": None}}, "timeout"),
    "hangs up in the text": ({"answers": {b"text": b""}}, "dropped"),
    "hangs up behind the text": ({"answers": {b".": b""}}, "dropped"),
    "takes no text now": ({"answers": {b"DATA": b"451 later\r\n"}}, "content"),
    "does not say whether it took the text": ({"answers": {b".": b"451 later\r\n"}}, "content"),
    "takes no sender now": ({"answers": {b"MAIL": b"450 later\r\n"}}, "sender"),
    "answers with nonsense": ({"answers": {b"MAIL": b"yes\r\n"}}, "greeting"),
    "wants a login": ({"answers": {b"MAIL": b"530 who are you\r\n"}}, "login"),
}


@pytest.mark.parametrize("how", BAD)
async def test_M02_behind_a_server_that_is_no_good_the_mail_waits_and_says_why(tmp_path, how):
    options, problem = BAD[how]
    async with (
        listening(server(**options)) as port,
        posting(tmp_path / "a.db", plain(port), limits=SHORT) as house,
    ):
        id = await house.mail.use_cases.send_mail(SU, mail())

        async def said():
            found = await house.mail.use_cases.find_mail_by_id(SU, id)
            return found if found.problem else None

        end = time.monotonic() + 10
        while (found := await said()) is None:
            assert time.monotonic() < end
            await asyncio.sleep(0.01)
        assert (found.status, found.problem) == ("queued", problem)
        assert found.next_attempt_at.timestamp() > house.clock() + 20
        postbox = Postbox()
        with mail_server(postbox) as good:
            await set_servers(house, plain(good, "another"))
            await until_all(house, "sent")
        assert postbox.subjects() == {"Hello": 1}


@pytest.mark.parametrize("where", ["MAIL", "DATA", "."])
async def test_what_a_server_refuses_for_good_is_given_up_at_once_with_its_words(tmp_path, where):
    refusing = server(answers={where.encode(): b"554 5.7.1 no such things here\r\n"})
    async with (
        listening(refusing) as port,
        posting(tmp_path / "a.db", plain(port), limits=SHORT) as house,
    ):
        id = await house.mail.use_cases.send_mail(SU, mail())
        await until_all(house, "failed")
        found = await house.mail.use_cases.find_mail_by_id(SU, id)
        assert found.problem == ("sender" if where == "MAIL" else "content")
        assert found.detail == "554 5.7.1 no such things here"
        assert found.attempts == 1


async def test_a_server_that_hangs_slows_nothing_down_but_its_own_mails(tmp_path, monkeypatch):
    monkeypatch.setattr(worker, "DRAIN_SECONDS", 0.2)
    postbox = Postbox()
    async with listening(server(greeting=None)) as hanging:
        with mail_server(postbox) as port:
            servers = (plain(hanging, "a", sender_address="a@example.org"), plain(port, "b"))
            limits = Limits(300, 300, 300)
            async with posting(tmp_path / "a.db", *servers, limits=limits) as house:
                send = house.mail.use_cases.send_mail
                for number in range(30):
                    await send(SU, mail(subject=f"a{number}", sender="a@example.org"))
                for number in range(30):
                    await send(SU, mail(subject=f"b{number}", sender="app@example.com"))
                await until(lambda: postbox.subjects().total() == 30)
                assert all(subject.startswith("b") for subject in postbox.subjects())


async def test_where_one_server_cannot_be_reached_the_next_one_takes_its_mails(tmp_path):
    postbox, dials = Postbox(), []

    async def counting(reader, writer):
        dials.append(1)

    async with listening(counting) as broken:
        with mail_server(postbox) as port:
            servers = (plain(broken, "a"), plain(port, "b"))
            async with posting(tmp_path / "a.db", *servers, limits=SHORT) as house:
                for number in range(20):
                    await house.mail.use_cases.send_mail(SU, mail(subject=str(number)))
                await until_all(house, *["sent"] * 20)
                assert await house.ask("SELECT DISTINCT server FROM mail_outbox") == [("b",)]
                assert len(dials) <= 4, "it is left alone for a while"
    assert set(postbox.subjects().values()) == {1}


async def test_what_waits_behind_a_broken_server_says_so_and_leaves_when_a_test_mail_did(tmp_path):
    postbox, broken = Postbox(), True
    relay = server()

    async def changing(reader, writer):
        if not broken:
            await relay(reader, writer)

    async with (
        listening(changing) as port,
        posting(tmp_path / "a.db", plain(port), limits=SHORT) as house,
    ):
        for number in range(10):
            await house.mail.use_cases.send_mail(SU, mail(subject=str(number)))

        async def reasons():
            return await house.ask("SELECT DISTINCT problem, status FROM mail_outbox")

        end = time.monotonic() + 10
        while await reasons() != [("dropped", "queued")]:
            assert time.monotonic() < end, await reasons()
            await asyncio.sleep(0.01)
        tried = await house.ask("SELECT count(*) FROM mail_outbox WHERE attempts > 0")
        assert tried[0][0] <= 4, "the others did not have to find out for themselves"
        broken = False
        said = await house.mail.use_cases.send_test_mail(SU, "ada@example.com")
        assert said.problem == ""
        await until_all(house, *["sent"] * 10)
    assert postbox.mails == []


async def test_an_application_that_ends_lets_mails_arrive_that_are_on_their_way(tmp_path):
    postbox = Postbox()
    postbox.slow = 0.5
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            for number in range(10):
                await house.mail.use_cases.send_mail(SU, mail(subject=str(number)))
            await until(lambda: postbox.at_once == 4)
        assert postbox.at_once == 0, "what was on its way has arrived"
        assert 4 <= len(postbox.mails) < 10
        async with posting(tmp_path / "a.db", plain(port)) as house:
            postbox.slow = 0
            await until_all(house, *["sent"] * 10)
    assert set(postbox.subjects().values()) == {1}


async def test_two_processes_on_one_database_send_no_mail_twice(tmp_path):
    postbox = Postbox()
    postbox.slow = 0.01
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db") as one, posting(tmp_path / "a.db") as two:
            for number in range(60):
                await one.mail.use_cases.send_mail(SU, mail(subject=str(number)))
            await set_servers(one, plain(port, "one"))
            await set_servers(two, plain(port, "two"))
            await until_all(one, *["sent"] * 60)
            by = await one.ask("SELECT DISTINCT server FROM mail_outbox ORDER BY server")
            assert by == [("one",), ("two",)], "both have sent"
    assert set(postbox.subjects().values()) == {1}


async def test_another_process_sends_what_is_put_into_the_queue_here(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db") as one, posting(tmp_path / "a.db", plain(port)):
            await one.mail.use_cases.send_mail(SU, mail())
            await until(lambda: postbox.mails)


async def test_M03_the_lease_of_a_process_that_died_runs_out(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db") as house:
            await house.mail.use_cases.send_mail(SU, mail())
            sql = "UPDATE mail_outbox SET status = 'sending', leased_by = 'gone', leased_until = ?"
            await house.change(sql, house.clock() + 60)
            await set_servers(house, plain(port))
            await asyncio.sleep(0.3)
            assert postbox.mails == [], "it may still be alive"
            house.clock.ahead = 61
            house.mail.worker.wake()
            await until_all(house, "sent")


async def test_M03_a_lease_that_is_renewed_does_not_run_out(tmp_path):
    postbox = Postbox()
    postbox.slow = 1.0
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db") as one, posting(tmp_path / "a.db") as two:
            for house in (one, two):
                await house.mail.worker.stop()
                house.mail.worker.lease_seconds = 0.3
                house.mail.worker.source = two.mail.worker.source
                await house.mail.worker.start()
            await one.mail.use_cases.send_mail(SU, mail())
            await set_servers(one, plain(port))
            await until(lambda: postbox.at_once)
            await set_servers(two, plain(port))
            await until_all(one, "sent")
    assert postbox.subjects() == {"Hello": 1}


async def test_a_fault_of_our_own_keeps_the_mail_and_is_logged(tmp_path, caplog):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            (lane,) = house.mail.worker.lanes

            async def broken(envelope):
                raise RuntimeError("a fault of our own")

            lane.send = broken
            id = await house.mail.use_cases.send_mail(SU, mail())
            end = time.monotonic() + 10
            while not (found := await house.mail.use_cases.find_mail_by_id(SU, id)).problem:
                assert time.monotonic() < end
                await asyncio.sleep(0.01)
            assert (found.status, found.problem) == ("queued", "failed")
            assert "a fault of our own" in caplog.text
            del lane.send
            await house.mail.use_cases.retry_mail(SU, id)
            await until_all(house, "sent")
