"""The keitai browser: fetch, decode, document, style, layout, display list, paint; beside it focus, forms, history."""
