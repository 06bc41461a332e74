"""The keitai novel of the campaign corner, a chapter a day, as ((title, text) in English, in Japanese)."""

from __future__ import annotations

FIRST_DAY = 14477
"""21 August 2009 in days since 1970."""

PICTURES = ("night-3", "train-8", "sunset-2", "rain-1", "night-12", "moon-2", "train-3")
"""What stands above each chapter: photos of the seeded world."""

CHAPTERS: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (("The last can", "The vending machine at the end of the platform had one can left.\n\nHis hand. My hand.\n\nThe 23:52 was already ringing its bell.\n\n\"Heads or tails?\" he said."),
     ("最後の一本", "ホームの端の自販機。\n残り、一本。\n\n彼の手。\nわたしの手。\n\n23時52分の発車ベルが鳴ってる。\n\n「表と裏、どっち?」\n彼が言った。")),
    (("Tails", "It was tails.\n\nHe bowed, as if I had won a medal, and the train took him away.\n\nThe can was warm until I got home.\n\nWhy does one remember the warmth of a can?"),
     ("裏", "裏だった。\n\n彼はメダルでも渡すみたいにおじぎして、\n電車に乗っていった。\n\n家につくまで、缶はあったかかった。\n\n缶のぬくもりなんて、\nどうして覚えてるんだろう。")),
    (("The same bench", "Next evening I was early.\n\nSo was he.\n\nTwo cans stood on the bench between us, and neither of us dared to say that we had both come by an earlier train."),
     ("同じベンチ", "次の日、わたしは早く着いた。\n\n彼も。\n\nベンチのまん中に、缶が二本。\n\nふたりとも一本早い電車で来たこと、\nどっちも言えなかった。")),
    (("Rain", "He did not come when it rained.\n\nI drank both."),
     ("雨", "雨の日、彼は来なかった。\n\n二本とも、わたしが飲んだ。")),
    (("The note", "On the machine, at the button of the tea, a note:\n\n\"Moved to the night shift. Heads: wait. Tails: don't. The coin is under the bench.\""),
     ("メモ", "自販機のお茶のボタンに、メモ。\n\n「夜勤になりました。\n表なら待って。裏なら待たないで。\n十円玉はベンチの下」")),
    (("Heads", "I did not toss it.\n\nI turned it over with my own thumb."),
     ("表", "わたしは投げなかった。\n\n自分の親指で、\nひっくり返した。")),
    (("5:07", "The first train.\n\nHe got out, tired, and saw me, and saw the coin on the bench.\n\n\"Heads?\"\n\n\"Heads.\"\n\nThe machine was full again."),
     ("5時7分", "始発。\n\nつかれた顔で降りてきた彼が、\nわたしを見て、ベンチの十円玉を見た。\n\n「表?」\n「うん、表」\n\n自販機は、また満タンになっていた。")),
)  # fmt: skip
