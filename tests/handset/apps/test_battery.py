"""An empty battery warns, then the phone is off until it is charged; a message sounds and says from whom it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from handset.apps.battery import WARNING, charge
from handset.keypad import Key
from handset.script.run.driver import Driver
from keitai.common.errors import KeitaiError
from keitai.options import SimulatorOptions
from keitai.simulator import Simulator
from screens.store.members import password_hash
from tests.keitai.cli.command_line import answer


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("where", ["", "/home", "/diary/new"])
def test_at_no_charge_the_phone_warns_and_goes_off(lang: str, where: str) -> None:
    simulator = Simulator(SimulatorOptions(lang=lang))
    thumb = Driver(simulator)
    if where:
        thumb.open(where)
    charge(simulator.phone, 0)
    warning = {"en": "The battery is empty", "ja": "電池残量がありません"}[lang]
    assert warning in simulator.phone.frame().text("dialog").replace("\n", " ")
    thumb.wait(WARNING + 1)
    assert simulator.phone.frame().text() == ""
    assert not simulator.phone.frame().pixels.any()
    for key in (Key.END, Key.WEB, Key.OK, Key.SOFT_LEFT):
        thumb.press(key)
    assert [app.kind for app in simulator.phone.apps] == ["standby", "off"]
    again = Simulator(SimulatorOptions(lang=lang))
    again.phone.restore(simulator.phone.snapshot())
    assert again.phone.frame().text() == ""
    charge(simulator.phone, 50)
    assert [app.kind for app in simulator.phone.apps] == ["standby"]
    assert "09:00" in simulator.phone.frame().text()
    simulator.close()
    again.close()


def test_scripts_see_the_world_come_to_the_phone(tmp_path: Path) -> None:
    script = tmp_path / "a.keys"
    script.write_text(
        """keys 1
test "battery"
  open "/home"
  battery 0
  expect sound "phone/battery"
  expect dialog "The battery is empty"
  expect no text "battery"
  expect no text "mixi"
  battery 80
  expect softkey left "Menu"
end
test "a message on a page"
  open "/home"
  message from 7 "Dinner?"
  expect sound "phone/mail"
  expect text /Message from \\w+/
  press down
  expect no text "Message from"
  open "/messages"
  expect page text "Dinner?"
end
test "a message at the standby screen"
  wait 4s
  message from 7 "Dinner?"
  wait 1s
  expect text "New messages"
end
test "a message to a phone that is off"
  battery 0
  wait 10s
  message from 7 "Dinner?"
  expect no sound "phone/mail"
  battery 80
  press web
  click "Messages"
  expect text "Dinner?"
end
test "a message in manner mode"
  hold # 2s
  press ok
  message from 7 "Dinner?"
  expect vibrate
  expect no sound "phone/mail"
end
""",
        encoding="utf-8",
    )
    status, out, faults = answer("script", script, "--report", tmp_path / "report")
    assert status == 0, out + faults


def test_a_script_gives_a_member_a_password() -> None:
    simulator = Simulator(SimulatorOptions())
    simulator.world.give_password("7", "let me in")
    with simulator.engine.connect() as sql:
        hashed, nobody = password_hash(sql, 7), password_hash(sql, 42)
    assert hashed is not None
    assert PasswordHasher().verify(hashed, "let me in")
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(hashed, "let me out")
    assert nobody is None
    with pytest.raises(KeitaiError, match="member 4711 does not exist"):
        simulator.world.give_password("4711", "let me in")
    simulator.close()
