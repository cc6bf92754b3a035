"""factwire over HTTP: the API for programs and the pages for people, one FastAPI application.

    app = create_app(WebSettings(store="news.db"))

`factwire serve` runs it. Importing this package imports no web framework: `factwire.web.app` does.
"""
