"""The request's way through the site: context, visitor, sessions, forms, rendering."""
