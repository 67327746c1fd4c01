"""What an application in production tells of itself and of what it is made of: nothing (A08)."""

import http.client
import platform
from pathlib import Path

import pytest

from nago import Configurator, View, Window, ui
from nago.environment import Environment
from nago.errors import ConfigError
from tests.browser.application import Application
from tests.web.serving import KEY, serving

HOST = "orders.example.com"
PROBED = [
    "docs",
    "redoc",
    "openapi.json",
    "swagger",
    "swagger.json",
    "swagger-ui",
    "swagger-ui.html",
    "api-docs",
    "v2/api-docs",
    "graphql",
    "graphiql",
    "debug",
    "debug/",
    "debug/vars",
    "debug/pprof/",
    "__debug__/",
    "_debug_toolbar/",
    "console",
    "_console",
    "admin.php",
    "admin/console",
    "actuator",
    "actuator/env",
    "actuator/heapdump",
    "metrics",
    "status",
    "server-status",
    "server-info",
    "info.php",
    "phpinfo.php",
    "trace",
    "traceback",
    "error",
    "stats",
    "health/full",
    ".env",
    ".git/config",
    ".git/HEAD",
    ".svn/entries",
    ".htaccess",
    ".DS_Store",
    "config.json",
    "config.yml",
    "pyproject.toml",
    "package.json",
    "requirements.txt",
    "nago.db",
    "data/nago.db",
    "master.key",
    "backup.zip",
    "_nago",
    "_nago/",
    "_nago/reload",
    "_nago/dev",
    "_nago/lab.js",
    "_nago/lab",
    "_nago/source",
    "_nago/windows",
    "_nago/states",
    "_nago/main.js.map",
    "_nago/../pyproject.toml",
    "_nago/%2e%2e/%2e%2e/pyproject.toml",
    "static/",
    "static/src/main.ts",
    "nago/application.py",
    "etc/passwd",
    "%00",
    "reload",
    "dev",
    "livereload",
    "wp-login.php",
    "cgi-bin/",
    "jmx-console",
    "web-console",
]
SPEAKS = (
    "traceback", 'file "', ".py", "uvicorn", "starlette", "python", "msgspec", "sqlite",
    str(Path(__file__).parents[2]).lower(), platform.python_version(),
)  # fmt: skip


@pytest.fixture(scope="module")
def production(tmp_path_factory):
    """An application as it is run for others: https, a key that was given, no flag."""
    application = Application(
        "examples.two_pages",
        tmp_path_factory.mktemp("production"),
        NAGO_PUBLIC_URL=f"https://{HOST}",
        NAGO_MASTER_KEY=KEY,
    )
    application.start()
    yield application
    application.kill()


def ask(application, path, method="GET", host=HOST):
    line = http.client.HTTPConnection("127.0.0.1", application.port, timeout=20)
    try:
        line.request(method, path, headers={"Host": host})
        answer = line.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode(errors="replace")
    finally:
        line.close()


def silent(headers, body):
    """Fails if an answer names what it comes from."""
    names = {name.lower() for name in headers}
    assert not names & {"server", "x-powered-by", "via", "x-runtime", "x-version"}
    said = f"{headers} {body}".lower()
    assert [word for word in SPEAKS if word in said] == []


def test_A08_sixty_paths_of_tools_sources_and_files_lead_nowhere(production):
    assert len(set(PROBED)) >= 60
    for path in PROBED:
        status, headers, body = ask(production, f"/{path}")
        assert status in (400, 404), f"{path}: {status}"
        silent(headers, body.replace(path, ""))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "DEBUG"])
def test_A08_no_method_but_those_that_are_served_does_anything(production, method):
    for path in ("/", "/docs", "/admin", "/_nago/socket"):
        status, headers, body = ask(production, path, method)
        assert status in (400, 403, 404, 405), f"{method} {path}: {status}"
        silent(headers, body)


def test_A08_pages_and_probes_of_operators_name_no_version(production):
    for path in ("/", "/admin", "/account/login", "/healthz", "/readyz", "/nothing/here"):
        status, headers, body = ask(production, path)
        assert status in (200, 403, 404)
        silent(headers, body)
    status, headers, body = ask(production, "/", host="elsewhere.example.com")
    assert status == 400 or status == 421
    silent(headers, body)


async def test_A08_a_view_that_fails_tells_a_support_code_and_no_traceback(tmp_path):
    def view(wnd: Window) -> View:
        raise RuntimeError("canary-of-a-traceback")

    def configure(cfg: Configurator) -> None:
        cfg.root_view(".", lambda wnd: ui.Text("home"))
        cfg.root_view("broken", view)

    async with serving(configure, tmp_path, f"https://{HOST}") as (_, client):
        answer = await client.get("/broken")
        assert answer.status_code == 500
        assert "canary-of-a-traceback" not in answer.text
        silent(answer.headers, answer.text)


@pytest.mark.parametrize("flag", ["NAGO_DEV", "NAGO_PLACES"])
def test_A08_development_is_on_by_a_flag_and_on_this_machine_alone(flag):
    assert Environment.read({flag: "1"}, "orders").dev
    assert not Environment.read({}, "orders").dev
    with pytest.raises(ConfigError, match=f"NAGO_DEV=1 .*https://{HOST} is reached by others"):
        Environment.read(
            {flag: "1", "NAGO_PUBLIC_URL": f"https://{HOST}", "NAGO_MASTER_KEY": KEY}, "orders"
        )
