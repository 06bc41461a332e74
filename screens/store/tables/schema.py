"""SQLAlchemy's metadata, in which all tables of the site are registered."""

from __future__ import annotations

from sqlalchemy import MetaData

metadata = MetaData()
