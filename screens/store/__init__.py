"""The site's store: tables, queries, transactions and migrations, on SQLite or PostgreSQL."""
