"""What members of the living town say, as (English, Japanese), each line with where it fits."""

from __future__ import annotations

from screens.store.diaries import DiaryEntry

Pair = tuple[str, str]

GREETINGS: tuple[tuple[range, tuple[Pair, ...]], ...] = (
    (range(5, 10), (("Good morning!", "おはようございます!"), ("Up before the alarm.", "目覚ましより早く起きました。"), ("Writing this with one eye open.", "片目だけ開けて書いてます。"))),
    (range(10, 12), (("Short break.", "ちょっと休憩中。"), ("Quick note before noon.", "お昼前にひとこと。"))),
    (range(12, 14), (("Lunch break.", "昼休みです。"), ("Chopsticks in one hand, phone in the other.", "片手に箸、片手にケータイ。"))),
    (range(14, 18), (("Good afternoon!", "こんにちは!"), ("Tea and a short diary.", "お茶を飲みながらの日記です。"))),
    (range(18, 23), (("Good evening!", "こんばんは!"), ("What a day!", "長い一日でした。"), ("Bath first, diary second.", "お風呂あがりの日記です。"))),
    (range(23, 29), (("Can't sleep, so I write.", "眠れないので書きます。"), ("Last thing today.", "寝る前にちょっとだけ。"))),
)  # fmt: skip
CLOSINGS: tuple[tuple[range, tuple[Pair, ...]], ...] = (
    (range(5, 12), (("Have a good day, everybody!", "みなさん、よい一日を!"), ("More tonight.", "続きは夜に。"), ("Off I go.", "では行ってきます。"))),
    (range(12, 18), (("See you!", "ではでは。"), ("How was your day so far?", "みんなは今日どうですか?"), ("More later.", "またあとで。"))),
    (range(18, 23), (("That's all for today.", "今日はこのへんで。"), ("Tell me yours in the comments.", "コメント待ってまーす♪"), ("Tired but happy.", "疲れたけど満足(*^_^*)"))),
    (range(23, 29), (("Good night!", "おやすみなさい☆"), ("More tomorrow.", "続きはまた明日。"))),
)  # fmt: skip
ECHOES: tuple[tuple[range, tuple[Pair, ...]], ...] = (
    (range(5, 10), (("Toast: burnt. Mood: fine.", "トースト焦げた。気分は上々。"), ("The train is full and everybody is polite about it.", "満員電車、みんな静か。"), ("Where is my left shoe", "左のくつ、どこ"), ("Up. Sort of.", "起きた。いちおう。"), ("The sky at this hour is only for us.", "この時間の空、ひとりじめ。"))),
    (range(10, 15), (("Only the word lunch keeps me going.", "お昼のことだけ考えてます。"), ("Vending machine gave me two. I said thank you.", "自販機で2本出た。お礼を言った。"), ("Curry. No further questions.", "カレーに決定。異議は認めません。"), ("My pen has left me.", "ペンがいなくなりました。"))),
    (range(15, 18), (("Three o'clock and a biscuit.", "3時のおやつ、ビスケット1枚。"), ("Rain soon, says my knee.", "もうすぐ雨。ひざが言ってる。"), ("The clock in this room walks backwards.", "この部屋の時計、進んでない。"), ("A dog smiled at me.", "犬に笑いかけられた。"))),
    (range(18, 22), (("Home!! Shoes off!!", "帰宅!! くつ脱いだ!!"), ("Somebody's kitchen smells of grilled fish.", "どこかの家から焼き魚のにおい。"), ("The bath is too hot and I am brave.", "お風呂あつい。でも入る。"), ("New high score. Telling everybody.", "ハイスコア更新。全員に言いふらす。"))),
    (range(22, 29), (("Sleepy...", "ねむい…"), ("One more page, then I sleep. Perhaps.", "あと1ページで寝る。たぶん。"), ("The moon is in my window again.", "窓にまた月がいる。"), ("Why is pudding better at night", "夜のプリンはなぜおいしいのか"))),
)  # fmt: skip
STORIES: tuple[tuple[int, str, tuple[tuple[Pair, Pair], ...]], ...] = (
    (18, "street", (
        (("Driving school, day one", "教習所、初日"), ("I have sat in a car and held the wheel. The car did not move. Success.", "運転席にすわってハンドルをにぎりました。動いてないけど成功です。")),
        (("Driving school: the cone", "教習所: コーンの話"), ("There was one cone on the whole course. I found it.", "コースにコーンは1本だけ。それに当たりました。")),
        (("Driving school: S-bend", "教習所: S字カーブ"), ("The instructor closed his eyes. I did not dare to ask why.", "教官が目をつぶってました。理由は聞けません。")),
        (("Driving school: the street", "教習所: はじめての路上"), ("A real street with real people. A grandmother overtook me on a bicycle.", "本物の道路に出ました。自転車のおばあちゃんに抜かれました。")),
        (("Licence!", "免許とれました!"), ("The photograph looks like somebody wanted, but it is a licence.", "写真は指名手配みたいだけど、免許は免許!")),
    )),
    (15, "guitar", (
        (("I bought a guitar", "ギター買いました"), ("It was the cheapest one, and it is red.", "いちばん安い、赤いやつです。")),
        (("Guitar: the F chord", "ギター: Fの壁"), ("My fingers and the F chord do not speak to each other.", "指とFコードが口をきいてくれません。")),
        (("Guitar: one song", "ギター: 1曲ひけた"), ("One song from beginning to end. The neighbour's dog stayed.", "1曲とおして弾けた! となりの犬も最後まで聞いてくれました。")),
        (("Guitar: looking for a drummer", "ギター: ドラマー募集"), ("Two guitars and a singer. What we lack makes the most noise.", "ギター2人とボーカル。足りないのはいちばん音の大きい人。")),
        (("We played before people", "人前で演奏しました"), ("Eleven people and a baby. The baby clapped.", "お客さん11人と赤ちゃん1人。赤ちゃんが拍手してくれました。")),
    )),
    (15, "bicycle", (
        (("Running, week one", "ジョギング、1週目"), ("To the post box and back. The post box is very near.", "ポストまで往復。ポストはとても近いです。")),
        (("Running: the bench", "ジョギング: ベンチ"), ("I know the bench halfway by now, and the bench knows me.", "途中のベンチと知り合いになりました。")),
        (("Running: three kilometres", "ジョギング: 3キロ"), ("Three kilometres without the bench. I waved at it.", "ベンチに寄らずに3キロ。手だけふりました。")),
        (("Running: new shoes", "ジョギング: 新しいくつ"), ("Yellow ones. People step aside.", "黄色です。みんなよけてくれます。")),
        (("Five kilometres!", "5キロ完走!"), ("I came in behind a man dressed as a daikon, but I came in.", "大根の仮装の人に負けたけど、完走しました。")),
    )),
    (15, "boxes", (
        (("Looking for a room", "部屋さがし"), ("Five minutes from the station, says the paper. For whom, it does not say.", "「駅から徒歩5分」。だれの足で5分なのか。")),
        (("A room with a persimmon tree", "柿の木のある部屋"), ("The room is small, but there is a tree at the window.", "せまいけど、窓のすぐ外に柿の木。")),
        (("Boxes", "段ボールの山"), ("Twelve boxes, and the scissors are in one of them.", "段ボール12箱。はさみはそのどれかの中。")),
        (("Moved", "引っ越しました"), ("The first night echoes. I ate noodles on the floor.", "最初の夜は音がひびく。床でおそばを食べました。")),
        (("The neighbours", "おとなりさん"), ("I brought towels and got pickles. This is a good house.", "タオルを配ったら漬物をいただきました。いい家です。")),
    )),
)  # fmt: skip
"""Youngest age, photo, and what happens one after the other, some days apart."""

COMMENTS: tuple[Pair, ...] = (
    ("Ha ha, that's so you!", "あはは、らしいね(笑)"), ("I laughed out loud.", "声出して笑いました。"), ("I know that feeling.", "その気持ち、わかります。"),
    ("I read this twice.", "2回読みました。"), ("Thank you for writing.", "書いてくれてありがとう。"), ("This made my day better.", "元気もらいました♪"),
    ("Tell me more when we meet!", "今度会ったらくわしく聞かせて!"), ("I was just thinking of you.", "ちょうど思い出してたところ!"), ("Same here, somehow.", "なんか、おなじくです。"),
    ("You always write so well.", "文章うまいなぁ、いつも。"), ("Now I want to write something too.", "私も日記書きたくなりました。"), ("And then? And then?", "それで? それで?"),
    ("I showed this to my sister. She says hello.", "妹に見せたら「よろしく」だって。"), ("Been waiting for your diary.", "日記待ってました!"), ("Understood completely.", "ものすごくよくわかる。"),
    ("You never change, and that is good.", "変わらないなぁ(いい意味で)。"),
)  # fmt: skip
PHOTO_COMMENTS: tuple[Pair, ...] = (
    ("Nice photo.", "いい写真ですね♪"), ("May I use this photo on my standby screen?", "この写真、待ち受けにしてもいい?"), ("You have a good eye.", "いい目してますね。"), ("Which phone did you take this with?", "どの機種で撮ったの? きれい!"),
)  # fmt: skip
SUBJECTS: tuple[tuple[tuple[str, ...], tuple[Pair, ...]], ...] = (
    (("cat", "ねこ", "猫"), (("Cats always win.", "ねこには勝てません。"), ("Please scratch the cat behind the ears for me.", "ねこちゃんの耳のうしろ、かいてあげて。"))),
    (("ramen", "noodle", "soba", "curry", "gyoza", "ラーメン", "そば", "カレー", "ぎょうざ"), (("Now I'm hungry.", "おなかすいてきた…"), ("Take me along next time!", "次は連れてって!"))),
    (("bento", "弁当", "卵焼き"), (("I would trade my sausage for that.", "うちのウインナーと交換してほしい。"), ("You cooked? You?", "料理したの!? あなたが!?"))),
    (("train", "電車", "寝過ごし"), (("I have slept past that very station.", "その駅、私も寝過ごしたことあります。"), ("Trains make the best stories.", "電車の話はハズレなし。"))),
    (("exam", "テスト", "勉強", "公式"), (("Good luck with it!", "がんばって!"), ("I cleaned my room instead, too.", "私もかわりに部屋を掃除しました。"))),
    (("sea", "海"), (("I can hear the waves from here.", "ここまで波の音がします。"), ("Mind the sunburn!", "日焼け気をつけて!"))),
    (("sky", "rainbow", "空", "虹"), (("I saw the same sky!", "同じ空見てました!"), ("We should all look up more.", "もっと上を向かないとね。"))),
    (("inning", "baseball", "回裏", "野球"), (("What a game!", "すごい試合でしたね!"), ("My father jumped off the sofa.", "父がソファから飛び上がりました。"))),
    (("keitai", "phone", "ケータイ", "機種変"), (("Show me when we meet!", "今度見せて!"), ("What color is it?", "何色?"))),
    (("karaoke", "カラオケ", "曲歌"), (("Call me next time, I clap well.", "次は呼んで。手拍子なら得意。"), ("Drink something warm for the voice.", "のど、おだいじに。"))),
    (("copier", "overtime", "コピー機", "残業", "バイト"), (("Good work today.", "おつかれさまでした!"), ("Go home early tomorrow!", "明日は早く帰って!"))),
    (("score", "ranking", "スコア", "ランキング"), (("I will beat that tonight.", "今夜こえてみせます。"), ("How? HOW?", "どうやったら出るの、その点!?"))),
    (("guitar", "ギター"), (("When can we hear you?", "いつ聴けますか?"), ("Does it get easier?", "だんだん楽になるもの?"))),
    (("driving", "licence", "教習所", "免許"), (("I will stay on the pavement until then.", "それまで歩道にいます。"), ("Drive us to the sea one day!", "いつか海まで乗せてって!"))),
    (("running", "kilometre", "ジョギング", "キロ"), (("You are running for both of us.", "私の分も走って!"), ("I got tired from reading this.", "読んだだけで疲れました(笑)"))),
)  # fmt: skip
"""Words of an entry in lower case, and what fits an entry with one of them."""

ANSWERS: tuple[Pair, ...] = (
    ("Thank you for the comment!", "コメントありがとう!"), ("I am glad somebody understands.", "わかってもらえてうれしい!"), ("I will tell you all about it.", "今度ぜんぶ話すね。"),
    ("Ha ha, I thought so.", "やっぱり?(笑)"), ("Your comments are the best part.", "コメント読むのが楽しみなんです。"), ("Come by any time.", "またいつでも来てください♪"),
    ("You are right, as always.", "いつもながら、おっしゃるとおり。"), ("I am blushing.", "てれます(*^_^*)"),
)  # fmt: skip
REPLIES: tuple[Pair, ...] = (
    ("Same here!", "わかる!"), ("Ha ha ha", "(笑)(笑)"), ("Hang in there!", "がんばれー"), ("Details, please.", "くわしく。"), ("You too?", "そっちも?"), ("I like this.", "いいね、それ。"),
)  # fmt: skip
LETTERS: tuple[Pair, ...] = (
    ("Thank you for the message! I read it on the way and smiled.", "メッセージありがとう! 移動中に読んでにやにやしました。"),
    ("Good to hear from you! Let's talk at length soon.", "連絡うれしい! 近いうちにゆっくり話そう。"),
    ("Got it! I will think about it and write again.", "了解です! 考えてまた書くね。"),
    ("Sorry that I am late with this answer. I am well!", "返事おそくなってごめん。元気です!"),
)  # fmt: skip
ACCEPTED: tuple[Pair, Pair] = (
    ("We are friends now", "マイミクになりました"),
    (
        "Thank you for the request. I am looking forward to your diary!",
        "申請ありがとうございます。日記楽しみにしてます♪",
    ),
)
REQUESTS: tuple[Pair, ...] = (
    ("We seem to have a friend in common. Nice to meet you!", "共通の友だちがいるみたいですね。よろしくお願いします!"),
    ("I keep meeting you in the comments. Let's be friends!", "コメント欄でよくお見かけします。マイミクになってください!"),
    ("Your profile made me smile. May I read your diary?", "プロフィール読んで笑顔になりました。日記読ませてください。"),
)  # fmt: skip
POSTS: tuple[Pair, ...] = (
    ("I have been reading along, and now I write.", "ずっと読むだけでしたが、書いてみます。"), ("I was looking for exactly this place.", "こういう場所をさがしてました。"), ("I agree with the one above.", "上の方に賛成です。"),
    ("Good topic!", "いいトピですね!"), ("I'll be back with more.", "また書きに来ます。"), ("Raising my hand here.", "はい! ここにいます。"),
)  # fmt: skip
REVIEWS: dict[str, tuple[tuple[int, Pair], ...]] = {
    "book": ((5, ("Read in one night, tired and happy.", "ひと晩で読みました。眠いけど幸せ。")), (4, ("The beginning is slow, the end is not.", "出だしはゆっくり、最後は一気。")), (2, ("I lost my way in chapter three.", "3章で迷子になりました。"))),
    "music": ((5, ("The second track, on repeat, all week.", "2曲目を1週間リピート中。")), (4, ("Best on a night train.", "夜の電車で聴くのがいちばん。")), (3, ("Good, but short.", "いい。でも短い。"))),
    "film": ((5, ("Nobody got up before the end of the credits.", "エンドロールが終わるまで誰も立たなかった。")), (4, ("Quiet, and then it isn't.", "静かな映画です。途中までは。")), (2, ("I fell asleep, twice, comfortably.", "2回寝ました。気持ちよく。"))),
    "game": ((5, ("One more round, they said in 2008.", "「あと1回」と言い続けて1年。")), (4, ("My thumb complains, I do not.", "親指は文句を言うけど、私は満足。")), (3, ("Too hard for me, which is my fault.", "むずかしい。私のせいです。"))),
    "food": ((5, ("Gone before I could take a picture.", "写真を撮る前になくなりました。")), (4, ("I bought one, then two more.", "1個買って、あとで2個買い足しました。")), (3, ("Fine once.", "1回ならアリ。"))),
    "place": ((5, ("I stayed an hour longer than I meant to.", "予定より1時間長居しました。")), (4, ("Go early in the morning, when it is empty.", "朝早くがおすすめ。すいてます。")), (3, ("Hard to find, which is half the charm.", "見つけにくい。そこがいい。"))),
}  # fmt: skip
CAPTIONS: tuple[Pair, ...] = (
    ("Third try", "3回目で成功"), ("One of my favourites", "お気に入りの一枚"), ("Look at the left edge", "左はしに注目"), ("No filter, only luck", "奇跡の一枚"),
)  # fmt: skip


def fitting(lines: tuple[tuple[range, tuple[Pair, ...]], ...], hour: int) -> tuple[Pair, ...]:
    """Return the lines for an hour of the day, 0 to 23."""
    return next(said for hours, said in lines if hour in hours or hour + 24 in hours)


def comments_for(entry: DiaryEntry) -> tuple[Pair, ...]:
    """Return the comments that fit an entry: to its subject where it has one, else those that fit any."""
    words = f"{entry.title} {entry.text}".lower()
    about = tuple(one for keys, said in SUBJECTS if any(key in words for key in keys) for one in said)
    return (*about, *(PHOTO_COMMENTS if entry.photos else ()), *COMMENTS)
