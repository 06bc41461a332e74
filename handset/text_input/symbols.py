"""The lists of symbols: full-width marks (JIS X 0208), half-width ones, other scripts and rules, faces."""

from __future__ import annotations

from typing import NamedTuple


class Sheet(NamedTuple):
    """Sheet of a palette with `columns` cells a row, "" where a cell is empty."""

    name: str
    columns: int
    cells: tuple[str, ...]


_FULL = (
    "、。，．・：；？！゛゜´｀¨＾￣＿ヽヾゝゞ〃仝々〆〇ー―‐／＼～∥｜…‥‘’“”（）〔〕［］｛｝〈〉《》「」『』【】"
    "＋－±×÷＝≠＜＞≦≧∞∴♂♀°′″℃￥＄￠￡％＃＆＊＠§☆★○●◎◇◆□■△▲▽▼※〒→←↑↓〓∈∋⊆⊇⊂⊃∪∩∧∨￢⇒⇔∀∃∠⊥⌒∂∇≡≒≪≫√∽∝∵∫∬"
    "\u212b‰♯♭♪†‡¶◯①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ㍉㌔㌢㍍㌘㌧㌃㌶㍑㍗㌍㌦㌣㌫㍊㌻㎜㎝㎞㎎㎏㏄㎡㍻〝〟№㏍℡㊤㊥㊦㊧㊨㈱㈲㈹㍾㍽㍼"
)
_HALF = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~｡｢｣､･ｰﾞﾟ"
_OTHER = (
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω"
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    "─│┌┐┘└├┬┤┴┼━┃┏┓┛┗┣┳┫┻╋┠┯┨┷┿┝┰┥┸╂ヴヵヶヮヰヱゐゑ"
)
_FACES = (
    "(^_^)", "(^-^)", "(^o^)", "(^^)v", "(^_-)", "(*^_^*)", "m(_ _)m", "(;_;)", "(T_T)", "(>_<)", "(^_^;)", "(-_-;)",
    "(°o°)", "(?_?)", "(-.-)zzZ", "\\(^o^)/", "(´∀｀)", "(・∀・)", "(´・ω・｀)", "(｀・ω・´)", "_|￣|○", "orz",
    "ヽ(´ー｀)ノ", "(*´艸｀)", "Σ(°Д°)", "(#°Д°)", "(つд⊂)", "(￣ー￣)", "(´Д｀)", "キタ━(°∀°)━!",
)  # fmt: skip

LINE_BREAK = "\n"

SHEETS = (
    Sheet("full marks", 10, tuple(_FULL)),
    Sheet("half marks", 10, tuple(_HALF)),
    Sheet("other letters", 10, tuple(_OTHER)),
    Sheet("faces", 2, _FACES),
)
