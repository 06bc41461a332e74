"""The pages, a module and a blueprint for each part of the site.

What takes time (a password's hash, a photo, a replay, a feed) a view does by `RequestContext.outside_transaction`; a
picture is drawn by the `DeferredResponse` that its view returns.
"""
