"""Asking other servers by https: whose certificate counts (`security.md N06`)."""

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
    """One that says "here"; its port, and what it was asked."""
    asked: list[bytes] = []

    async def serve(reader, writer):
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nhere")
        await writer.drain()

    async with listening(serve, ssl=context) as port:
        yield port, asked


@asynccontextmanager
async def trusting(authority: Authority | None):
    client = Outward()
    client.open(local=True, verify=authority.trusting() if authority is not None else None)
    try:
        yield client
    finally:
        await client.close()


async def test_N06_a_certificate_for_the_name_from_whom_we_trust_counts(tmp_path):
    authority = Authority(tmp_path)
    async with https_server(authority.serving("localhost")) as (port, asked):
        async with trusting(authority) as client:
            answer = await client.request("GET", f"https://localhost:{port}/x?y=1")
        assert answer.body == b"here"
        assert asked[0].startswith(b"GET /x?y=1 HTTP/1.1\r\n")
        assert f"host: localhost:{port}".encode() in asked[0].lower()


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
        async with trusting(authority) as client:
            with pytest.raises(Unreachable, match=reason):
                await client.request("GET", f"https://localhost:{port}/")
        assert asked == []


async def test_N06_a_certificate_that_nobody_we_trust_has_signed_is_refused(tmp_path):
    stranger = Authority(tmp_path, "Stranger")
    async with https_server(stranger.serving("localhost")) as (port, asked):
        for trusted in (Authority(tmp_path), None):
            async with trusting(trusted) as client:
                with pytest.raises(Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
                    await client.request("GET", f"https://localhost:{port}/")
        assert asked == []
