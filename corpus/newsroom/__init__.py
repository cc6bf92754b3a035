"""A small news site in our own words: pages, an RSS feed and a sitemap, about companies that do not exist."""
