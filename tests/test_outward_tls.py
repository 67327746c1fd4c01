"""Asking other servers: whose certificate counts, and what a connection may do (`security.md N06`)."""

import asyncio
import contextlib
import datetime
import ipaddress
import ssl
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from nago.errors import Unreachable
from nago.outward import Outward
from tests.far import listening

NOW = datetime.datetime.now(datetime.UTC)
DAY = datetime.timedelta(days=1)


class Authority:
    """Signs certificates, in a folder of the test."""

    def __init__(self, folder: Path, name: str = "Authority of the tests") -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        basics = x509.BasicConstraints(ca=True, path_length=0)
        usage = x509.KeyUsage(
            digital_signature=False, content_commitment=False, key_encipherment=False,
            data_encipherment=False, key_agreement=False, key_cert_sign=True, crl_sign=True,
            encipher_only=False, decipher_only=False,
        )  # fmt: skip
        identifier = x509.SubjectKeyIdentifier.from_public_key(self.key.public_key())
        self.certificate = (
            self._begun(self.name, self.key, NOW + DAY)
            .add_extension(basics, critical=True)
            .add_extension(usage, critical=True)
            .add_extension(identifier, critical=False)
            .sign(self.key, hashes.SHA256())
        )

    def trusting(self) -> ssl.SSLContext:
        """A context of a client that trusts this authority and no other."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        pem = self.certificate.public_bytes(serialization.Encoding.PEM)
        context.load_verify_locations(cadata=pem.decode())
        return context

    def serving(self, *names: str, until=NOW + DAY) -> ssl.SSLContext:
        """A context of a server with a certificate for these names."""
        key = ec.generate_private_key(ec.SECP256R1())
        every = [
            x509.IPAddress(ipaddress.ip_address(each)) if each[0].isdigit() else x509.DNSName(each)
            for each in names
        ]
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
        certificate = (
            self._begun(subject, key, until)
            .add_extension(x509.SubjectAlternativeName(every), critical=False)
            .add_extension(issuer, critical=False)
            .sign(self.key, hashes.SHA256())
        )
        return self._serving(key, certificate)

    def serving_itself(self) -> ssl.SSLContext:
        """A context of a server whose certificate nobody else has signed."""
        return self._serving(self.key, self.certificate)

    def _serving(self, key, certificate) -> ssl.SSLContext:
        path = self.folder / f"{certificate.serial_number}.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _begun(self, subject, key, until):
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(min(NOW, until) - 2 * DAY)
            .not_valid_after(until)
        )


@asynccontextmanager
async def https_server(context: ssl.SSLContext):
    """One that says "here" as often as it is asked; its port, and what it was asked."""
    asked: list[bytes] = []

    async def serve(reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                asked.append(await reader.readuntil(b"\r\n\r\n"))
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere")

    async with listening(serve, ssl=context) as port:
        yield port, asked


@asynccontextmanager
async def asking(authority: Authority | None = None):
    """A client that trusts this authority; without one, those of everybody."""
    client = Outward()
    client.open(local=True, verify=authority.trusting() if authority is not None else None)
    try:
        yield client
    finally:
        await client.close()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_N06_a_certificate_for_the_name_from_whom_we_trust_counts(tmp_path, host):
    authority = Authority(tmp_path)
    async with https_server(authority.serving(host)) as (port, asked):
        async with asking(authority) as client:
            answer = await client.request("GET", f"https://{host}:{port}/x?y=1")
        assert answer.body == b"here"
        assert asked[0].startswith(b"GET /x?y=1 HTTP/1.1\r\n")
        assert f"host: {host}:{port}".encode() in asked[0].lower()


@pytest.mark.parametrize(
    ("names", "until", "reason"),
    [
        (["login.example.com"], NOW + DAY, "(?i)mismatch|not valid for"),
        (["127.0.0.1"], NOW + DAY, "(?i)mismatch|not valid for"),
        (["localhost"], NOW - DAY, "expired"),
    ],
)
async def test_N06_a_certificate_for_another_name_or_time_is_refused(
    tmp_path, names, until, reason
):
    authority = Authority(tmp_path)
    async with https_server(authority.serving(*names, until=until)) as (port, asked):
        async with asking(authority) as client:
            with pytest.raises(Unreachable, match=reason):
                await client.request("GET", f"https://localhost:{port}/")
        assert asked == []


@pytest.mark.parametrize("itself", [False, True])
async def test_N06_a_certificate_that_nobody_we_trust_has_signed_is_refused(tmp_path, itself):
    stranger = Authority(tmp_path, "localhost")
    context = stranger.serving_itself() if itself else stranger.serving("localhost")
    async with https_server(context) as (port, asked):
        for trusted in (Authority(tmp_path), None):
            async with asking(trusted) as client:
                with pytest.raises(Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
                    await client.request("GET", f"https://localhost:{port}/")
        assert asked == []


async def test_N06_a_connection_to_one_name_is_not_used_for_another(tmp_path):
    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    authority = Authority(tmp_path)
    async with https_server(authority.serving("localhost")) as (port, asked):
        async with asking(authority) as client:
            client.resolve = resolve
            await client.request("GET", f"https://localhost:{port}/")
            with pytest.raises(Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
                await client.request("GET", f"https://127.0.0.1:{port}/")
        assert len(asked) == 1


async def test_N06_the_cookie_of_an_answer_that_still_comes_is_not_sent_with_another_request():
    asked: list[bytes] = []
    second = asyncio.Event()

    async def serve(reader, writer):
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 4\r\n\r\nhe")
        if len(asked) == 2:
            second.set()
        await second.wait()
        writer.write(b"re")

    async with listening(serve) as port, asking() as client:
        url = f"http://127.0.0.1:{port}/"
        first = asyncio.create_task(client.request("GET", url, largest=3))
        await asyncio.sleep(0.2)
        assert (await client.request("GET", url)).body == b"here"
        with pytest.raises(Unreachable):
            await first
    assert len(asked) == 2
    assert b"cookie:" not in asked[1].lower()


@asynccontextmanager
async def raw_server(speak):
    """A server that says what `speak` writes; its address."""

    async def serve(reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            await speak(writer)

    async with listening(serve) as port:
        yield f"http://127.0.0.1:{port}"


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


async def endless(writer):
    writer.write(HEAD + b"\r\n")
    while True:
        writer.write(b"x" * 65536)
        await writer.drain()


async def a_gigabyte(writer):
    writer.write(HEAD + b"Content-Length: 1000000000\r\n\r\n")
    for _ in range(16000):
        writer.write(b"x" * 65536)
        await writer.drain()


async def hung_up(writer):
    writer.write(HEAD + b"Content-Length: 100\r\n\r\n" + b"{}")


async def garbage(writer):
    writer.write(b"\x00\x01\x02 SSH-2.0\r\n\r\n")


async def nothing(writer):
    pass


async def long_head(writer):
    writer.write(HEAD + b"X-Long: " + b"x" * 1_000_000 + b"\r\n\r\n")
    await writer.drain()


@pytest.mark.parametrize(
    ("speak", "reason"),
    [
        (endless, "more than 65536 bytes"),
        (a_gigabyte, "more than 65536 bytes"),
        (hung_up, "RemoteProtocolError"),
        (garbage, "RemoteProtocolError"),
        (nothing, "RemoteProtocolError"),
        (long_head, "RemoteProtocolError"),
    ],
)
async def test_N06_a_server_that_misbehaves_is_left_alone(speak, reason):
    async with raw_server(speak) as url, asking() as client:
        with pytest.raises(Unreachable, match=rf"127\.0\.0\.1: .*{reason}"):
            await client.request("GET", url)


async def slowly(writer):
    for byte in HEAD * 50:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def silent(writer):
    await asyncio.sleep(60)


@pytest.mark.parametrize("speak", [slowly, silent])
async def test_N06_a_slow_server_holds_nobody_up_for_long(speak):
    async with raw_server(speak) as url, asking() as client:
        async with asyncio.timeout(5):  # ten times what is asked for
            with pytest.raises(Unreachable, match=r"no answer within 0.5 s"):
                await client.request("GET", url, seconds=0.5)
