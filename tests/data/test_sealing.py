"""What is stored sealed opens with its key, at its place, whole, or not at all."""

import pytest

from nago.data.sealing import Sealer, Vault
from nago.errors import StoreError, Unreadable

PLACE = b"session_kv|abc|name"


def open_vault(master: bytes = bytes(range(32))) -> Vault:
    vault = Vault()
    vault.open(master)
    return vault


def test_a_sealed_value_opens_again_at_its_place():
    sealer = Sealer(open_vault(), "session_kv")
    sealed = sealer.seal("größe".encode(), PLACE)
    assert sealer.open(sealed, PLACE) == "größe".encode()
    assert b"gr" not in sealed
    assert sealer.seal("größe".encode(), PLACE) != sealed, "every nonce is new"


def test_the_envelope_is_version_key_id_nonce_and_ciphertext_with_tag():
    vault = open_vault()
    sealed = Sealer(vault, "session_kv").seal(b"12345", PLACE)
    assert sealed[:1] == b"\x01"
    assert sealed[1:5] == vault.key_id
    assert len(sealed) == 1 + 4 + 12 + 5 + 16


def test_K01_a_single_changed_byte_makes_an_error_and_never_garbage():
    sealer = Sealer(open_vault(), "session_kv")
    sealed = sealer.seal(b"value", PLACE)
    for index in range(len(sealed)):
        broken = bytearray(sealed)
        broken[index] ^= 1
        with pytest.raises(Unreadable):
            sealer.open(bytes(broken), PLACE)
    for length in range(len(sealed)):
        with pytest.raises(Unreadable):
            sealer.open(sealed[:length], PLACE)


def test_K02_a_value_that_was_moved_to_another_row_does_not_open():
    sealer = Sealer(open_vault(), "session_kv")
    with pytest.raises(Unreadable, match="changed or moved"):
        sealer.open(sealer.seal(b"value", PLACE), b"session_kv|abc|other")


def test_K03_plain_text_is_refused():
    with pytest.raises(Unreadable, match="not a sealed value"):
        Sealer(open_vault(), "session_kv").open(b"plain text of some length, more than 33", PLACE)


def test_K06_keys_of_two_purposes_are_not_interchangeable():
    vault = open_vault()
    with pytest.raises(Unreadable):
        Sealer(vault, "secrets").open(Sealer(vault, "session_kv").seal(b"value", PLACE), PLACE)
    assert vault.lookup_hash(b"token", "one") != vault.lookup_hash(b"token", "other")


def test_another_master_key_is_named_as_the_reason():
    sealed = Sealer(open_vault(), "session_kv").seal(b"value", PLACE)
    with pytest.raises(Unreadable, match="not among those that were given"):
        Sealer(open_vault(b"x" * 32), "session_kv").open(sealed, PLACE)


def test_a_vault_that_is_opened_again_uses_the_new_key():
    vault = open_vault()
    sealer = Sealer(vault, "session_kv")
    sealed = sealer.seal(b"value", PLACE)
    vault.open(b"y" * 32)
    with pytest.raises(Unreadable):
        sealer.open(sealed, PLACE)


def test_a_closed_vault_says_that_keys_come_with_the_start():
    with pytest.raises(StoreError, match="not open yet"):
        Sealer(Vault(), "session_kv").seal(b"value", PLACE)
