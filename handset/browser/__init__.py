"""The keitai browser: fetch, document, style, layout, display; beside them forms and moving about a page."""
