"""The one client by which the server asks other servers (`security.md` U08, N06)."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec
from msgspec import Struct

from nago.errors import SignOnRefused, Unreachable

T = TypeVar("T")
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

CONNECT_SECONDS = 5.0
LARGEST = 65536
SECONDS = 10.0
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
LABEL = r"[a-z0-9_]([a-z0-9_\-]{0,61}[a-z0-9])?"
NAME = re.compile(rf"(?=.*[a-z])(?=.{{1,253}}\Z){LABEL}(\.{LABEL})*")
NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
NO = (400, 401, 403)
CLOSED = "the application is not open: other servers are asked while it is"


class Received(Struct, frozen=True):
    """What another server has answered."""

    status: int
    content_type: str
    """Without parameters, in small letters."""
    body: bytes


class Outward:
    """Asks no server inside the own network, whatever a name resolves to; follows no redirect.

    A name is resolved once, all its addresses are looked at, and the connection goes to one of
    those: an answer that changes a moment later (DNS rebinding) leads nowhere.
    """

    def __init__(self) -> None:
        self._client: httpx.AsyncClient | None = None
        self._local = False
        self._internal: frozenset[str] = frozenset()
        self.resolve: Callable[[str, int], Awaitable[Sequence[str]]] = _resolved

    def open(
        self,
        *,
        local: bool,
        internal: Collection[str] = (),
        verify: ssl.SSLContext | None = None,
    ) -> None:
        """From now on requests are made. `local` allows plain http to this machine, for an
        application that is itself reached on this machine only; `internal` names hosts that may
        be inside the own network; `verify` replaces the certificate authorities."""
        self._local, self._internal = local, frozenset(map(str.lower, internal))
        self._client = httpx.AsyncClient(
            verify=verify if verify is not None else True,
            trust_env=False,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            timeout=httpx.Timeout(SECONDS, connect=CONNECT_SECONDS),
            # A connection is to the address that was looked at, and is not used for another host.
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    async def close(self) -> None:
        """No more requests."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def json(
        self,
        method: str,
        url: str,
        kind: type[T],
        *,
        headers: Mapping[str, str] = {},
        body: bytes | None = None,
        largest: int = LARGEST,
        seconds: float = SECONDS,
    ) -> T:
        """What is answered with status 200 as JSON, decoded strictly.

        Raises SignOnRefused for 400, 401 and 403, which are a "no"; Unreachable for all else.
        """
        received = await self.request(
            method, url, headers=headers, body=body, largest=largest, seconds=seconds
        )
        host = urlsplit(url).hostname
        if received.status in NO:
            raise SignOnRefused(f"{host} answered {received.status}")
        if received.status != 200:
            raise Unreachable(f"{host} answered {received.status} instead of 200")
        if not re.fullmatch(r"application/([a-z.\-]+\+)?json", received.content_type):
            raise Unreachable(f"{host} answered with {received.content_type!r:.60}, not with JSON")
        try:
            return msgspec.json.decode(received.body, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise Unreachable(f"{host} answered with JSON of another shape") from None

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = {},
        body: bytes | None = None,
        largest: int = LARGEST,
        seconds: float = SECONDS,
    ) -> Received:
        """What is answered, whatever its status. `largest` is in bytes, `seconds` are for all of it.

        Raises Unreachable, which names the host and the reason, never what was sent.
        """
        client = self._client
        if client is None:
            raise Unreachable(CLOSED)
        host, port, target = self._checked(url)
        try:
            async with asyncio.timeout(seconds):
                *others, last = await self._addresses(host, port)
                for address in others:
                    with contextlib.suppress(httpx.ConnectError):
                        return await self._exchange(
                            client, method, target, host, address, headers, body, largest
                        )
                return await self._exchange(
                    client, method, target, host, last, headers, body, largest
                )
        except TimeoutError:
            raise Unreachable(f"{host}: no answer within {seconds:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            # Only what goes wrong before anything is sent is quoted: later errors may repeat it.
            quoted = f": {error}" if isinstance(error, (httpx.ConnectError, OSError)) else ""
            raise Unreachable(f"{host}: {type(error).__name__}{quoted}"[:300]) from None

    async def typed_by_administrator(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a server that nobody but an administrator can have typed, such as one
        for mail: it may be inside the own network or on this machine.

        What no server has is refused all the same: link-local addresses, where clouds hand out
        their credentials, and those for many or for nobody. Raises Unreachable, and OSError if
        the name is not found.
        """
        self._check_name(host)
        found = [host] if _literal(host) is not None else list(await self.resolve(host, port))
        for each in found:
            plain = _inner(ipaddress.ip_address(each.partition("%")[0]))
            nowhere = plain.is_link_local or plain.is_multicast or plain.is_unspecified
            if nowhere or (plain.is_reserved and not plain.is_loopback):
                raise Unreachable(f"{host}: {each} is no address of a server")
        if not found:
            raise Unreachable(f"{host}: the name leads to no address")
        return found

    def _checked(self, url: str) -> tuple[str, int, httpx.URL]:
        """Host, port and address of what is to be asked. Raises Unreachable."""
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").lower(), parts.port
            target = httpx.URL(url)
        except (ValueError, httpx.InvalidURL):
            raise Unreachable("what is to be asked is no address") from None
        if not host or parts.username is not None or parts.password is not None or parts.fragment:
            raise Unreachable("an address that is asked has a host, no user and no fragment")
        local = self._local and host in LOCAL_NAMES
        if parts.scheme != "https" and not (parts.scheme == "http" and local):
            raise Unreachable(f"{host}: only https is asked")
        return host, port or {"https": 443, "http": 80}[parts.scheme], target

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses that are connected to. Raises Unreachable if one of them may not be."""
        self._check_name(host)
        found = [host] if _literal(host) is not None else list(await self.resolve(host, port))
        if not found:
            raise Unreachable(f"{host}: the name leads to no address")
        for each in found:
            self._check(host, ipaddress.ip_address(each.partition("%")[0]))
        return found

    def _check_name(self, host: str) -> None:
        strange = NUMBER.fullmatch(host.rpartition(".")[2]) or not NAME.fullmatch(host)
        if _literal(host) is None and strange:
            raise Unreachable(f"{host:.100}: neither a name nor an address as it is written today")

    def _check(self, host: str, address: IPAddress) -> None:
        if self._local and host in LOCAL_NAMES and address.is_loopback:
            return
        plain = _inner(address)
        if host not in LOCAL_NAMES and _is_public(address) and _is_public(plain):
            return
        inside = plain.is_private and not (
            plain.is_loopback or plain.is_link_local or plain.is_unspecified or plain.is_reserved
        )
        if host in self._internal and inside:
            return
        raise Unreachable(
            f"{host}: {address} is not on the Internet; if this server may be asked, name it in "
            "NAGO_INTERNAL_HOSTS"
        )

    async def _exchange(
        self,
        client: httpx.AsyncClient,
        method: str,
        target: httpx.URL,
        host: str,
        address: str,
        headers: Mapping[str, str],
        body: bytes | None,
        largest: int,
    ) -> Received:
        if client.is_closed:
            raise Unreachable(CLOSED)
        named = target.netloc.decode("ascii")
        request = client.build_request(
            method,
            target.copy_with(host=address),
            headers={**headers, "host": named, "accept-encoding": "identity"},
            content=body,
            extensions={"sni_hostname": host},
        )
        response = await client.send(request, stream=True)
        try:
            if response.headers.get("content-encoding", "identity") != "identity":
                raise Unreachable(f"{host}: the answer is compressed, which was not asked for")
            data = bytearray()
            async for chunk in response.aiter_raw():
                data += chunk
                if len(data) > largest:
                    raise Unreachable(f"{host}: the answer has more than {largest} bytes")
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Received(response.status_code, kind, bytes(data))
        finally:
            with contextlib.suppress(httpx.HTTPError, OSError):
                await response.aclose()


def _is_public(address: IPAddress) -> bool:
    reserved = address.is_multicast or address.is_reserved
    return address.is_global and not reserved and not any(address in each for each in OTHERS)


def _inner(address: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 one stands for, where it stands for one."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        return address.ipv4_mapped or address.sixtofour or address
    return address


NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
OTHERS = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "64:ff9b:1::/48", "fec0::/10")))
"""Special as well (RFC 6890, 8215, 3879), which not every release of Python knows."""


def _literal(host: str) -> IPAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


async def _resolved(host: str, port: int) -> Sequence[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]
