"""What the environment says of a start: read once, checked, and told clearly where it is wrong."""

from __future__ import annotations

import difflib
import ipaddress
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from msgspec import Struct
from platformdirs import user_data_path

from nago.errors import ConfigError

T = TypeVar("T")

VARIABLES = (
    "NAGO_HOST",
    "NAGO_PORT",
    "NAGO_PUBLIC_URL",
    "NAGO_DATA_DIR",
    "NAGO_DATABASE_URL",
    "NAGO_MASTER_KEY",
    "NAGO_MASTER_KEY_FILE",
    "NAGO_WORKERS",
    "NAGO_TRUSTED_PROXIES",
    "NAGO_INTERNAL_HOSTS",
    "NAGO_LOG",
    "NAGO_DEV",
    "NAGO_ALLOW_PLAIN_HTTP",
    "NAGO_LOOPBACK_COOKIES",
)
ELSEWHERE = ("NAGO_BROWSER", "NAGO_PLACES", "NAGO_SKIP_CLIENT")
HOST = re.compile(r"[a-z0-9]([a-z0-9.\-]*[a-z0-9])?")
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]", "::1")


class Environment(Struct, frozen=True, kw_only=True):
    """How and where the application is served; see the README for each variable."""

    host: str
    port: int
    public_url: str
    data_dir: Path
    database_path: Path
    master_key: str | None
    master_key_file: Path | None
    trusted_proxies: tuple[str, ...]
    internal_hosts: tuple[str, ...] = ()
    """Servers that may be asked although they are inside the own network (`security.md U08`)."""
    log: str
    dev: bool
    """Whether somebody is writing the application just now: `NAGO_DEV=1`, which the process that
    reloads tells the one that serves as `NAGO_PLACES=1`."""
    allow_plain_http: bool
    loopback_cookies: bool

    @property
    def secure(self) -> bool:
        """Whether browsers reach us over https."""
        return self.public_url.startswith("https://")

    @property
    def local(self) -> bool:
        """Whether browsers reach us on this machine only."""
        return urlsplit(self.public_url).hostname in LOOPBACK_NAMES

    @classmethod
    def read(cls, env: Mapping[str, str], application_id: str) -> Environment:
        """Raises ConfigError: what was read, what is allowed, where it came from."""
        _refuse_unknown(env)
        host = env.get("NAGO_HOST", "127.0.0.1")
        port = _read(env, "NAGO_PORT", "3000", _port, "a number from 1 to 65535")
        default = f"http://localhost:{port}"
        public_url = _read(
            env, "NAGO_PUBLIC_URL", default, _origin, "like https://orders.example.com"
        )
        chosen = env.get("NAGO_DATA_DIR")
        data_dir = Path(chosen) if chosen else user_data_path(application_id, appauthor=False)
        _read(env, "NAGO_WORKERS", "1", _one, "1; more than one process is not served yet")
        found = cls(
            host=host,
            port=port,
            public_url=public_url,
            data_dir=data_dir,
            database_path=_database(env, data_dir),
            master_key=env.get("NAGO_MASTER_KEY"),
            master_key_file=_file(env.get("NAGO_MASTER_KEY_FILE")),
            trusted_proxies=_read(
                env, "NAGO_TRUSTED_PROXIES", "", _addresses, "addresses, parted by commas"
            ),
            internal_hosts=_read(
                env, "NAGO_INTERNAL_HOSTS", "", _hosts, "host names, parted by commas"
            ),
            log=_read(env, "NAGO_LOG", "text", _one_of("text", "json"), "text or json"),
            dev=_read(env, "NAGO_DEV", "0", _flag, "1 or 0") or env.get("NAGO_PLACES") == "1",
            allow_plain_http=_read(env, "NAGO_ALLOW_PLAIN_HTTP", "0", _flag, "1 or 0"),
            loopback_cookies=_read(env, "NAGO_LOOPBACK_COOKIES", "0", _flag, "1 or 0"),
        )
        found._check_together()
        return found

    def _check_together(self) -> None:
        if not self.secure and not self.local and not self.allow_plain_http:
            raise ConfigError(
                f"NAGO_PUBLIC_URL={self.public_url}: browsers send sessions over plain http only to "
                "this machine; use https, or in a closed network set NAGO_ALLOW_PLAIN_HTTP=1"
            )
        if self.loopback_cookies and not (
            self.local and _is_loopback(self.host) and not self.secure
        ):
            raise ConfigError(
                f"NAGO_LOOPBACK_COOKIES=1 is for http on this machine alone, but NAGO_HOST={self.host} "
                f"and NAGO_PUBLIC_URL={self.public_url} (security.md C05)"
            )
        if self.dev and not self.local:
            raise ConfigError(
                f"NAGO_DEV=1 is for the machine of who writes the application: it prints mails with "
                f"links that let people in, but NAGO_PUBLIC_URL={self.public_url} is reached by "
                "others (security.md A08); leave it out there"
            )
        if not self.local and self.master_key is None and self.master_key_file is None:
            raise ConfigError(
                f"NAGO_PUBLIC_URL={self.public_url} is not this machine, so the key that seals what "
                "is stored must be given: set NAGO_MASTER_KEY or NAGO_MASTER_KEY_FILE"
            )


def _refuse_unknown(env: Mapping[str, str]) -> None:
    for name in sorted(env):
        if name.startswith("NAGO_") and name not in VARIABLES + ELSEWHERE:
            near = difflib.get_close_matches(name, VARIABLES, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(VARIABLES)}"
            raise ConfigError(
                f"{name} is set in the environment, but there is no such variable: {hint}"
            )


def _read(
    env: Mapping[str, str], name: str, default: str, parse: Callable[[str], T], allowed: str
) -> T:
    text = env.get(name, default)
    try:
        return parse(text)
    except ValueError:
        raise ConfigError(f"{name}={text!r} (from the environment): allowed is {allowed}") from None


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError
    return number


def _one(text: str) -> int:
    if text != "1":
        raise ValueError
    return 1


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError
    return text == "1"


def _one_of(*allowed: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError
        return text

    return parse


def _origin(text: str) -> str:
    parts = urlsplit(text.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise ValueError
    if parts.path or parts.query or parts.fragment:
        raise ValueError
    port = parts.port  # raises ValueError for what is no port
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    standard = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in (None, standard) else "")


def _addresses(text: str) -> tuple[str, ...]:
    return tuple(
        str(ipaddress.ip_address(part.strip())) for part in text.split(",") if part.strip()
    )


def _hosts(text: str) -> tuple[str, ...]:
    names = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    if not all(HOST.fullmatch(name) for name in names):
        raise ValueError
    return names


def _database(env: Mapping[str, str], data_dir: Path) -> Path:
    url = env.get("NAGO_DATABASE_URL")
    if url is None:
        return data_dir / "nago.db"
    scheme, separator, path = url.partition(":///")
    if scheme.startswith("postgres"):
        raise ConfigError(
            "NAGO_DATABASE_URL: PostgreSQL is not served yet; use sqlite:///path/to/file.db"
        )
    if scheme != "sqlite" or not separator or not path:
        raise ConfigError(f"NAGO_DATABASE_URL={url!r}: allowed is sqlite:///path/to/file.db")
    return Path(path)


def _file(path: str | None) -> Path | None:
    return None if path is None else Path(path)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
