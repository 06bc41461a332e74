"""Capabilities that an app may have beyond `App`, each a Protocol, and what holds for an app without one.

A frontend, a script or the LCD asks the app in front by these alone:

    >>> class Menu:
    ...     title = "Main menu"
    >>> title_of(Menu())
    'Main menu'
    >>> address_of(Menu())
    ''
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Titled(Protocol):
    """App with a title, such as a page's or a game's."""

    @property
    def title(self) -> str:
        """Title of what the app shows, in the phone's language."""


@runtime_checkable
class Addressed(Protocol):
    """App that shows what lies at an address."""

    @property
    def url(self) -> str:
        """The address; "" before the first page."""


@runtime_checkable
class Idle(Protocol):
    """App that knows when it waits for a key."""

    @property
    def idle(self) -> bool:
        """Whether nothing that ends by itself is going on."""


@runtime_checkable
class Still(Protocol):
    """App that knows when its picture changes by keys alone."""

    @property
    def still(self) -> object:
        """What the picture depends on besides keys; False while it moves by itself."""


@runtime_checkable
class Focusing(Protocol):
    """App with something in focus."""

    @property
    def focused_text(self) -> str:
        """The text of what has the focus, or the content of the field that has it."""


@runtime_checkable
class TextTarget(Protocol):
    """App whose focused field or editor may take typed text."""

    @property
    def wants_text(self) -> bool:
        """Whether a field has the focus."""

    def type_text(self, text: str) -> None:
        """Write `text` into it."""


@runtime_checkable
class Scrolling(Protocol):
    """App that shows part of something longer."""

    @property
    def scroll(self) -> int:
        """Pixels above the part that is shown."""


@runtime_checkable
class Weighed(Protocol):
    """App whose page came in so many bytes."""

    @property
    def page_bytes(self) -> int:
        """Bytes of the page and of what it brought, as the model's limit counts them."""


@runtime_checkable
class RunsProgram(Protocol):
    """App that runs one of several programs, such as a game's."""

    @property
    def program(self) -> str:
        """The program's identifier, such as a game's folder name."""


@runtime_checkable
class PlaysMovie(Protocol):
    """App that plays a movie, which can be asked for its variables and frames."""

    def movie_number(self, name: str) -> float | None:
        """Return a variable as a number, by its name or path; None where it was never set or is not a number."""

    @property
    def movie_label(self) -> str:
        """Label of the frame that the main timeline stands on, or of the nearest before it; "" for none."""


@runtime_checkable
class OpensAddresses(Protocol):
    """App that goes to an address when it is told to, such as a browser."""

    def open(self, url: str) -> None:
        """Go to an address."""


@runtime_checkable
class ShowsMemos(Protocol):
    """App that shows screen memos as they were kept."""

    def show_memo(self, number: int) -> None:
        """Show a screen memo by its number in the phone's memory."""


@runtime_checkable
class Requesting(Protocol):
    """App that asks sites for what an app above it wants, as the owner's cookies and headers have it."""

    def start_request(self, url: str, body: bytes | None, content_type: str) -> int:
        """Send a request and return the network's number of it.

        Args:
            url: The address, relative to what the app above was opened from.
            body: What is posted; None asks by GET.
            content_type: Its MIME type.
        """


def title_of(app: object) -> str:
    """Return the app's title; "" for an app without one."""
    return app.title if isinstance(app, Titled) else ""


def address_of(app: object) -> str:
    """Return the address that the app shows; "" for an app without one."""
    return app.url if isinstance(app, Addressed) else ""


def waits_for_keys(app: object) -> bool:
    """Return whether nothing that ends by itself is going on in the app, as in one that does not say."""
    return app.idle if isinstance(app, Idle) else True


def stillness_of(app: object) -> object:
    """Return what the app's picture depends on besides keys; False while it moves, as in an app that does not say."""
    return app.still if isinstance(app, Still) else False


def focused_text_of(app: object) -> str:
    """Return the text of what has the focus in the app; "" for an app without focus."""
    return app.focused_text if isinstance(app, Focusing) else ""


def wants_text(app: object) -> bool:
    """Return whether the app has a field in focus that takes typed text."""
    return app.wants_text if isinstance(app, TextTarget) else False


def scroll_of(app: object) -> int:
    """Return the pixels above the part that the app shows; 0 for an app that does not scroll."""
    return app.scroll if isinstance(app, Scrolling) else 0


def page_bytes_of(app: object) -> int:
    """Return the bytes of the page that the app shows; 0 for an app without pages."""
    return app.page_bytes if isinstance(app, Weighed) else 0


def program_of(app: object) -> str:
    """Return the identifier of the program that the app runs; "" for an app that is its own program."""
    return app.program if isinstance(app, RunsProgram) else ""
