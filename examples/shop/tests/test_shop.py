"""The shop under a thumb: `phone` is a fixture of keitai's plugin, on the site that conftest.py names."""

import pytest


def test_a_phone_comes_to_the_shop_by_its_web_key(phone):
    phone.press("web")
    phone.expect.title("お茶の店")
    phone.expect.text("🍵煎茶 100g 1050円")


@pytest.mark.parametrize("device", ["p906i", "w61ca", "911sh"])
def test_an_order_on_phones_of_three_carriers(phone, device):
    phone.open("/goods/mochi")
    phone.click("かごに入れる")
    phone.expect.text("合計 180円")
    phone.type("田中")
    phone.press("down")
    phone.type("つぶあんで🍵")
    phone.click("注文する")
    phone.expect.text("田中様 ありがとうございます")
    phone.expect.text("「つぶあんで🍵」")
    phone.expect.lint()


def test_two_customers_get_two_numbers(phones):
    for number, phone in enumerate([phones(), phones(device="w61ca")], start=1):
        phone.open("/goods/cup")
        phone.click("かごに入れる")
        phone.type("客")
        phone.click("注文する")
        phone.expect.text(f"注文番号 {number}")


def test_a_number_that_is_none_is_refused(phone):
    phone.open("/goods/sencha")
    phone.type("0")
    phone.click("かごに入れる")
    phone.expect.no.text("数は1〜99で入れてください")  # "10": the field began with 1
    phone.expect.text("煎茶 100g ×10")


def test_nobody_orders_without_a_name(phone):
    phone.open("/goods/mochi")
    phone.click("かごに入れる")
    phone.click("注文する")
    phone.expect.text("お名前を入れてください")
    phone.expect.text("合計 180円")
