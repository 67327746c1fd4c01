"""The test kit as its users have it, tried on the two-page example."""

from examples.two_pages import configure
from nago.testing.plugin import OpenApp


async def test_a_text_travels_from_one_page_to_the_other(open_app: OpenApp) -> None:
    page = await open_app(configure)
    await page.fill("Information", "hello")
    await page.press("Continue")
    await page.expect("Stored information: hello")
    assert page.address == "/second_page"
    await page.press("Go Back")
    await page.expect("Enter some information:")
    print(await page.outline())
    await page.restart()
    await page.fill("Information", "again")
    await page.press("Continue")
    await page.expect("Stored information: again")
    await page.back()
    await page.expect("Enter some information:")
    await page.reload()
    await page.forward()
    await page.expect("Stored information: again")
