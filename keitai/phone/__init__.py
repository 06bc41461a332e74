"""A phone in Python: the script language's verbs as methods, for tests, tools and notebooks.

    with keitai.Phone(site=app, device="p906i") as phone:
        phone.open("/cart")
        phone.click("Order")
        phone.expect.text("Thank you")
        phone.image.save("thanks.png")

The examples below run as tests; their `phone` shows the tea shop of `examples/shop`.
"""

from keitai.phone.phone import Phone as Phone
