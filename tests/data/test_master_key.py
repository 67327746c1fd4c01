"""Where the one secret comes from, and what is refused."""

import base64
import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from nago.data.master_key import add_key, master_keys
from nago.errors import ConfigError

KEY = bytes(range(1, 33))


def test_K04_without_any_given_a_key_is_made_once_for_its_owner_only(tmp_path):
    made = master_keys(None, None, tmp_path)
    assert [len(key) for key in made] == [32]
    assert master_keys(None, None, tmp_path) == made
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text", [KEY.hex(), KEY.hex().upper(), base64.b64encode(KEY).decode(), f" {KEY.hex()}\n"]
)
def test_a_key_is_given_in_hexadecimal_or_base64(tmp_path, text):
    assert master_keys(text, None, tmp_path) == (KEY,)
    file = tmp_path / "key"
    file.write_text(text)
    file.chmod(0o600)
    assert master_keys(None, file, tmp_path) == (KEY,)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (KEY[:31].hex(), "31 bytes"),
        ((KEY + b"!").hex(), "33 bytes"),
        (base64.b64encode(KEY[:31]).decode(), "31 bytes"),
        ("", "0 bytes"),
        ("00" * 32, "all zero"),
        ("correct horse battery staple", "neither hexadecimal nor base64"),
        ("ü" * 64, "neither hexadecimal nor base64"),
    ],
)
def test_K04_what_is_no_key_stops_the_start_and_says_how_to_make_one(tmp_path, text, complaint):
    with pytest.raises(ConfigError, match=complaint) as refused:
        master_keys(text, None, tmp_path)
    assert "NAGO_MASTER_KEY" in str(refused.value)
    assert "secrets.token_hex(32)" in str(refused.value)
    assert len(text) < 5 or text not in str(refused.value), "a key is never repeated"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_K04_a_key_file_that_others_may_read_stops_the_start(tmp_path, mode):
    file = tmp_path / "key"
    file.write_text(KEY.hex())
    file.chmod(mode)
    with pytest.raises(ConfigError, match="chmod 600"):
        master_keys(None, file, tmp_path)


def test_a_missing_key_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="nowhere"):
        master_keys(None, tmp_path / "nowhere", tmp_path)


def test_K05_several_keys_are_given_the_newest_first(tmp_path):
    other = bytes(range(2, 34))
    given = master_keys(f"{other.hex()},{KEY.hex()}", None, tmp_path)
    assert given == (other, KEY)
    with pytest.raises(ConfigError, match="twice"):
        master_keys(f"{KEY.hex()},{KEY.hex()}", None, tmp_path)


def test_K05_a_new_key_is_put_before_those_that_the_file_has(tmp_path):
    (old,) = master_keys(None, None, tmp_path)
    new, second = add_key(tmp_path)
    assert second == old
    assert new != old
    assert master_keys(None, None, tmp_path) == (new, old)
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_K05_two_that_add_a_key_at_once_lose_none(tmp_path):
    master_keys(None, None, tmp_path)
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(lambda _: added(tmp_path), range(40)))
    keys = [outcome[0] for outcome in outcomes if outcome is not None]
    assert keys, "whoever does not come through is told so, and may try again"
    assert set(keys) <= set(master_keys(None, None, tmp_path))
    assert len(list(tmp_path.iterdir())) == 1


def added(folder):
    try:
        return add_key(folder)
    except ConfigError as error:
        assert "another process is adding a key" in str(error)  # noqa: PT017
        return None


def test_K05_an_interrupted_change_leaves_the_keys_as_they_are(tmp_path, monkeypatch):
    keys = master_keys(None, None, tmp_path)

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(ConfigError, match="No space left"):
            add_key(tmp_path)
    assert master_keys(None, None, tmp_path) == keys
    assert add_key(tmp_path)[1:] == keys
    (tmp_path / "master.key.new").touch()
    with pytest.raises(ConfigError, match=r"remove this file"):
        add_key(tmp_path)


def test_K05_a_new_key_is_on_the_disk_before_anything_is_sealed_with_it(tmp_path, monkeypatch):
    master_keys(None, None, tmp_path)
    settled = []
    fsync = os.fsync
    monkeypatch.setattr(
        os,
        "fsync",
        lambda each: settled.append(stat.S_ISDIR(os.fstat(each).st_mode)) or fsync(each),
    )
    add_key(tmp_path)
    assert settled == [False, True], "the file, and then its name in the folder"


def test_K04_a_key_that_is_lost_while_the_application_runs_is_not_made_anew(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        master_keys(None, None, tmp_path, make=False)
    assert list(tmp_path.iterdir()) == []
