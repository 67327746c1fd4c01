"""What the README says of accounts, theme, mail, mail texts and secrets, as it stands there."""

import re
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any

from msgspec import Meta, Struct

from nago import Configurator, started, ui
from nago.auth.subject import SU, Subject
from nago.data.repository import Aggregate, Repository

README = Path(__file__).parent.parent.parent / "README.md"


class Note(Aggregate, frozen=True):
    text: str = ""


class Warehouse(Struct, frozen=True):
    """A warehouse that answers questions."""

    key: Annotated[str, Meta(extra={"secret": True})] = ""


def listing(chapter: str, number: int = 0) -> str:
    text = README.read_text().split(f"\n## {chapter}\n")[1].split("\n## ")[0]
    found: str = re.findall(r"```python\n(.*?)```", text, re.DOTALL)[number]
    return found


def packages(folder: Path) -> None:
    """The packages that the listings speak of, with the files that they name."""
    (folder / "shop" / "mails").mkdir(parents=True)
    (folder / "desk").mkdir()
    for name in ("shop", "desk"):
        (folder / name / "__init__.py").touch()
    for language in ("en", "de"):
        text = "Welcome {{ name }}\n\nHello {{ name }},\n\n[Your order]({{ link }})\n"
        (folder / "shop" / "mails" / f"welcome.{language}.md").write_text(text)
    for name in ("logo.svg", "icon.png"):
        (folder / "desk" / name).write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9"/></svg>'
        )


async def test_the_listings_of_the_business_systems_run(tmp_path: Path, monkeypatch: Any) -> None:
    packages(tmp_path / "code")
    monkeypatch.syspath_prepend(str(tmp_path / "code"))
    for name in ("shop", "desk"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setenv("NAGO_DATA_DIR", str(tmp_path / "data"))
    names: dict[str, Any] = {
        "Aggregate": Aggregate, "Configurator": Configurator, "Note": Note, "Order": object,
        "Repository": Repository, "Subject": Subject, "dataclass": dataclass, "secrets": secrets,
        "IMPRINT": "# Imprint", "__name__": __name__,
    }  # fmt: skip

    def configure(cfg: Configurator) -> None:
        cfg.root_view(".", lambda wnd: ui.Text("home"))
        names["cfg"] = cfg
        exec(listing("Accounts"), names)
        names["configure"](cfg)
        for chapter in ("Theme", "Mail", "Mail texts and secrets"):
            exec(listing(chapter), names)
        cfg.template_management().register(names["WELCOME"])
        cfg.secret_management().register(Warehouse)

    async with started(configure) as cfg:
        assert cfg.theme_management().mail_colors()
        mails = cfg.mail_management().use_cases
        order = SimpleNamespace(id=4711, email="ada@example.com", pdf=b"%PDF-1.7")
        for _ in range(2):
            await names["send_invoice"](mails, SU, order)
        (found,) = (await mails.find_all_mails(SU)).mails
        assert found.subject == "Your invoice"
        keep = cfg.secret_management().use_cases.create
        await keep(SU, Warehouse("key"), name="North", groups=("nago.group.system",))
        told: list[tuple[str, str]] = []
        body = listing("Mail texts and secrets", 1).replace("...", "told.append((name, warehouse))")
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        scope: dict[str, Any] = {"cfg": cfg, "Warehouse": Warehouse, "told": told}
        exec(f"async def ask():\n{lines}", scope)
        await scope["ask"]()
        assert told == [("North", Warehouse("key"))]
