"""A mail that is acknowledged arrives, whatever happens to the process (`security.md M03`)."""

from tests.systems.mail.killing import kill_again_and_again


def test_M03_a_process_that_is_killed_while_it_sends_loses_no_mail(tmp_path):
    """`tests.bench mails` does it with 1000 mails and 20 kills."""
    arrived = kill_again_and_again(tmp_path, mails=100, kills=4)
    assert arrived.lost == 0
    assert arrived.twice <= arrived.in_flight
    assert set(arrived.of_each) == arrived.wanted
