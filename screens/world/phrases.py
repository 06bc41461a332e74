"""Phrases of generated diaries of 2009, as (English, Japanese), with slots: {food}, {place}, {friend}, {n}.

An entry is an opening, two or three sentences of its topic and a closing; topics name the photos that go with them.
"""

from __future__ import annotations

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True)
class WritingTopic:
    """Topic of generated diaries: `titles` and `lines` to pick from, `photo` a kind of `screens.pictures`."""

    photo: str
    titles: tuple[Pair, ...]
    lines: tuple[Pair, ...]
    months: tuple[int, ...] = tuple(range(1, 13))
    """When people write about it."""
    ages: range = range(15, 200)
    """Who writes about it."""
    places: tuple[str, ...] = ()
    """English names of the places where it can be; none is anywhere."""


FOODS: tuple[Pair, ...] = (
    ("miso ramen", "味噌ラーメン"), ("cold soba", "ざるそば"), ("curry", "カレー"), ("okonomiyaki", "お好み焼き"),
    ("takoyaki", "たこ焼き"), ("shaved ice", "かき氷"), ("melon bread", "メロンパン"), ("pork cutlet", "とんかつ"),
    ("gyoza", "ぎょうざ"), ("grilled eel", "うなぎ"), ("omelette rice", "オムライス"), ("cold noodles", "冷やし中華"),
)  # fmt: skip
PLACES: tuple[Pair, ...] = (
    ("Shimokitazawa", "下北沢"), ("Kichijoji", "吉祥寺"), ("Umeda", "梅田"), ("Tenjin", "天神"), ("Kamakura", "鎌倉"),
    ("Enoshima", "江ノ島"), ("Odaiba", "お台場"), ("Asakusa", "浅草"), ("Yokohama", "横浜"), ("Sapporo", "札幌"),
    ("Ueno", "上野"), ("Kyoto station", "京都駅"),
)  # fmt: skip
OPENINGS: tuple[Pair, ...] = (
    ("It's hot again.", "今日も暑いですねー。"), ("Long time no diary.", "久しぶりの日記です。"), ("Good evening!", "こんばんは!"),
    ("Lunch break.", "昼休みなう…じゃなくて昼休みです。"), ("Can't sleep, so I write.", "眠れないので書きます。"),
    ("Writing this on the train.", "電車の中からです。"), ("Quick note.", "ちょっとだけ。"), ("Well then.", "さてさて。"),
    ("What a week!", "長い1週間でした。"), ("Just got home.", "ただいま帰りました。"),
)  # fmt: skip
PHOTO_BELOW: Pair = ("Photo below.", "写真はこちら↓")
CLOSINGS: tuple[Pair, ...] = (
    ("Good night!", "おやすみなさい☆"), ("More tomorrow.", "続きはまた明日。"), ("That's all for today.", "今日はこのへんで。"),
    ("How was your day?", "みんなはどうでした?"), ("Tell me yours in the comments.", "コメント待ってまーす♪"), ("See you!", "ではでは。"),
    ("Back to work...", "さて、仕事に戻ります…"), ("I'd do it again.", "また行きたいなぁ。"), ("Tired but happy.", "疲れたけど満足(*^_^*)"),
    PHOTO_BELOW,
)  # fmt: skip
TOPICS: tuple[WritingTopic, ...] = (
    WritingTopic("fireworks", (("Fireworks!", "花火大会!"), ("Twenty thousand fireworks", "2万発の夏")), (
        ("We sat on a blue sheet by the river from three in the afternoon.", "昼の3時から河原でブルーシートを敷いて場所取り。"),
        ("The big willow-shaped one at the end made everybody go quiet.", "最後のしだれ柳でみんな静かになりました。"),
        ("{friend} in a yukata, wow.", "{friend}の浴衣姿、反則です。"),
        ("Getting home took two hours, the station was a sea of people.", "帰りの駅は人の海で、家まで2時間かかりました(汗)"),
    ), months=(7, 8)),
    WritingTopic("ramen", (("{food} after work", "仕事あとの{food}"), ("That shop in {place}", "{place}のあの店")), (
        ("Queued {n} minutes for {food} and regret nothing.", "{food}のために{n}分ならんだけど後悔なし。"),
        ("The master nodded at me. I think that means I'm a regular now.", "大将が目で挨拶してくれた。これは常連認定?"),
        ("The soup was so good I drank all of it. The doctor need not know.", "スープ全部飲んじゃった。健康診断はもう終わったからOK。"),
        ("{friend} had two helpings, as always.", "{friend}はいつもどおり替え玉2回。"),
    ), ages=range(20, 65)),
    WritingTopic("cat", (("Our cat", "うちのねこ"), ("He is on the keyboard again", "またキーボードの上に")), (
        ("The cat has found out how to open the fridge.", "うちのねこが冷蔵庫の開け方をおぼえました。"),
        ("He sleeps in the washbasin because it is cool there.", "暑いらしく、洗面台の中で寝ています。"),
        ("I woke up with a paw on my nose.", "朝、鼻に肉球をのせられて起きました。"),
        ("He looked at the new cushion and chose the box it came in.", "新しいクッションより箱のほうが気に入ったもよう。"),
    )),
    WritingTopic("train", (("The 7:42", "7時42分の電車"), ("Slept past my station", "寝過ごした…")), (
        ("Woke up in {place}, which is eleven stations too far.", "目が覚めたら{place}。11駅も先でした。"),
        ("A small boy gave me his seat. Do I look that tired?", "小さい男の子に席をゆずられた。そんなに疲れて見える?"),
        ("The driver waved at a child on the platform, and all of us smiled.", "運転士さんがホームの子に手をふって、車内がほっこり。"),
        ("Late by {n} minutes because of the typhoon.", "台風で{n}分遅れ。遅延証明書もらいました。"),
    )),
    WritingTopic("desk", (("Exams", "テスト前"), ("{n} pages to go", "あと{n}ページ")), (
        ("I have cleaned my desk, my shelf and the bathroom. I have not studied.", "机も本棚もお風呂も掃除した。勉強だけしてない。"),
        ("The formulas look at me, I look at them.", "公式とにらめっこ中。公式が勝ってます。"),
        ("{friend} lent me the notes with the little drawings in the margin.", "{friend}のノート、余白の落書きがかわいい。"),
        ("Fell asleep on the dictionary and have it printed on my cheek.", "辞書の上で寝て、ほっぺに跡がつきました。"),
    ), ages=range(15, 23)),
    WritingTopic("sea", (("The sea in {place}", "{place}の海"), ("Sunburnt", "焼けた…")), (
        ("We went to see the sea, and it was there.", "海を見に行ったら、ちゃんと海でした。"),
        ("My back is the colour of a boiled octopus.", "背中がゆでダコ色です。ヒリヒリ。"),
        ("{friend} built a sand castle with a car park.", "{friend}が砂の城に駐車場までつくってた。"),
        ("Ate {food} at a hut on the beach. Everything tastes better with sand in it.", "海の家で{food}。砂がちょっと入ってるのも味のうち。"),
    ), months=(6, 7, 8, 9), places=("Kamakura", "Enoshima", "Odaiba", "Yokohama")),
    WritingTopic("sky", (("Today's sky", "今日の空"), ("Rainbow over {place}", "{place}に虹")), (
        ("There was a rainbow after the shower, and strangers pointed at it together.", "夕立のあとに虹。知らない人同士で指さしてました。"),
        ("The clouds looked like a shoal of fish.", "うろこ雲を見つけました。もうすぐ秋かなぁ。"),
        ("I should look up more often.", "たまには上を向いて歩くのもいいね。"),
        ("Missed the bus because of it. Worth it.", "見とれてバスに乗り遅れました。でもいいの。"),
    )),
    WritingTopic("stadium", (("Ninth inning", "9回裏"), ("We won!", "勝ったー!")), (
        ("Two outs, bases loaded, and then the ball went over the fence.", "二死満塁から、まさかの逆転ホームラン!"),
        ("My voice is gone and I clap instead of answering the telephone.", "声が出ません。電話には拍手で出てます。"),
        ("{friend} dropped the {food} at the decisive moment.", "{friend}は大事な場面で{food}を落とした。"),
        ("Saturday's own game: I struck out {n} times. Let's not talk about it.", "土曜の草野球は{n}三振。ふれないでください。"),
    )),
    WritingTopic("keitai", (("New phone!", "機種変しました"), ("The new keitai", "新しいケータイ")), (
        ("Pearl white, and it closes with the best click in the world.", "パールホワイト。閉じるときのパチンがたまらない。"),
        ("Typing is slow until my thumb has learnt the new keys.", "親指が新しいキーに慣れるまで、メールが遅くなります。"),
        ("The shop assistant moved {n} photos of my cat without a word.", "店員さん、ねこ写真{n}枚を黙って移してくれてありがとう。"),
        ("I put a tiny bell on the strap. Now {friend} hears me coming.", "ストラップに鈴をつけたら、{friend}に居場所がバレる。"),
    )),
    WritingTopic("bento", (("Bento", "今日のお弁当"), ("Cooked for once", "珍しく自炊")), (
        ("I made a bento with a panda in it. It looks more like a bear with a past.", "パンダ弁当のはずが、ワケありのクマになりました。"),
        ("The rolled omelette worked at the third attempt; breakfast was attempts one and two.", "卵焼きは3回目で成功。1回目と2回目は朝ごはんに。"),
        ("{friend} traded me a sausage octopus for it.", "{friend}がタコさんウインナーと交換してくれました。"),
        ("{food} for dinner, from scratch, {n} minutes, two plasters.", "夕飯は{food}を手作り。{n}分、ばんそうこう2枚。"),
    )),
    WritingTopic("karaoke", (("Karaoke until morning", "オールでカラオケ"), ("My voice...", "のどが…")), (
        ("We sang {n} songs, and {friend} sang {n} of them.", "{n}曲歌いました。ほとんど{friend}でした。"),
        ("The machine gave me 62 points and a kind remark.", "採点は62点。「気持ちがこもっています」だって。"),
        ("Walking home at five with the crows, everything was blue.", "始発前、カラスと一緒に青い街を歩いて帰りました。"),
        ("I know all the words of that song from elementary school, it turns out.", "小学校のころの歌、全部おぼえてる自分にびっくり。"),
    ), ages=range(18, 50)),
    WritingTopic("work", (("The copier", "コピー機と私"), ("Overtime", "残業")), (
        ("The copier and I have reached an understanding: it jams, I sigh.", "コピー機とは、詰まる係とため息の係で分担しています。"),
        ("The section chief brought {food} for everybody at nine. All is forgiven.", "夜9時、課長が{food}を差し入れてくれた。全部ゆるす。"),
        ("Part-time job: said \"welcome\" to the automatic door at home.", "バイト疲れで、家のドアに「いらっしゃいませ」と言いました。"),
        ("{n} e-mails, of which one was for me.", "メール{n}通のうち、自分あては1通でした。"),
    ), ages=range(20, 65)),
    WritingTopic("sunset", (("Summer is ending", "夏の終わり"), ("A walk in {place}", "{place}をおさんぽ")), (
        ("The cicadas changed their song this week.", "セミの声が今週から変わりました。"),
        ("We walked until the street lamps came on.", "街灯がつくまで歩きました。"),
        ("{friend} found the bench where we used to wait for the bus.", "{friend}と、昔バスを待ったベンチを見つけました。"),
        ("It smelled of curry from somebody's kitchen.", "どこかの家からカレーのにおい。"),
    ), months=(8, 9)),
    WritingTopic("game", (("High score!", "ハイスコア更新!"), ("One more round", "あと1回だけ")), (
        ("Keep Your Friends Awake: the teacher turned round at the worst moment.", "「起こせ!となりの友だち」、最悪のタイミングで先生がふり向いた。"),
        ("Three erasers in {n} seconds. My thumb needs a holiday.", "{n}秒でチョーク消し3つ。親指に夏休みをください。"),
        ("{friend} is above me in the ranking by ten points. Ten!", "{friend}に10点差で負けてる。たった10点!"),
        ("I said one more round at eleven. It is one now.", "11時に「あと1回」と言って、いま1時です。"),
    )),
)  # fmt: skip
COMMENTS: tuple[Pair, ...] = (
    ("Ha ha, that's so you!", "あはは、らしいね(笑)"), ("I want to go there too!", "私も行きたーい!"), ("Nice photo.", "いい写真ですね♪"),
    ("Same here...", "おなじくです…"), ("Take care of yourself.", "無理しないでね。"), ("Let's go together next time!", "次は一緒に行こう!"),
    ("I laughed out loud on the train.", "電車の中で吹き出しました。"), ("Envious!", "いいなぁ、うらやましい。"), ("Congratulations!", "おめでとー!!"),
    ("First comment!", "1コメげっと☆"), ("Tell me the name of that shop.", "お店の名前教えて!"), ("I know that feeling.", "その気持ち、わかります。"),
    ("Your cat is the best.", "ねこちゃん最高です。"), ("Good work today.", "おつかれさまでした!"), ("See you on Saturday.", "じゃあ土曜日にね。"),
    ("Now I'm hungry.", "おなかすいてきた…"), ("Sleep well!", "ゆっくり休んでね。"), ("So that was you!", "あれ、あなただったの!?"),
)  # fmt: skip
