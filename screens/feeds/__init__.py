"""Outside RSS and Atom feeds: fetched safely, parsed, stored, refreshed in the background."""
