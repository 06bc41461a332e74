"""Alembic's environment for the store: it works on the connection it is handed, never on a URL of its own."""

from __future__ import annotations

from alembic import context

from games.ranking.tables import metadata as ranking_metadata
from screens.store.tables import metadata as site_metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[site_metadata, ranking_metadata],
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
