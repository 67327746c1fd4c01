"""Systems tell each other what has happened."""

import logging

from msgspec import Struct

from nago.events import EventBus


class Paid(Struct, frozen=True):
    id: str


class Sent(Struct, frozen=True):
    id: str


def test_an_event_reaches_those_who_subscribed_to_its_type_in_their_order():
    bus, heard = EventBus(), []
    bus.subscribe(Paid, lambda event: heard.append(("first", event.id)))
    bus.subscribe(Paid, lambda event: heard.append(("second", event.id)))
    bus.subscribe(Sent, lambda event: heard.append(("sent", event.id)))
    bus.publish(Paid("7"))
    assert heard == [("first", "7"), ("second", "7")]


def test_who_unsubscribes_hears_no_more_and_may_do_so_twice():
    bus, heard = EventBus(), []
    unsubscribe = bus.subscribe(Paid, heard.append)
    unsubscribe()
    unsubscribe()
    bus.publish(Paid("7"))
    assert heard == []


def test_a_listener_that_fails_is_logged_and_keeps_nobody_from_hearing(caplog):
    bus, heard = EventBus(), []
    bus.subscribe(Paid, lambda event: 1 / 0)
    bus.subscribe(Paid, heard.append)
    with caplog.at_level(logging.ERROR):
        bus.publish(Paid("7"))
    assert heard == [Paid("7")]
    assert "ZeroDivisionError" in caplog.text


def test_who_unsubscribes_while_hearing_disturbs_nobody():
    bus, heard = EventBus(), []
    ends = []
    ends.append(bus.subscribe(Paid, lambda event: ends[0]()))
    bus.subscribe(Paid, heard.append)
    bus.publish(Paid("7"))
    assert heard == [Paid("7")]
