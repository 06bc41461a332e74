"""Counters: how they sound after a numeral, how they are written, and which number may stand before them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Counter:
    """Counter word of one sense, such as 本 or 人."""

    word: str
    sounds: tuple[str, ...]
    """Readings, the plain one first: ほん, ぼん, ぽん."""
    rare: str = ""
    """Short numerals that go with it besides the usual ones: よ (よじ), し (しがつ), く (くじ)."""
    most: int = 10**16
    also: tuple[str, ...] = ()
    """Other ways to write it."""
    ordinal: bool = True
    """Takes 目: 3回目."""
    half: bool = False
    """Takes 半: 3時半."""
    then: tuple[str, ...] = ()
    """Counters of the smaller parts that may follow: minutes after hours."""
    tens: bool = False
    """Stands after tens, hundreds and so on only, because the short ones are words."""

    def follows(self, last: str, value: int, sound: str) -> bool:
        """Return whether it may follow a numeral that ends with the term `last`, with this sound."""
        if value > self.most or (self.tens and value < 10) or (last in ("よ", "し", "く") and last not in self.rare):
            return False
        if last[-1] == "っ":
            return sound[0] in "かきくけこさしすせそたちつてとぱぴぷぺぽ"
        if sound != self.sounds[0]:
            return last[-1] == "ん" or sound[0] not in "ぱぴぷぺぽばびぶべぼがげぞ"
        return True


_TABLE = (
    Counter("円", ("えん",), "よ", ordinal=False),
    Counter("時", ("じ",), "よしく", 30, half=True, ordinal=False, then=("分",)),
    Counter("時間", ("じかん",), "よく", half=True, then=("分",)), Counter("分", ("ふん", "ぷん"), half=True),
    Counter("分間", ("ふんかん", "ぷんかん")), Counter("秒", ("びょう",)), Counter("秒間", ("びょうかん",)),
    Counter("日", ("にち",), "く", 10_000), Counter("日間", ("にちかん",), "く"),
    Counter("週間", ("しゅうかん",)), Counter("月", ("がつ",), "しく", 12, ordinal=False, then=("日",)),
    Counter("ヶ月", ("かげつ",), half=True, also=("か月", "カ月")),
    Counter("ヶ月間", ("かげつかん",), also=("か月間",)),
    Counter("年", ("ねん",), "よく", 10_000, half=True, then=("月", "組")), Counter("年間", ("ねんかん",), "よく"),
    Counter("年生", ("ねんせい",), "よ", 6, ordinal=False),
    Counter("年度", ("ねんど",), "よく", 10_000, ordinal=False), Counter("年代", ("ねんだい",), ordinal=False),
    Counter("世紀", ("せいき",)), Counter("周年", ("しゅうねん",), ordinal=False),
    Counter("歳", ("さい",), most=200, also=("才",)), Counter("人", ("にん",), "よく"), Counter("名", ("めい",)),
    Counter("人前", ("にんまえ",), "よ"), Counter("本", ("ほん", "ぼん", "ぽん")), Counter("枚", ("まい",)),
    Counter("個", ("こ",), also=("コ", "ヶ")), Counter("匹", ("ひき", "びき", "ぴき")), Counter("頭", ("とう",)),
    Counter("羽", ("わ", "ば", "ぱ")), Counter("台", ("だい",)), Counter("冊", ("さつ",)),
    Counter("杯", ("はい", "ばい", "ぱい")), Counter("回", ("かい",)), Counter("階", ("かい", "がい"), most=200),
    Counter("度", ("ど",), "よく"), Counter("番", ("ばん",), "よ"), Counter("位", ("い",), "よ"),
    Counter("点", ("てん",)), Counter("号", ("ごう",)), Counter("号室", ("ごうしつ",), ordinal=False),
    Counter("号車", ("ごうしゃ",), ordinal=False), Counter("キロ", ("きろ",), also=("km", "kg"), ordinal=False),
    Counter("メートル", ("めーとる",), also=("m",), ordinal=False),
    Counter("センチ", ("せんち",), also=("cm",), ordinal=False),
    Counter("ミリ", ("みり",), also=("mm",), ordinal=False),
    Counter("グラム", ("ぐらむ",), also=("g",), ordinal=False),
    Counter("リットル", ("りっとる",), also=("L",), ordinal=False),
    Counter("%", ("ぱーせんと",), also=("パーセント", "％"), ordinal=False),
    Counter("ページ", ("ぺーじ",), also=("頁",)), Counter("ポイント", ("ぽいんと",), also=("pt",), ordinal=False),
    Counter("ドル", ("どる",), also=("$",), ordinal=False), Counter("割", ("わり",), most=10, ordinal=False),
    Counter("倍", ("ばい",), ordinal=False), Counter("行", ("ぎょう",)), Counter("文字", ("もじ",)),
    Counter("歩", ("ほ", "ぽ")), Counter("通", ("つう",)), Counter("件", ("けん",)),
    Counter("軒", ("けん", "げん")), Counter("着", ("ちゃく",)), Counter("足", ("そく", "ぞく")),
    Counter("曲", ("きょく",)), Counter("丁目", ("ちょうめ",), ordinal=False), Counter("泊", ("はく", "ぱく")),
    Counter("組", ("くみ",)), Counter("話", ("わ",)), Counter("巻", ("かん",)), Counter("種類", ("しゅるい",)),
    Counter("箱", ("はこ",)), Counter("袋", ("ふくろ",)), Counter("社", ("しゃ",)), Counter("校", ("こう",)),
    Counter("問", ("もん",)), Counter("畳", ("じょう",), "よ", ordinal=False), Counter("段", ("だん",)),
    Counter("連休", ("れんきゅう",), ordinal=False), Counter("勝", ("しょう",), ordinal=False, then=("敗",)),
    Counter("敗", ("はい", "ぱい"), ordinal=False), Counter("対", ("たい",), ordinal=False),
    Counter("代", ("だい",), tens=True, most=90, ordinal=False),
    Counter("カ所", ("かしょ",), also=("ヶ所", "か所", "箇所")),
    Counter("カ国", ("かこく",), also=("ヶ国", "か国")), Counter("列", ("れつ",)), Counter("席", ("せき",)),
    Counter("試合", ("しあい",)), Counter("両", ("りょう",), tens=True),
)  # fmt: skip
COUNTERS = {counter.word: counter for counter in _TABLE}
COUNTED = {
    counter: frozenset(words.split()) for counter, words in {
        "台": "車 自転車 バイク テレビ パソコン バス タクシー", "軒": "家 店 お店 居酒屋 隣",
        "階": "ビル 地下 売り場 食堂 階段 エレベーター マンション 屋上 住ん", "畳": "部屋 和室 間",
        "杯": "ビール コーヒー お茶 紅茶 酒 ワイン 水 ご飯 飲ん 飲み 飲む",
    }.items()
}  # fmt: skip
"""Words beside a number that tell its counter from others of the same sound: 車が3台, not 3代."""
NATIVE: dict[str, tuple[int, str]] = {
    "ひとり": (1, "人"), "ふたり": (2, "人"), "よったり": (4, "人"),
    "ついたち": (1, "日"), "ふつか": (2, "日"), "みっか": (3, "日"), "よっか": (4, "日"), "いつか": (5, "日"),
    "むいか": (6, "日"), "なのか": (7, "日"), "ようか": (8, "日"), "ここのか": (9, "日"), "とおか": (10, "日"),
    "じゅうよっか": (14, "日"), "はつか": (20, "日"), "にじゅうよっか": (24, "日"),
    "ひとつ": (1, "つ"), "ふたつ": (2, "つ"), "みっつ": (3, "つ"), "よっつ": (4, "つ"), "いつつ": (5, "つ"),
    "むっつ": (6, "つ"), "ななつ": (7, "つ"), "やっつ": (8, "つ"), "ここのつ": (9, "つ"), "はたち": (20, "歳"),
}  # fmt: skip
"""Numbers that have names of their own with their counter."""
