"""Verbs of the script language that change what surrounds the phone, as methods."""

from __future__ import annotations

from typing import Literal

from handset.script.language.words import quoted
from handset.script.run.statefile import read_state, restore_state, save_state
from keitai.expectations import Duration, duration_text
from keitai.phone.scripted import ScriptedPhone

Network = Literal["imode", "foma", "hsdpa", "off", "instant"]
__tracebackhide__ = True  # pytest shows the test's own line, not how it is carried out


class WorldVerbs(ScriptedPhone):
    """The embedded site's members and boards, reception, battery, calendar, model, and saved states of it all."""

    def sign_in(self, member: str | int) -> None:
        """Make another member of the embedded site the phone's owner, from the next request on.

        Example:
            >>> phone.sign_in(7)
            >>> phone.sign_in(42)
        """
        self.do(f"sign-in {member}")

    def password(self, member: str | int, password: str) -> None:
        """Set what a member of the embedded site signs in with.

        Example:
            >>> phone.password(42, "secret")
        """
        self.do(f"password {quoted(password)} for {member}")

    def friend(self, one: str | int, other: str | int) -> None:
        """Make two members of the embedded site friends.

        Example:
            >>> phone.friend(42, 7)
        """
        self.do(f"friend {one} {other}")

    def message(self, sender: str | int, text: str) -> None:
        """Let a message from a member of the embedded site arrive.

        Example:
            >>> phone.message(7, "Are you awake?")
        """
        self.do(f"message from {sender} {quoted(text)}")

    def post_score(self, game: str, score: int, member: str | int | None = None) -> None:
        """Put a score on the embedded site's boards without a play; None is the owner's.

        Example:
            >>> phone.post_score("keep-awake", 80, member=7)
        """
        self.do(f"post-score {game} {score}{'' if member is None else f' as {member}'}")

    def town(self, lives: bool) -> None:
        """Let the embedded site's members live on from now, or leave them as they are.

        Example:
            >>> phone.town(False)
            >>> phone.town(True)
        """
        self.do(f"town {'on' if lives else 'off'}")

    def network(self, bearer: Network, length: Duration | None = None) -> None:
        """Change the reception, for a length of time or for good.

        Example:
            >>> phone.network("off", 2)
            >>> phone.network("instant")
        """
        self.do(f"network {bearer}{'' if length is None else f' for {duration_text(length)}'}")

    def battery(self, percent: int) -> None:
        """Charge the battery to so many percent; at 0 the phone goes off.

        Example:
            >>> phone.battery(50)
        """
        self.do(f"battery {percent}")

    def advance(self, length: str) -> None:
        """Let the calendar go on by `30s`, `5m`, `2h` or `1d` at once.

        Example:
            >>> phone.advance("1d")
        """
        self.do(f"advance {length}")

    def world_reset(self) -> None:
        """Set the embedded site's data back to what they were at the start.

        Example:
            >>> phone.world_reset()
        """
        self.do("world reset")

    def device(self, name: str) -> None:
        """Go on with another model, in the same world and with the same memory, from its standby screen.

        Example:
            >>> phone.device("qvga")
        """
        self.do(f"device {name}")

    def save_state(self, name: str) -> None:
        """Keep the phone and the embedded site as they are, for `load_state`.

        Example:
            >>> phone.save_state("before")
            >>> phone.load_state("before")
        """
        self.do(f"save-state {quoted(name)}")

    def load_state(self, name: str) -> None:
        """Become what `save_state` kept under a name."""
        self.do(f"load-state {quoted(name)}")

    def to_bytes(self) -> bytes:
        """Return the whole situation as the content of a `.state` file, which `keitai open` takes too.

        Example:
            >>> now = phone.to_bytes()
            >>> phone.press("end")
            >>> phone.from_bytes(now)
        """
        return save_state(self.environment, self.setup)

    def from_bytes(self, state: bytes) -> None:
        """Become what `to_bytes` returned, in this or another process.

        Raises:
            KeitaiError: It is not a state file, or it is damaged.
        """
        restore_state(self.environment, read_state(state, "the state"))
        self.driver.reset_signals()
