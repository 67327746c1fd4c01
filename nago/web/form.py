"""What a browser posts by a form: read with limits, before anything is looked at."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

LARGEST_FORM = 65536
MOST_FIELDS = 64
FORM_TYPE = "application/x-www-form-urlencoded"


class BadForm(Exception):
    """What came is no form of ours; `status` is the answer to it."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def form_fields(request: Request) -> dict[str, str]:
    """The fields, each once. Raises BadForm for what no form of ours sends: another type,
    more than 64 KiB, a field twice, bytes that are no UTF-8.
    """
    if content_type(request) != FORM_TYPE:
        raise BadForm(415)
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_FORM:
            raise BadForm(413)
    try:
        pairs = parse_qsl(
            data.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            errors="strict",
        )
    except ValueError:
        raise BadForm(400) from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise BadForm(400)
    return fields


def content_type(request: Request) -> str:
    """Of what kind the body is, without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
