"""Whom a provider's claims speak of, and whose address they prove."""

import pytest

from nago.errors import SignOnRefused
from nago.systems.sign_on import LoginProvider
from nago.systems.sign_on.oidc.claims import user_of
from tests.systems.house import opened
from tests.systems.people import account
from tests.systems.sign_on.oidc.test_logins import Visitor
from tests.systems.sign_on.openid import openid, registered

TENANT, OTHER = "11111111-2222-3333-4444-555555555555", "99999999-2222-3333-4444-555555555555"
OBJECT = "aaaaaaaa-2222-3333-4444-555555555555"


def entra(**fields) -> LoginProvider:
    given = {
        "id": "entra", "name": "Entra", "preset": "entra", "tenants": (TENANT,), "client_id": "x",
        "issuer": f"https://login.microsoftonline.com/{TENANT}/v2.0",
    }  # fmt: skip
    return LoginProvider(**(given | fields))


def google(**fields) -> LoginProvider:
    given = {"id": "google", "name": "Google", "preset": "google", "client_id": "x"}
    return LoginProvider(**(given | {"issuer": "https://accounts.google.com"} | fields))


def test_N20_a_user_of_entra_is_known_by_tenant_and_object():
    claims = {"tid": TENANT, "oid": OBJECT, "name": "Anna Maria Beispiel"}
    user = user_of(entra(), "a subject for this application alone", claims)
    assert user.subject == f"{TENANT}:{OBJECT}"
    assert user.contact == {"firstname": "Anna Maria", "lastname": "Beispiel"}


@pytest.mark.parametrize(
    "claims",
    [
        {"tid": OTHER, "oid": OBJECT},
        {"oid": OBJECT},
        {"tid": TENANT},
        {"tid": "", "oid": ""},
        {"tid": [TENANT], "oid": OBJECT},
    ],
)
def test_N20_another_tenant_or_none_is_refused(claims):
    with pytest.raises(SignOnRefused):
        user_of(entra(), "4711", claims)


@pytest.mark.parametrize(
    ("claims", "email"),
    [
        ({}, ""),
        ({"email_verified": True}, ""),  # any administrator of a tenant writes what he likes
        ({"xms_edov": True}, "anna@example.com"),
        ({"xms_edov": 1}, "anna@example.com"),
        ({"xms_edov": "1"}, "anna@example.com"),
        ({"xms_edov": "0"}, ""),
        ({"xms_edov": False}, ""),
    ],
)
def test_N20_entra_s_address_counts_only_with_evidence(claims, email):
    claims = {"tid": TENANT, "oid": OBJECT, "email": "Anna@example.com", **claims}
    assert user_of(entra(), "4711", claims).email == email
    trusted = entra(email_domains=("example.com",))
    assert user_of(trusted, "4711", claims).email == "anna@example.com"
    for other in ("anna@evil-example.com", "anna@sub.example.com", "anna@example.com.evil.com"):
        claims["email"], claims["xms_edov"] = other, False
        assert user_of(trusted, "4711", claims).email == ""


@pytest.mark.parametrize("name", ["upn", "preferred_username", "unique_name"])
def test_N20_names_that_look_like_addresses_are_none(name):
    claims = {"tid": TENANT, "oid": OBJECT, name: "victim@example.com", "xms_edov": True}
    assert user_of(entra(), "4711", claims).email == ""


async def test_N20_a_foreign_tenant_with_a_victim_s_address_never_gets_his_account(tmp_path):
    async with opened(tmp_path / "nago.db") as house, openid() as provider:
        victim = await account(house, "victim@example.com")
        await registered(house, provider, preset="entra", tenants=(TENANT, OTHER))
        provider.user = {
            "sub": "x", "tid": OTHER, "oid": OBJECT, "email": "victim@example.com",
            "email_verified": True, "name": "Mallory",
        }  # fmt: skip
        attacker = Visitor(house)
        with pytest.raises(SignOnRefused, match="does not vouch"):
            await attacker.log_in(provider)
        assert not (await attacker.subject()).valid
        assert (await house.users.accounts.find(victim.id)).contact.firstname == "Ada"
        assert await house.users.accounts.credential(victim.id) is not None


@pytest.mark.parametrize(
    ("hd", "fits"),
    [
        ("example.com", True),
        ("EXAMPLE.com", True),
        ("evil.com", False),
        ("", False),
        (None, False),
        ("sub.example.com", False),
    ],
)
def test_N20_google_s_users_are_of_the_domain_that_was_entered(hd, fits):
    claims = {"hd": hd, "email": "anna@example.com", "email_verified": True}
    provider = google(hosted_domains=("example.com",))
    if fits:
        assert user_of(provider, "4711", claims).email == "anna@example.com"
    else:
        with pytest.raises(SignOnRefused):
            user_of(provider, "4711", claims)
    assert user_of(google(), "4711", claims).email == "anna@example.com"


@pytest.mark.parametrize(
    ("verified", "email"),
    [(True, "anna@example.com"), ("true", "anna@example.com"), (False, ""), ("no", ""), (None, "")],
)
def test_N10_an_address_that_the_provider_has_not_verified_is_none(verified, email):
    claims = {"email": "anna@example.com", "email_verified": verified}
    assert user_of(google(), "4711", claims).email == email


@pytest.mark.parametrize("email", ["", "anna", "anna@", 7, None, "a@b\n@c.de", ["anna@b.de"]])
def test_N07_an_address_that_is_none_is_left_out(email):
    assert user_of(google(), "4711", {"email": email, "email_verified": True}).email == ""


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        ({"realm_access": {"roles": ["editors", "x"]}}, ("writer",)),
        ({"realm_access": {"roles": "editors"}}, ("writer",)),
        ({"realm_access": {"roles": ["Editors", "editors "]}}, ()),
        ({"realm_access": ["editors"]}, ()),
        ({"realm_access": {"roles": [["editors"], {"editors": 1}, 7, None]}}, ()),
        ({}, ()),
    ],
)
def test_roles_are_taken_from_the_claim_that_was_entered(claims, roles):
    provider = google(role_claim="realm_access.roles", role_mapping=("editors = writer",))
    assert user_of(provider, "4711", claims).roles == roles
    assert user_of(google(), "4711", {"roles": ["writer"]}).roles is None
