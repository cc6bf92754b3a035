"""/docs: the API's description to read and to try, all of it from this server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from factwire.web.app import create_app
from factwire.web.settings import WebSettings
from tests.web.browser import DARK_PHONE, LIGHT, Serve, serious_findings
from tests.web.web_apps import SmallReader, client, find_acme


def test_it_loads_nothing_from_elsewhere_and_runs_nothing_inside() -> None:
    answer = client().get("/docs")
    assert answer.status_code == 200
    assert "http://" not in answer.text and "https://" not in answer.text.replace("https://example", "")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
    for file in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert f"/static/swagger/{file}" in answer.text
        assert client().get(f"/static/swagger/{file}").status_code == 200
    assert client().get("/static/swagger/../api.py").status_code == 404


@pytest.mark.parametrize("context", [LIGHT, DARK_PHONE], indirect=True)
def test_an_operation_is_tried_in_the_page(page: Page, serve: Serve) -> None:
    page.goto(serve(create_app(WebSettings(), extract=find_acme, articles=SmallReader())) + "docs")
    page.locator("#operations-server-list_schemas_schema_get").get_by_role("button").first.click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("200")
    expect(page.locator(".live-responses-table")).to_contain_text("affiliation")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_axe_has_no_serious_finding_of_ours(page: Page, serve: Serve) -> None:
    page.goto(serve(create_app(WebSettings(), extract=find_acme, articles=SmallReader())) + "docs")
    expect(page.locator(".opblock").first).to_be_visible()
    assert serious_findings(page) == []
