"""The news of the seeded world: invented events of an August, as (category, photo, title, text) in both languages."""

from __future__ import annotations

Pair = tuple[str, str]

ARTICLES: tuple[tuple[str, str, Pair, Pair], ...] = (
    ("society", "train", ("Train waits for kindergarten duck", "園児のアヒル、電車を止める"), ("A local train on the coast stood still for six minutes because a duck of a kindergarten had sat down on the line. It was carried off by the driver. Nobody complained.", "海沿いのローカル線で、幼稚園のアヒルが線路に座りこみ、電車が6分止まった。運転士が抱いて移動させた。苦情は0件。")),
    ("society", "rain", ("Umbrellas found: 40,000", "忘れ傘4万本"), ("The lost property office counted forty thousand umbrellas this rainy season. Eleven were asked for.", "今年の梅雨、忘れ物センターに届いた傘は4万本。問い合わせは11件だった。")),
    ("society", "school", ("Summer holidays: homework begins", "夏休み、宿題はじまる"), ("With one week to go, libraries are full. \"I always start today,\" said a boy of ten.", "夏休みもあと1週間。図書館は満席だ。「毎年今日から始めます」と小学4年生。")),
    ("business", "tea", ("Canned tea sells out in a heatwave", "猛暑で缶のお茶が品切れ"), ("Makers run their lines by night. A spokesman asked for patience and shade.", "メーカーは夜間も増産。広報担当は「日かげでお待ちください」と話す。")),
    ("business", "keitai", ("Every second keitai is white", "ケータイ、2台に1台は白"), ("White leads the summer models, before pink and champagne gold, shops say.", "夏モデルの人気色は白が1位。ピンク、シャンパンゴールドが続いた。")),
    ("business", "konbini", ("Roll cake war at the convenience stores", "コンビニのロールケーキ戦争"), ("Cream content has reached seventy per cent. Analysts expect seventy-five.", "クリームの割合はついに70%。専門家は75%を予想している。")),
    ("entertainment", "live", ("Unknown band fills riverbank", "無名のバンド、河原を埋める"), ("Eight hundred came, most by mistake: they had expected fireworks. They stayed.", "800人が集まった。多くは花火とまちがえて来たという。そのまま残った。")),
    ("entertainment", "night", ("\"The Last Train Home\" leads the box office", "「終電のふたり」首位"), ("The quiet film about a vending machine has been seen by two million.", "自販機をめぐる静かな映画が、200万人を動員した。")),
    ("entertainment", "karaoke", ("Karaoke machine scores 100 for a sneeze", "くしゃみでカラオケ100点"), ("The maker has promised an update. The sneezer has been asked for an encore.", "メーカーは更新を約束。本人にはアンコールの依頼が来ている。")),
    ("sports", "stadium", ("Two outs, bases loaded, and then", "二死満塁、そして"), ("The Kanda Carps won in the ninth with a ball that hit the clock. It now shows 4:11 for ever.", "神田コイズが9回、時計直撃の一打でサヨナラ勝ち。時計は4時11分のまま。")),
    ("sports", "bicycle", ("Eleven hours to the top and down", "11時間で往復"), ("A postman of 58 won the hill race on his delivery bicycle.", "58歳の郵便配達員が、配達用の自転車でヒルクライムを制した。")),
    ("sports", "fuji", ("Ski jumpers train on wet grass", "ぬれた芝でジャンプ練習"), ("Hokkaido's hills are green and full of people in helmets.", "緑の北海道、ジャンプ台はヘルメットでいっぱいだ。")),
    ("technology", "keitai", ("Phones to forecast the laundry", "ケータイが洗濯指数を予報"), ("A free service tells when to hang it out, to the quarter of an hour.", "干しどきを15分単位で知らせる無料サービスが始まった。")),
    ("technology", "game", ("Games for one thumb", "親指ひとつのゲーム"), ("Short games for the train are played forty million times a month, most between 7 and 9 in the morning.", "電車向けの短いゲームが、月に4千万回遊ばれている。多くは朝7時から9時。")),
    ("technology", "stars", ("Probe sends a picture of nothing", "探査機、何もない写真を送る"), ("\"A very sharp picture of nothing,\" the team said, and celebrated.", "「とても鮮明な、何もない写真です」とチームは喜んだ。")),
    ("local", "festival", ("Goldfish moved to larger tank", "金魚、大きな水そうへ"), ("The festival's unsold goldfish live in the town hall now and are doing well.", "夏祭りの残りの金魚は町役場で元気に暮らしている。")),
    ("local", "shrine", ("Stone dog gets a cushion", "狛犬にざぶとん"), ("Nobody knows who put it there. The priest has decided to leave it.", "だれが置いたかは不明。宮司は「このままで」と話す。")),
    ("local", "sunflower", ("A maze of 100,000 sunflowers", "10万本のひまわり迷路"), ("The record stands at four minutes, the longest stay at five hours.", "最短記録は4分、最長滞在は5時間。")),
)  # fmt: skip
OPINIONS: tuple[Pair, ...] = (
    ("I read this three times and smiled each time.", "3回読んで、3回笑いました。"), ("My town! That is my town!", "うちの町だ! うちの町が出てる!"),
    ("This is the only news I want from now on.", "これからこういうニュースだけでいい。"), ("I was there, and it is all true.", "現場にいました。ぜんぶ本当です。"),
    ("Somebody tell the duck.", "だれか本人(本鳥?)に伝えて。"), ("What does everybody think?", "みんなはどう思う?"),
)  # fmt: skip
TEAMS: dict[str, tuple[Pair, ...]] = {
    "baseball": (("Kanda Carps", "神田コイズ"), ("Naniwa Rats", "浪速ラッツ"), ("Hakata Crabs", "博多クラブズ"), ("Sendai Stars", "仙台スターズ"), ("Hama Whales", "浜ホエールズ"), ("Ezo Bears", "蝦夷ベアーズ")),
    "soccer": (("Kobe Blue", "神戸ブルー"), ("Niigata Swans", "新潟スワンズ"), ("Shimizu Tea", "清水ティー"), ("Omiya Owls", "大宮アウルズ")),
}  # fmt: skip
