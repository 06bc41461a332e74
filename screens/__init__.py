"""The site: mixi's mobile pages and their data, a WSGI app that knows only pages and scores."""
