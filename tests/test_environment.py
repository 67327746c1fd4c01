"""A wrong environment stops the start and says what is allowed."""

from pathlib import Path

import pytest

from nago.environment import Environment
from nago.errors import ConfigError

KEY = "11" * 32


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"NAGO_PORT": "eighty"}, "NAGO_PORT='eighty' .* allowed is a number from 1 to 65535"),
        ({"NAGO_PORT": "70000"}, "NAGO_PORT"),
        ({"NAGO_PORT": "0"}, "NAGO_PORT"),
        ({"NAGO_PUBLIC_URL": "orders.example.com"}, "NAGO_PUBLIC_URL"),
        ({"NAGO_PUBLIC_URL": "https://a.example/path"}, "NAGO_PUBLIC_URL"),
        ({"NAGO_PUBLIC_URL": "https://u:p@a.example"}, "NAGO_PUBLIC_URL"),
        ({"NAGO_PUBLIC_URL": "http://a.example"}, "plain http"),
        ({"NAGO_PUBLIC_URL": "https://a.example"}, "NAGO_MASTER_KEY"),
        ({"NAGO_DATABASE_URL": "postgresql://x/y"}, "PostgreSQL is not served yet"),
        ({"NAGO_DATABASE_URL": "mysql://x/y"}, "sqlite:///"),
        ({"NAGO_WORKERS": "4"}, "NAGO_WORKERS='4'"),
        ({"NAGO_TRUSTED_PROXIES": "proxy"}, "addresses"),
        ({"NAGO_INTERNAL_HOSTS": "https://sso.intern"}, "host names, parted by commas"),
        ({"NAGO_INTERNAL_HOSTS": "sso.intern:8443"}, "NAGO_INTERNAL_HOSTS"),
        ({"NAGO_INTERNAL_HOSTS": "*"}, "NAGO_INTERNAL_HOSTS"),
        ({"NAGO_LOG": "xml"}, "text or json"),
        ({"NAGO_ALLOW_PLAIN_HTTP": "yes"}, "1 or 0"),
        ({"NAGO_PROT": "3000"}, "did you mean NAGO_PORT"),
        ({"NAGO_SOMETHING_ELSE": "1"}, "there is no such variable"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(
    variables: dict[str, str], message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        Environment.read(variables, "app")


def test_the_defaults_are_for_a_start_on_this_machine() -> None:
    found = Environment.read({"HOME": "/nobody"}, "app")
    assert (found.host, found.port, found.public_url) == (
        "127.0.0.1",
        3000,
        "http://localhost:3000",
    )
    assert found.local
    assert not found.secure
    assert found.database_path == found.data_dir / "nago.db"
    assert found.data_dir.name == "app"


def test_U08_hosts_in_the_own_network_are_named_one_by_one() -> None:
    env = {"NAGO_INTERNAL_HOSTS": " SSO.intern, keycloak.example.com ,"}
    assert Environment.read(env, "app").internal_hosts == ("sso.intern", "keycloak.example.com")
    assert Environment.read({}, "app").internal_hosts == ()


def test_a_public_url_loses_its_slash_and_its_standard_port() -> None:
    env = {"NAGO_PUBLIC_URL": "https://A.example:443/", "NAGO_MASTER_KEY": KEY}
    assert Environment.read(env, "app").public_url == "https://a.example"
    url = "sqlite:////srv/orders.db"
    assert Environment.read({"NAGO_DATABASE_URL": url}, "app").database_path == Path(
        "/srv/orders.db"
    )


def test_the_process_that_is_started_again_knows_that_somebody_is_developing() -> None:
    assert not Environment.read({}, "x").dev
    assert Environment.read({"NAGO_DEV": "1"}, "x").dev
    assert Environment.read({"NAGO_DEV": "0", "NAGO_PLACES": "1"}, "x").dev
