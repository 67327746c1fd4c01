"""The bare counterpart: uvicorn alone, answering every message with a fixed one."""

import os

import uvicorn

ANSWER = "x" * int(os.environ.get("BENCH_BYTES", "53"))


async def app(scope, receive, send):  # type: ignore[no-untyped-def]  # the ASGI signature
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ready"})
        return
    await receive()
    await send({"type": "websocket.accept"})
    while (await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "text": ANSWER})


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=int(os.environ["NAGO_PORT"]),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=65536,
        lifespan="off",
        log_level="warning",
        access_log=False,
    )
