"""Nicknames and introductions, as (English, Japanese)."""

from __future__ import annotations

Pair = tuple[str, str]

FEMALE: tuple[Pair, ...] = (
    ("Kana", "かな"), ("Yuki", "ゆき"), ("Mika", "みか"), ("Aya", "あや"), ("Haru", "はる"), ("Nana", "なな"),
    ("Emi", "えみ"), ("Rina", "りな"), ("Saki", "さき"), ("Miho", "みほ"), ("Chika", "ちか"), ("Tomo", "とも"),
    ("Nao", "なお"), ("Misa", "みさ"), ("Yui", "ゆい"), ("Kaori", "かおり"), ("Maki", "まき"), ("Asuka", "あすか"),
    ("Sayaka", "さやか"), ("Momo", "もも"), ("Riko", "りこ"), ("Hitomi", "ひとみ"), ("Ami", "あみ"), ("Shiho", "しほ"),
)  # fmt: skip
MALE: tuple[Pair, ...] = (
    ("Ken", "けん"), ("Taka", "たか"), ("Yuta", "ゆうた"), ("Daisuke", "だいすけ"), ("Shin", "しん"), ("Koji", "こうじ"),
    ("Ryo", "りょう"), ("Hiro", "ひろ"), ("Masa", "まさ"), ("Kazu", "かず"), ("Sho", "しょう"), ("Jun", "じゅん"),
    ("Tetsu", "てつ"), ("Naoki", "なおき"), ("Takumi", "たくみ"), ("Yosuke", "ようすけ"), ("Goro", "ごろう"),
    ("Makoto", "まこと"), ("Satoru", "さとる"), ("Kenta", "けんた"), ("Akira", "あきら"), ("Dai", "だい"),
    ("Ren", "れん"), ("Tsuyoshi", "つよし"),
)  # fmt: skip
TAILS: tuple[Pair, ...] = (
    ("", ""), ("", ""), ("", ""), ("-chan", "ちゃん"), ("-kun", "くん"), ("-pon", "ぽん"), ("-ppi", "っぴ"), ("☆", "☆"),
    ("♪", "♪"), (" the Cat", "@ねこ"), ("-suke", "すけ"), (" in Shibuya", "@渋谷"), (" 2000", "2000"), ("-rin", "りん"),
    (" at work", "@仕事中"), ("-maru", "丸"), (" on tour", "@旅行中"), ("-ko", "子"), (" jr.", "Jr."), ("-yan", "やん"),
)  # fmt: skip
INTRODUCTIONS: tuple[Pair, ...] = (
    ("I work in a bakery and get up at four. Say hello any time before nine in the evening!",
     "パン屋で働いてます。朝4時起きなので夜9時には寝ます(笑) 気軽に足あと残してね!"),
    ("Guitar in a band nobody knows yet. Come and hear us!",
     "だれも知らないバンドでギターやってます。ライブ来てください!"),
    ("Trains, ramen, cats. In that order.", "電車とラーメンとねこが好き。たぶんこの順番。"),
    ("New here, invited by a friend. Still learning which key does what.",
     "友だちに招待されてはじめました。まだ使い方がよくわかりません(^_^;)"),
    ("Mother of two. I write after bedtime, theirs, not mine.", "2児の母です。子どもが寝たあとにこっそり更新中。"),
    ("Photos of skies, mostly from the third car of the Yamanote line.", "山手線3両目から見た空の写真ばかり撮ってます。"),
    ("Started running this year. The bench halfway knows me well.", "今年からジョギング始めました。途中のベンチの常連です。"),
    ("Baseball on Saturdays, laundry on Sundays.", "土曜は草野球、日曜は洗濯。そんな毎日。"),
    ("I draw a little, cook a little, sleep a lot.", "ちょっと描いて、ちょっと作って、いっぱい寝ます。"),
    ("Looking for people to climb low mountains with.", "低い山にゆるく登る仲間を募集中です。"),
    ("High score hunter. Ask me about the fifth period.", "ゲームのハイスコア狙ってます。授業中はまじめです、たぶん。"),
    ("Nurse, night shifts, strong coffee.", "看護師してます。夜勤明けのコーヒーが生きがい。"),
)  # fmt: skip
