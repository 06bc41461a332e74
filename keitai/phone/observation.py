"""Properties that show a phone: pixels, text, pages, and the artefacts that it has kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from handset.lcd import Frame
from handset.machine import Handset
from handset.script.run.frame_cache import FrameCache
from handset.script.run.pagetext import PageText
from handset.script.run.verdict import Artefact
from keitai.phone.scripted import ScriptedPhone

if TYPE_CHECKING:
    from PIL import Image


class ObservedPhone(ScriptedPhone):
    """Phone whose LCD, page and artefacts can be read."""

    @property
    def machine(self) -> Handset:
        """The machine itself, for what has no method here."""
        return self.environment.phone

    @property
    def frame(self) -> Frame:
        """Frame of the LCD: pixels, hash and text layer."""
        return self.machine.frame()

    @property
    def text(self) -> str:
        """Text of the LCD, line by line.

        Example:
            >>> "豆大福 180円" in phone.text
            True
        """
        return self.frame.text()

    @property
    def page_text(self) -> str:
        """Text of the whole page, scrolled away or not."""
        return PageText(FrameCache()).read(self.machine)

    @property
    def pixels(self) -> npt.NDArray[np.uint8]:
        """The LCD as an array, (height, width, 3) of RGB.

        Example:
            >>> phone.pixels.shape, phone.pixels.dtype.name
            ((320, 240, 3), 'uint8')
        """
        return self.frame.pixels

    @property
    def image(self) -> Image.Image:
        """The LCD as a picture of PIL.

        Example:
            >>> phone.image.size
            (240, 320)
        """
        from PIL import Image

        return Image.fromarray(self.pixels)

    @property
    def page_image(self) -> Image.Image:
        """The whole page as a picture of PIL."""
        from PIL import Image

        from handset.preview.shots import capture_part

        return Image.fromarray(capture_part(self.machine, "full"))

    @property
    def hash(self) -> str:
        """16 hex digits that name the LCD's picture, the same on every machine."""
        return self.frame.hash

    @property
    def artefacts(self) -> list[Artefact]:
        """Artefacts kept so far: shots, films, new goldens."""
        return self._runner.artefacts
