"""How much one sender may do."""

from nago.web.rate import Places, TokenBucket


def test_W09_fifty_a_second_and_two_hundred_at_once() -> None:
    now = [0.0]
    bucket = TokenBucket(50, 200, lambda: now[0])
    assert sum(bucket.take() for _ in range(500)) == 200
    now[0] += 1
    assert sum(bucket.take() for _ in range(500)) == 50
    now[0] += 3600
    assert sum(bucket.take() for _ in range(500)) == 200


def test_W11_places_are_counted_per_sender_and_given_back() -> None:
    places = Places(2)
    assert [places.take("a") for _ in range(3)] == [True, True, False]
    assert places.take("b")
    places.give_back("a")
    assert places.take("a")
