"""The player: a movie from its bytes to its frames, with the actions of each frame run within a budget."""

from __future__ import annotations

from dataclasses import dataclass, field

from handset.flash.avm.machine import ActionBudget, ActionsTooLongError
from handset.flash.avm.objects import Value
from handset.flash.avm.program import UNDEFINED
from handset.flash.avm.realm import CallFromOutside
from handset.flash.key_codes import DOWN, ENTER, UP, letter_code, virtual_code
from handset.flash.requests import decoded_variables
from handset.flash.swf.errors import DamagedMovieError
from handset.flash.swf.movie import SwfMovie, parse_movie
from handset.flash.swf.sounds import DefineSound, sound_coding
from handset.flash.timeline import buttons, keys
from handset.flash.timeline.display_objects import DisplayObject
from handset.flash.timeline.intervals import enqueue_due_calls
from handset.flash.timeline.loading import fill_clip, set_variables
from handset.flash.timeline.memory import holds_too_much
from handset.flash.timeline.movie_realm import new_realm
from handset.flash.timeline.paths import find_clip, split_variable
from handset.flash.timeline.script_host import MovieDevice, run_actions, run_call_from_outside
from handset.flash.timeline.stage import LoadedMovie, MovieStage, QueuedAction, advance_clips, run_queue, start_stage

ACTIONS_A_FRAME = 400_000
"""Actions that a frame may run, some seconds of a phone's; the heaviest known game of the time needs 5,200."""


@dataclass(slots=True)
class MoviePlayer:
    """Movie that plays.

    Attributes:
        stage: Its clips.
        device: The phone that it runs on.
        fault: Why it was stopped; "" while it plays.
    """

    stage: MovieStage
    device: MovieDevice
    fault: str = ""
    focused: DisplayObject | None = None
    """Button that has the focus."""
    notes: list[str] = field(default_factory=list)
    """What actions asked for that this player does not do, each once."""

    def step_frame(self) -> None:
        """Let the movie go on by one frame: first all clips, then their actions, then the intervals that are due."""
        if self.fault:
            return
        advance_clips(self.stage)
        self.run_waiting()
        if self.stage.realm.intervals and not self.fault:
            enqueue_due_calls(self.stage, self.device.milliseconds())
            self.run_waiting()

    def press(self, code: int, *, moves_focus: bool = True, repeats: bool = False) -> None:
        """Press a key: a button that waits for it acts, else up and down move the focus and Enter presses it.

        A phone has one key at a time: one that is still held is let go first.

        Args:
            code: Code of the key (`handset.flash.key_codes`).
            moves_focus: Whether up and down move the focus among the buttons, as on docomo's phones.
            repeats: Whether it is held and counts as pressed again, by which nothing is pressed a second time.
        """
        if self.fault:
            return
        if self.focused is not None and self.focused.removed:
            self.focused = None
        for held in sorted(self.stage.realm.keys_down - {virtual_code(code)}):
            keys.hear_release(self.stage, held)
        acted = buttons.press_key(self.stage, code)
        if code == ENTER and self.focused is not None and not repeats:
            buttons.press(self.stage, self.focused)
        elif not acted and moves_focus and code in (UP, DOWN):
            self.focused = buttons.move_focus(self.stage, self.focused, 1 if code == DOWN else -1)
        keys.hear_press(self.stage, virtual_code(code), letter_code(code))
        self.run_waiting()

    def release(self, code: int) -> None:
        """Let a key go: Enter releases the focused button."""
        if self.fault:
            return
        if code == ENTER and self.focused is not None:
            buttons.release(self.stage, self.focused)
        if virtual_code(code) in self.stage.realm.keys_down:
            keys.hear_release(self.stage, virtual_code(code), letter_code(code))
        self.run_waiting()

    def receive_movie(self, path: str, data: bytes) -> None:
        """Put a movie that has arrived in place of what a clip or a level shows; one that is damaged changes nothing.

        Args:
            path: Path of the clip or level, as `handset.flash.timeline.loading.target_path` gives it.
            data: The bytes of its file.
        """
        try:
            movie = parse_movie(data)
        except DamagedMovieError as error:
            self.note(f"a movie that was loaded could not be read: {error}")
            return
        if not self.fault and fill_clip(self.stage, path, LoadedMovie(movie, data)):
            self.run_waiting()

    def receive_variables(self, path: str, data: bytes) -> None:
        """Set the variables of an answer in a clip, which may wait for them (`onClipEvent (data)`)."""
        variables = decoded_variables(data, self.stage.movie.header.version)
        if not self.fault and set_variables(self.stage, path, variables):
            self.run_waiting()

    def movie_variable(self, name: str) -> Value:
        """Return a variable by its name or path; undefined where it was never set."""
        version = self.stage.movie.header.version
        path, bare = split_variable(name, version)
        target = self.stage.root if path is None else find_clip(self.stage.root, path, version)
        return UNDEFINED if target is None or target.clip is None else target.clip.variable(bare, version)

    @property
    def loaded_bytes(self) -> int:
        """Bytes of the movies that were loaded later and are still shown."""
        return sum(len(each.data) for each in self.stage.loaded)

    def run_waiting(self) -> None:
        """Run the actions that wait; a movie whose actions do not end is stopped, with the reason in `fault`."""
        budget = ActionBudget(ACTIONS_A_FRAME)
        self._start_sounds()

        def run(action: QueuedAction) -> None:
            if isinstance(action.run, CallFromOutside):
                run_call_from_outside(self.stage, self.device, action.clip, action.run, budget)
            else:
                run_actions(self.stage, self.device, action.clip, action.run, budget)
            self._start_sounds()

        try:
            run_queue(self.stage, run)
        except ActionsTooLongError as error:
            self.fault = str(error)
        if holds_too_much(self.stage):
            self.fault = "the movie needs more memory than a phone has; it was stopped"

    def _start_sounds(self) -> None:
        """Hand the sounds that were started to the phone."""
        started, self.stage.sounds = self.stage.sounds, []
        for movie, start in started:
            sound = movie.characters.get(start.sound_id)
            if isinstance(sound, DefineSound) and not self.device.start_sound(sound, start):
                self.note(f"the phone does not play sound in {sound_coding(sound)}")

    def note(self, text: str) -> None:
        """Note what this player does not do, or could not, once."""
        if text not in self.notes:
            self.notes.append(text)


def start_player(movie: SwfMovie, device: MovieDevice) -> MoviePlayer:
    """Return a player whose movie shows its first frame, the actions of which have run."""
    player = MoviePlayer(start_stage(movie, new_realm(movie)), device)
    player.run_waiting()
    return player
