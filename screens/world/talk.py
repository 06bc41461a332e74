"""Talk between members beside diaries, as (English, Japanese); {friend} is a name."""

from __future__ import annotations

Pair = tuple[str, str]

REQUESTS: tuple[Pair, ...] = (
    ("We met at the fireworks, I was the one with the spilt shaved ice!", "花火大会でお会いした、かき氷をこぼした者です!"),
    ("Same class in middle school, remember? Add me!", "中学で同じクラスだったの覚えてる? よかったらマイミクに!"),
    ("I laughed at your diary on the train. May I read more?", "日記おもしろくて電車で笑っちゃいました。マイミクお願いします♪"),
    ("{friend} told me about you. Let's be friends!", "{friend}さんから聞いて来ました。よろしくお願いします。"),
    ("Your high score is cruel. Teach me.", "そのハイスコアはひどいです(笑) 弟子にしてください。"),
)  # fmt: skip
INTRODUCTIONS: tuple[Pair, ...] = (
    ("Always late, always with cake. Worth waiting for.", "いつも遅刻。でもいつもケーキ持参。待つ価値あり。"),
    ("The kindest person I know, and the loudest at karaoke.", "やさしさも声の大きさも日本一の人。"),
    ("We have known each other since kindergarten. I know everything. Everything!", "幼稚園からの付き合い。なんでも知ってます。なんでも!"),
    ("If you are sad, sit next to this one for five minutes.", "落ち込んだら、となりに5分すわってみてください。効きます。"),
    ("Cooks, climbs, complains. A treasure.", "料理も山もグチも一流。宝物です。"),
    ("Lent me an umbrella once. I still have it. Sorry.", "むかし傘を借りました。まだ返してません。ごめん。"),
    ("Answers messages faster than I can close the phone.", "ケータイを閉じる前に返事がくる人。"),
    ("Knows every train in Japan and where it is right now.", "いま日本中の電車がどこを走ってるか知ってる人。"),
)  # fmt: skip
MESSAGES: tuple[tuple[Pair, Pair], ...] = (
    (("Saturday?", "土曜日"), ("Are you free on Saturday evening? {friend} found a place with good gyoza.", "土曜の夜あいてる? {friend}がおいしい餃子の店見つけたって!")),
    (("Thank you!", "ありがとう!"), ("Thank you for the souvenir. The cookies did not survive the day.", "おみやげありがとう! クッキーはその日のうちになくなりました。")),
    (("Photos", "写真"), ("I put the photos of the trip into my album. You are asleep in most of them.", "旅行の写真アルバムに入れたよ。ほとんど寝てたけど(笑)")),
    (("Borrowed", "借りてた本"), ("I finished your book last night at three. We have to talk about the ending.", "借りてた本、夜中の3時に読み終わりました。結末について話したい!")),
    (("Happy birthday", "お誕生日おめでとう"), ("Happy birthday!! May all your trains be on time.", "お誕生日おめでとう!! いい一年になりますように。")),
    (("The concert", "ライブのチケット"), ("I got two tickets! The second row! I am not calm!", "チケット2枚とれた! 2列目! 落ち着いていられない!")),
    (("Score", "スコアの件"), ("Four thousand. I do not want to brag. I do want to brag.", "4000点こえました。自慢じゃないけど、自慢です。")),
    (("Where are you?", "いまどこ?"), ("I am at the Hachiko statue. So is everybody in Tokyo.", "ハチ公前にいます。東京中の人もいます。")),
    (("Recipe", "レシピ"), ("Two eggs, one spoon of sugar, and do not look away. Good luck!", "卵2個、砂糖ひとさじ、目をはなさないこと。がんばって!")),
    (("Sorry", "ごめん"), ("I slept until noon. I have no excuse, only a very soft pillow.", "お昼まで寝てました。言い訳はありません。枕がふかふかなだけです。")),
)  # fmt: skip
ECHOES: tuple[Pair, ...] = (
    ("Ice cream for breakfast. I am an adult.", "朝からアイス。大人だもん。"), ("Train stopped. Everybody sighs in the same key.", "電車止まった。全員ため息。"),
    ("Lunch decision: curry. No further questions.", "昼はカレーに決定。異議は認めません。"), ("The cicada on my balcony has moved in for good.", "ベランダのセミ、もう住民。"),
    ("Sleepy...", "ねむい…"), ("Home!! Shoes off!! Beer open!!", "帰宅!! 靴ぬいで!! ビール!!"),
    ("Who else is at work on a day like this", "こんな日に働いてる人ー"), ("Rain in ten minutes, says my knee.", "あと10分で雨。ひざが言ってる。"),
    ("New high score. Telling everybody.", "ハイスコア更新。全員に言いふらす。"), ("Studying. (Looking at the ceiling.)", "勉強中。(天井を見ている)"),
    ("The cat and I disagree about dinner time.", "ねこと夕飯の時間について意見が合わない。"), ("Hair cut! Too short! Too late!", "髪切った! 切りすぎた! もうおそい!"),
    ("Today's sky gets a 10.", "今日の空、10点満点。"), ("Lost one sock. The usual one.", "くつ下が片方ない。いつものやつ。"),
)  # fmt: skip
REPLIES: tuple[Pair, ...] = (
    ("Same here!", "わかる!"), ("Ha ha ha", "(笑)(笑)"), ("Save me some!", "ちょっとちょうだい!"), ("Hang in there!", "がんばれー"),
    ("Me too, since seven.", "こっちは7時からだよ。"), ("Photo please.", "写真プリーズ。"), ("Sleep!", "寝なさい!"), ("On my way.", "いま行く。"),
)  # fmt: skip
COMMUNITIES: tuple[tuple[str, str, Pair, Pair], ...] = (
    ("food", "ramen", ("Ramen at 2 a.m.", "深夜2時のラーメン部"), ("For those who know where light still burns at two in the morning.", "夜中の2時に明かりがついてる店を知ってる人、集合。")),
    ("food", "curry", ("Curry on the second day", "2日目のカレー"), ("It is better on the second day. We discuss why.", "2日目がいちばんおいしい。その理由を語ります。")),
    ("food", "bento", ("Bento fights", "お弁当バトル"), ("Show your lid. No shop-bought pandas.", "フタを開けて見せ合いましょう。市販のパンダ禁止。")),
    ("animals", "cat", ("Cats who sit on keyboards", "キーボードに乗るねこの会"), ("jjjjjjjjjjjjj", "っっっっっっっっっっっ")),
    ("animals", "dog", ("Walks at six in the morning", "朝6時のおさんぽ"), ("The dog decides. We follow.", "決めるのは犬。私たちはついていくだけ。")),
    ("music", "guitar", ("Bands nobody knows yet", "まだ誰も知らないバンド"), ("Dates, demos and drummers who left.", "ライブ告知、デモ、やめたドラマーの話。")),
    ("music", "karaoke", ("Solo karaoke", "ひとりカラオケ"), ("Nobody takes the microphone away from us.", "マイクは誰にもわたさない。")),
    ("travel", "train", ("Local trains, all the way", "鈍行で行こう"), ("Tokyo to Kyushu without an express. Bring a cushion.", "特急なしで東京から九州まで。ざぶとん持参。")),
    ("travel", "fuji", ("Low mountains", "低い山にゆるく登る"), ("Under 800 metres, over at lunchtime.", "標高800m以下、お昼には下山。")),
    ("travel", "sea", ("The sea in winter too", "冬の海も好き"), ("Nobody there, hot coffee, gulls.", "だれもいない浜、熱いコーヒー、カモメ。")),
    ("sports", "stadium", ("Saturday baseball", "土曜の草野球"), ("We lose, then we eat.", "負ける。そして食べる。")),
    ("sports", "bicycle", ("To work by bicycle", "自転車通勤"), ("Rain plans, hills, and where to shower.", "雨の日、坂道、シャワー問題。")),
    ("games", "game", ("Keep your friends awake: the fifth period", "起こせ! 5時間目"), ("Tactics, records, excuses.", "攻略、記録、言い訳。")),
    ("games", "keitai", ("High scores on the train", "電車でハイスコア"), ("One hand, one stop, one more try.", "片手で、ひと駅で、あと1回。")),
    ("school", "desk", ("Exams, but later", "テスト勉強(明日から)"), ("We start tomorrow.", "明日から本気出す会。")),
    ("school", "school", ("Born in 1990", "1990年生まれ集まれ"), ("Same cartoons, same school lunch.", "同じアニメ、同じ給食。")),
    ("work", "work", ("The copier has jammed again", "またコピー機が詰まった"), ("Comfort and tray 2.", "なぐさめと、トレイ2。")),
    ("work", "coffee", ("Night shift coffee", "夜勤のコーヒー"), ("Nurses, drivers, bakers: who is awake?", "看護師、運転手、パン屋さん、起きてる人?")),
    ("art", "sky", ("Photographs of the sky only", "空だけ写真部"), ("No ground. Not even a little.", "地面が写ったら失格。")),
    ("art", "book", ("One page before sleep", "寝る前に1ページ"), ("It is never one page.", "1ページで終わったためしがない。")),
    ("local", "street", ("Shimokitazawa walkers", "下北沢を歩く"), ("Second-hand shops, stairs and curry.", "古着、階段、そしてカレー。")),
    ("local", "festival", ("Summer festivals of Kanto", "関東の夏祭り"), ("Dates, drums, and where the goldfish are cheap.", "日程と太鼓と、金魚すくいの穴場。")),
    ("local", "sakura", ("Kyoto, but the quiet part", "静かな京都"), ("We tell only each other.", "ここだけの話にしてください。")),
    ("food", "konbini", ("What is new at the konbini", "コンビニ新商品"), ("Somebody has to taste it all.", "だれかが全部食べなければならない。")),
)  # fmt: skip
TOPICS: tuple[tuple[Pair, Pair], ...] = (
    (("Introduce yourself here", "自己紹介はこちら"), ("Name, town, since when. Be kind to the new ones!", "名前、住んでるところ、いつから好きか。新しい人にやさしく!")),
    (("Best of August", "8月のベスト"), ("One each, with a reason.", "ひとりひとつ、理由つきで。")),
    (("Am I the only one?", "私だけ?"), ("I have a feeling I am not.", "たぶん私だけじゃないと思う。")),
    (("Help, beginner", "初心者です、教えて"), ("Where does one start?", "なにから始めればいいですか?")),
    (("What I found today", "今日見つけたもの"), ("Write what you found, where, and how much it was.", "なにを、どこで、いくらで見つけたか書いてください。")),
    (("The rules, gently", "ゆるいルール"), ("No quarrels, no copies, no spoilers.", "けんか、コピペ、ネタバレ禁止。")),
)  # fmt: skip
EVENTS: tuple[tuple[Pair, Pair], ...] = (
    (("Meeting in town", "街でオフ会"), ("At seven in front of the station, the one with the yellow umbrella is me.", "夜7時に駅前集合。黄色い傘が目印です。")),
    (("End of summer meeting", "夏の終わりの会"), ("Bring something sweet and a story.", "甘いものと話をひとつ持ってきてください。")),
)  # fmt: skip
POSTS: tuple[Pair, ...] = (
    ("Nice to meet you all!", "はじめまして! よろしくお願いします。"), ("I knew I was not alone.", "ひとりじゃなかった!"), ("The one behind the station, second floor.", "駅裏の2階のお店ですよ。"),
    ("Try it with an egg.", "卵をのせてみて。"), ("I will be there.", "参加します!"), ("That made my day.", "元気でました。"), ("Strongly agree.", "激しく同意。"),
    ("I have been doing it wrong for ten years.", "10年間まちがってました…"), ("Photos when you can!", "写真もぜひ!"), ("Count me in next time.", "次は誘ってください。"),
)  # fmt: skip
ALBUMS: tuple[tuple[Pair, tuple[str, ...]], ...] = (
    (("Summer 2009", "2009年の夏"), ("sea", "fireworks", "sunflower", "kakigori", "thunderhead", "festival", "goldfish")),
    (("What I ate", "食べたもの"), ("coffee", "curry", "bento", "parfait", "takoyaki", "onigiri", "cake", "ramen")),
    (("Him, sleeping", "寝てばかり"), ("boxes", "cat", "cat", "cat")),
    (("Out and about", "おでかけ"), ("train", "shrine", "festival", "river", "street", "night", "fuji")),
    (("Skies", "そら"), ("rain", "sunset", "rainbow", "stars", "moon", "thunderhead", "sky")),
)  # fmt: skip
CAPTIONS: tuple[Pair, ...] = (
    ("Just before it rained", "このあと大雨"), ("No filter, only luck", "奇跡の一枚"), ("Blurred, but so was I", "ブレてます"), ("Third try", "3回目で成功"),
    ("With everybody", "みんなで"), ("Look at the left edge", "左はしに注目"), ("Early in the morning", "早起きした日"), ("", ""),
)  # fmt: skip
ITEMS: tuple[tuple[str, str, Pair], ...] = (
    ("book", "book", ("The Third Car of the Yamanote", "山手線3両目")), ("book", "train", ("Timetable of Lost Umbrellas", "忘れ傘時刻表")), ("book", "desk", ("How to Begin Tomorrow", "明日から始める本")),
    ("music", "guitar", ("Vending Machine Blues", "自販機ブルース")), ("music", "live", ("Seven Lanterns: live", "七つの提灯 ライブ盤")), ("music", "karaoke", ("Songs to Shout at Five", "始発までに歌う12曲")),
    ("film", "night", ("The Last Train Home", "終電のふたり")), ("film", "sea", ("A Town with Two Harbours", "港がふたつある町")), ("film", "cat", ("Seven Cats and a Landlord", "七匹のねこと大家さん")),
    ("game", "game", ("Keep Your Friends Awake", "起こせ! となりの友だち")), ("game", "keitai", ("Pocket Gardener", "ポケット庭師")),
    ("food", "ramen", ("Two o'clock Ramen, cup", "深夜2時のカップ麺")), ("food", "cake", ("Konbini Roll Cake", "コンビニロールケーキ")), ("food", "tea", ("Kogane Tea, canned", "黄金茶(缶)")),
    ("place", "shrine", ("The shrine with the lazy dog", "やる気のない狛犬の神社")), ("place", "street", ("Sento behind the station", "駅裏の銭湯")), ("place", "fuji", ("The bench that sees Fuji", "富士が見えるベンチ")),
)  # fmt: skip
REVIEWS: tuple[tuple[int, Pair], ...] = (
    (5, ("Read, heard, eaten, loved. Go.", "文句なし。今すぐどうぞ。")), (5, ("I cried in public and would do so again.", "人前で泣きました。また泣きたい。")),
    (4, ("Good, and better the second time.", "2回目のほうが良さがわかります。")), (4, ("One star off for making me miss my stop.", "降りる駅を過ぎたので星ひとつ減。")),
    (3, ("Neither here nor there, but the cover is pretty.", "ふつう。でも見た目はかわいい。")), (3, ("My little brother liked it more than I did.", "弟のほうが気に入ってました。")),
    (2, ("Expected more after all that talk.", "期待しすぎたかも。")), (1, ("Not for me. The cat likes the box.", "合いませんでした。箱はねこが気に入ってます。")),
)  # fmt: skip
