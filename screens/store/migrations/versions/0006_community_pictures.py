"""Communities' pictures from phones."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    with op.batch_alter_table("upload") as upload:
        upload.add_column(Column("community", Integer, nullable=True))
        upload.create_foreign_key("upload_community_fkey", "community", ["community"], ["id"], ondelete="CASCADE")
        upload.create_index("upload_community", ["community"])


def downgrade() -> None:
    op.drop_index("upload_community", "upload")
    with op.batch_alter_table("upload") as upload:
        upload.drop_column("community")
