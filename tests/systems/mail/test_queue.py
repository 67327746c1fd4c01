"""What becomes of a mail in the queue."""

import asyncio
import threading

import pytest

from nago.auth.subject import SU
from nago.data.database import together
from nago.data.rotation import left, reseal
from nago.environment import Environment
from nago.errors import InvalidValue, LimitError
from nago.systems.mail import Attachment, Mail, MailManagement, MailQuery, worker
from nago.systems.mail.model import checked
from nago.systems.mail.store import new_id
from tests.systems.house import DAY, House, opened
from tests.systems.mail.postman import (
    Postbox,
    mail,
    mail_server,
    plain,
    posting,
    set_servers,
    until_all,
)


async def test_a_mail_is_in_the_queue_when_it_is_acknowledged_and_leaves_soon(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            use_cases = house.mail.use_cases
            id = await use_cases.send_mail(SU, mail())
            await until_all(house, "sent")
            found = await use_cases.find_mail_by_id(SU, id)
            assert (found.status, found.server, found.remaining) == ("sent", "relay", ())
            assert found.mail.text == "How are you?\n"
            assert postbox.subjects() == {"Hello": 1}
            assert await house.ask(
                "SELECT count(*) FROM audit WHERE entry LIKE '%mail_queued%'"
            ) == [(1,)]


async def test_a_large_mail_holds_up_nobody_while_it_is_written(tmp_path, monkeypatch):
    written_in = []

    def enveloped(*args, **values):
        written_in.append(threading.get_ident())
        return real(*args, **values)

    real = worker.enveloped
    monkeypatch.setattr(worker, "enveloped", enveloped)
    with mail_server(Postbox()) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            await house.mail.use_cases.send_mail(SU, mail())
            await until_all(house, "sent")
    assert written_in
    assert threading.get_ident() not in written_in, "not where the windows are served"


async def test_G01_what_somebody_does_with_mails_is_noted_once(tmp_path):
    async with posting(tmp_path / "a.db") as house:
        use_cases = house.mail.use_cases
        id = await use_cases.send_mail(SU, mail(), "key")
        await use_cases.send_mail(SU, mail(), "key")
        await use_cases.retry_mail(SU, id)
        await use_cases.retry_mail(SU, "unknown")
        await use_cases.send_test_mail(SU, "ada@example.com")
        await use_cases.delete_mail(SU, id)
        await use_cases.delete_mail(SU, id)
        entries = await house.audit.use_cases.find_entries(SU, 100)
        assert [(each.action, each.actor, each.target) for each in reversed(entries)] == [
            ("mail_queued", SU.id, id),
            ("mail_retried", SU.id, id),
            ("mail_tested", SU.id, ""),
            ("mail_deleted", SU.id, id),
        ]
        assert "ada" not in str(entries), "who gets a mail stands in the queue, not here for ever"


async def test_M03_a_key_that_is_known_adds_nothing(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            send = house.mail.use_cases.send_mail
            ids = await asyncio.gather(*(send(SU, mail(subject=f"{n}"), "k") for n in range(20)))
            assert len(set(ids)) == 1
            await until_all(house, "sent")
            assert await send(SU, mail(), "k") == ids[0]
            assert await send(SU, mail(), "other") != ids[0]
            await until_all(house, "sent", "sent")
            assert postbox.subjects().total() == 2


async def test_a_mail_is_kept_with_what_belongs_to_it_or_not_at_all(tmp_path):
    async with posting(tmp_path / "a.db") as house:
        await house.change("CREATE TABLE accounts (name TEXT)")
        outbox = house.mail.outbox

        def account(connection):
            connection.execute("INSERT INTO accounts VALUES ('ada')")

        def fails(connection):
            raise ValueError("no")

        def enqueuing():
            return outbox.enqueuing(new_id(), checked(mail()))

        with pytest.raises(ValueError, match="no"):
            await house.database.write(together(account, enqueuing(), fails))
        assert await house.ask("SELECT * FROM mail_outbox") == []
        await house.database.write(together(account, enqueuing()))
        await until_all(house, "queued")


async def test_without_a_server_mails_wait_and_leave_when_there_is_one(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db") as house:
            await house.mail.use_cases.send_mail(SU, mail())
            await asyncio.sleep(0.2)
            assert not house.mail.ready()
            await until_all(house, "queued")
            house.clock.ahead = 3 * DAY
            await set_servers(house, plain(port))
            assert house.mail.ready()
            await until_all(house, "sent")
            assert postbox.subjects() == {"Hello": 1}


async def test_G03_only_while_developing_a_mail_goes_to_the_log(tmp_path, caplog):
    async with posting(tmp_path / "a.db") as house:
        await house.mail.use_cases.send_mail(SU, mail(text="https://x.example.com/?token=canary"))
        await asyncio.sleep(0.2)
        assert "canary" not in caplog.text
    house = House()
    house.wiring.environment = Environment.read({"NAGO_DEV": "1"}, "tests")
    async with posting(tmp_path / "a.db", house=house):
        await until_all(house, "sent")
        assert house.mail.ready()
    assert "canary" in caplog.text


async def test_M03_a_text_that_lets_in_is_shown_to_nobody_and_gone_when_it_was_sent(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db") as house:
            use_cases = house.mail.use_cases
            id = await use_cases.send_mail(SU, mail(text="token=canary"), wipe=True)
            found = await use_cases.find_mail_by_id(SU, id)
            assert (found.secret, found.wiped, found.mail) == (True, False, None)
            await set_servers(house, plain(port))
            await until_all(house, "sent")
            assert b"canary" in postbox.mails[0].original_content
            found = await use_cases.find_mail_by_id(SU, id)
            assert (found.secret, found.wiped, found.mail) == (True, True, None)
            assert await house.ask("SELECT count(*) FROM mail_bodies") == [(0,)]
            assert not await use_cases.retry_mail(SU, id)
            stored = b"".join(each.read_bytes() for each in tmp_path.iterdir())
        assert b"canary" not in stored
        assert b"canary" not in (tmp_path / "a.db").read_bytes()


async def test_K01_what_a_mail_says_is_sealed_for_its_place(tmp_path):
    async with posting(tmp_path / "a.db") as house:
        send = house.mail.use_cases.send_mail
        first, second = await send(SU, mail(text="canary")), await send(SU, mail(text="other"))
        stored = b"".join(each.read_bytes() for each in tmp_path.iterdir())
        assert b"canary" not in stored
        sealed = dict(await house.ask("SELECT mail_id, sealed FROM mail_bodies"))
        sql = "UPDATE mail_bodies SET sealed = ? WHERE mail_id = ?"
        await house.change(sql, sealed[first], second)
        await house.change(sql, sealed[second], first)
        found = [await house.mail.use_cases.find_mail_by_id(SU, id) for id in (first, second)]
        assert [each.mail for each in found] == [None, None]


async def test_a_mail_that_cannot_be_read_is_given_up_and_says_so(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db") as house:
            id = await house.mail.use_cases.send_mail(SU, mail())
            await house.change("UPDATE mail_bodies SET sealed = x'00'")
            await set_servers(house, plain(port))
            await until_all(house, "failed")
            found = await house.mail.use_cases.find_mail_by_id(SU, id)
            assert found.problem == "unreadable"
            assert postbox.mails == []


async def test_a_mail_is_tried_again_after_longer_and_longer_and_given_up_after_a_day(tmp_path):
    postbox = Postbox()
    postbox.answers["ada@example.com"] = "451 greylisted"
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            use_cases, waits = house.mail.use_cases, []
            id = await use_cases.send_mail(SU, mail())
            for attempt in range(1, 7):
                await until_attempt(house, id, attempt)
                found = await use_cases.find_mail_by_id(SU, id)
                assert (found.status, found.problem) == ("queued", "recipient")
                assert "greylisted" in found.detail
                waits.append(round(found.next_attempt_at.timestamp() - house.clock()))
                house.clock.ahead += waits[-1] + 1
                house.mail.worker.wake()
            assert waits == pytest.approx([60, 300, 900, 3600, 3600, 3600], abs=5)
            await until_attempt(house, id, 7)
            house.clock.ahead += DAY
            house.mail.worker.wake()
            await until_all(house, "failed")
            postbox.answers.clear()
            assert await use_cases.retry_mail(SU, id)
            await until_all(house, "sent")


async def until_attempt(house, id, number):
    async def there():
        found = await house.mail.use_cases.find_mail_by_id(SU, id)
        return found.attempts == number and found.status == "queued"

    for _ in range(1000):
        if await there():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(await house.ask("SELECT * FROM mail_outbox"))


async def test_a_recipient_who_is_refused_for_good_is_named_and_the_others_get_it(tmp_path):
    postbox = Postbox()
    postbox.answers["gone@example.com"] = "550 no such user"
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            both = Mail(to=("ada@example.com", "gone@example.com"), subject="Hello", text="x")
            id = await house.mail.use_cases.send_mail(SU, both)
            await until_all(house, "failed")
            found = await house.mail.use_cases.find_mail_by_id(SU, id)
            assert (found.problem, found.remaining) == ("recipient", ("gone@example.com",))
            assert found.detail == "gone@example.com: 550 no such user"
            assert [each.rcpt_tos for each in postbox.mails] == [["ada@example.com"]]
            postbox.answers.clear()
            await house.mail.use_cases.retry_mail(SU, id)
            await until_all(house, "sent")
            assert postbox.mails[1].rcpt_tos == ["gone@example.com"], "nobody gets it twice"


async def test_a_deleted_mail_does_not_leave(tmp_path):
    postbox = Postbox()
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db") as house:
            id = await house.mail.use_cases.send_mail(SU, mail())
            assert await house.mail.use_cases.delete_mail(SU, id)
            assert not await house.mail.use_cases.delete_mail(SU, id)
            assert await house.ask("SELECT count(*) FROM mail_bodies") == [(0,)]
            await set_servers(house, plain(port))
            await asyncio.sleep(0.2)
        assert postbox.mails == []


async def test_mails_are_found_by_status_and_text_the_newest_first(tmp_path):
    async with posting(tmp_path / "a.db") as house:
        send, find = house.mail.use_cases.send_mail, house.mail.use_cases.find_all_mails
        for number in range(5):
            await send(SU, mail(f"user{number}@example.com", subject=f"Offer {number}"))
        found = await find(SU, MailQuery(statuses=("queued",)), limit=2, offset=1)
        assert [each.subject for each in found.mails] == ["Offer 3", "Offer 2"]
        assert found.count == 5
        assert await house.mail.outbox.count() == {"queued": 5}
        assert (await find(SU, MailQuery(statuses=("failed",)))).mails == []
        found = await find(SU, MailQuery(text="USER3@ öffer"))
        assert [each.subject for each in found.mails] == ["Offer 3"]
        assert await find.ids(SU, MailQuery(text="user3@")) == [found.mails[0].id]
        found = await find(SU, MailQuery(order="subject", descending=False), limit=1)
        assert [each.subject for each in found.mails] == ["Offer 0"]
        for wrong in ({"order": "1; DROP TABLE mail_outbox"}, {"statuses": ("lost",)}):
            with pytest.raises(InvalidValue):
                await find(SU, MailQuery(**wrong))
        with pytest.raises(InvalidValue):
            await find(SU, limit=1001)


async def test_what_was_sent_or_given_up_long_ago_is_forgotten(tmp_path):
    postbox = Postbox()
    postbox.answers["gone@example.com"] = "550 no such user"
    with mail_server(postbox) as port:
        async with posting(tmp_path / "a.db", plain(port)) as house:
            send = house.mail.use_cases.send_mail
            await send(SU, mail())
            await until_all(house, "sent")
            await send(SU, mail("gone@example.com"), wipe=True)
            await until_all(house, "sent", "failed")
            leases = house.mail.leases
            for days, left in ((0.9, 2), (1.1, 1), (359, 1), (361, 0)):
                house.clock.ahead = days * DAY
                await leases.purge(DAY, 360 * DAY)
                assert len(await house.ask("SELECT id FROM mail_outbox")) == left, days
                bodies = await house.ask("SELECT mail_id FROM mail_bodies")
                assert len(bodies) == (left if days < 7 else 0), "a link does not work for longer"


async def test_K05_bodies_are_sealed_anew_with_another_key(tmp_path):
    async with posting(tmp_path / "a.db") as house:
        id = await house.mail.use_cases.send_mail(SU, mail(text="old"))
    house = House()
    house.mail = house.wiring.system(MailManagement)
    async with opened(tmp_path / "a.db", house=house):
        house.vault.open(bytes(range(1, 33)), bytes(range(32)))
        assert (await left(house.database, house.vault))["mail_bodies"] == 1
        await reseal(house.database, house.vault)
        assert await left(house.database, house.vault) == {}
        house.vault.open(bytes(range(1, 33)))
        assert (await house.mail.use_cases.find_mail_by_id(SU, id)).mail.text == "old"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"to": ()}, "to"),
        ({"to": "ada@example.com"}, "to"),
        ({"to": ("ada",)}, "to"),
        ({"text": " "}, "text"),
        ({"text": "half \ud83d"}, "text"),
        ({"subject": "x" * 401}, "subject"),
        ({"reply_to": "nobody"}, "reply_to"),
        ({"attachments": (Attachment("../x", b""),)}, "attachments"),
        ({"attachments": (Attachment("x", b"", "multipart/mixed"),)}, "attachments"),
        ({"attachments": (Attachment("x", b"", "text"),)}, "attachments"),
    ],
)
async def test_what_is_no_mail_is_refused_with_its_field(tmp_path, fields, field):
    async with posting(tmp_path / "a.db") as house:
        with pytest.raises(InvalidValue) as refused:
            wrong = Mail(**{"to": ("ada@example.com",), "subject": "x", "text": "x", **fields})
            await house.mail.use_cases.send_mail(SU, wrong)
        assert refused.value.field == field
        for much in (
            {"attachments": (Attachment("x", bytes(21 * 1024 * 1024)),)},
            {"to": tuple(f"u{n}@example.com" for n in range(101))},
        ):
            with pytest.raises(LimitError):
                await house.mail.use_cases.send_mail(
                    SU, Mail(**{"to": ("ada@example.com",), "subject": "x", "text": "x", **much})
                )
        assert await house.ask("SELECT * FROM mail_outbox") == []
