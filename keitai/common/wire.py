"""Names that the phone's side and the site's side of HTTP have to spell alike."""

from __future__ import annotations

GAME_TYPE = "application/x-keitai-game"
"""MIME type of the description by which a site starts a game on the phone."""
REPLAY_TYPE = "application/x-keitai-replay"
"""MIME type of a played game, posted to have its score proved."""
SAVED_REPLAY_TYPE = "application/x-keitai-saved-replay"
"""MIME type of a played game that the phone is to write into a file."""
FLASH_TYPE = "application/x-shockwave-flash"
"""MIME type of a Flash movie."""
MEMBER_KEY = "keitai.member"
"""Key of the WSGI environment under which a mounted site is told who holds the phone; no HTTP header can set it."""
