"""The site's tables, queries, migrations and its seeded world."""
