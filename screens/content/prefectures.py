"""Japan's prefectures, as (English, Japanese); a member's and the weather's are places in this list."""

from __future__ import annotations

PREFECTURES: tuple[tuple[str, str], ...] = (
    ("Hokkaido", "北海道"), ("Miyagi", "宮城県"), ("Saitama", "埼玉県"), ("Chiba", "千葉県"), ("Tokyo", "東京都"),
    ("Kanagawa", "神奈川県"), ("Niigata", "新潟県"), ("Nagano", "長野県"), ("Shizuoka", "静岡県"), ("Aichi", "愛知県"),
    ("Kyoto", "京都府"), ("Osaka", "大阪府"), ("Hyogo", "兵庫県"), ("Hiroshima", "広島県"), ("Ehime", "愛媛県"),
    ("Fukuoka", "福岡県"), ("Kumamoto", "熊本県"), ("Okinawa", "沖縄県"),
)  # fmt: skip
