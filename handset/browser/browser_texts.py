"""Messages of the browser itself, in the phone's two languages."""

from __future__ import annotations

_MESSAGES: dict[str, tuple[str, str]] = {
    "menu": ("Menu", "メニュー"),
    "select": ("Select", "選択"),
    "back": ("Back", "戻る"),
    "forward": ("Forward", "進む"),
    "stop": ("Stop", "中止"),
    "done": ("OK", "確定"),
    "close": ("Close", "閉じる"),
    "reload": ("Reload", "再読み込み"),
    "bookmark": ("Bookmark this page", "ブックマーク登録"),
    "bookmarks": ("Bookmarks", "ブックマーク一覧"),
    "go": ("Go to URL", "URL入力"),
    "find": ("Find in page", "ページ内検索"),
    "find-next": ("Find next", "次を検索"),
    "not-found": ("Not on this page", "見つかりません"),
    "keep": ("Save screen memo", "画面メモ保存"),
    "kept-page": ("Saved", "保存しました"),
    "keep-picture": ("Save picture", "画像保存"),
    "kept-picture": ("Saved in the data folder", "データフォルダに保存しました"),
    "full": ("The data folder is full", "データフォルダがいっぱいです"),
    "memos": ("Screen memos", "画面メモ一覧"),
    "sign-in": ("Sign-in needed", "認証が必要です"),
    "name": ("Name", "ユーザー名"),
    "password": ("Password", "パスワード"),
    "info": ("Page info", "ページ情報"),
    "time": ("Received", "受信"),
    "size": ("Font size", "文字サイズ"),
    "images-off": ("Images: on", "画像表示：入"),
    "images-on": ("Images: off", "画像表示：切"),
    "small": ("Small", "小"),
    "medium": ("Medium", "中"),
    "large": ("Large", "大"),
    "none": ("(none)", "（ありません）"),
    "added": ("Bookmarked", "登録しました"),
    "yes": ("Yes", "はい"),
    "no": ("No", "いいえ"),
    "resend": ("Send the form again?", "もう一度送信しますか？"),
    "call": ("Call this number?", "電話をかけますか？"),
    "mail": ("Write a mail?", "メールを作成しますか？"),
    "scheme": ("This phone cannot open the address.", "開けないアドレスです。"),
    "utn": ("Phone information", "携帯電話情報"),
    "utn-ask": ("Send phone and card serial numbers?", "電話とカードの製造番号を送信しますか？"),
    "no-line": ("This phone has no line: nothing was sent.", "回線がないため、発信しません。"),
    "required": ("Please fill in: ", "入力してください："),
    "leave": ("Throw away what you typed?", "入力した内容を破棄しますか？"),
    "title": ("Title", "タイトル"),
    "address": ("URL", "URL"),
    "bytes": ("Size", "サイズ"),
    "encoding": ("Encoding", "文字コード"),
    "pictures": ("Images", "画像"),
    "submit": ("Submit", "送信"),
    "reset": ("Reset", "リセット"),
    "file": ("Browse", "参照"),
    "button": ("", ""),
    "error": ("Cannot show the page", "表示できません"),
    "again": ("Try again", "もう一度試す"),
    "no-reception": ("Out of service area. Move to where there is reception and try again.",
                     "圏外です。電波の届く場所でもう一度お試しください。"),
    "host": ("The site cannot be found. Check the address.", "サイトが見つかりません。アドレスを確認してください。"),
    "timeout": ("The site did not answer in time.", "サイトから応答がありません（タイムアウト）。"),
    "certificate": ("The site's certificate cannot be trusted. Not connected.",
                    "サイトの証明書を確認できないため、接続を中止しました。"),
    "broken": ("Connection was cut.", "接続が中断されました。"),
    "too-large": ("The page is too large for this phone.", "サイズが大きすぎるため、表示できません。"),
    "unsupported": ("This kind of file is not supported.", "未対応のデータです。"),
    "redirects": ("The site keeps forwarding. Stopped.", "転送が繰り返されたため、中止しました。"),
    "status": ("The site answered with an error.", "サイトがエラーを返しました。"),
    "kept": ("This is kept and will be sent when there is reception.",
             "保存しました。電波が届くと自動で送信します。"),
}  # fmt: skip


def translate(key: str, language: str) -> str:
    """Return the message of that key in "ja" or "en"."""
    english, japanese = _MESSAGES[key]
    return japanese if language == "ja" else english


def all_messages(language: str) -> dict[str, str]:
    """Return all of the browser's messages in a language, by key."""
    return {key: translate(key, language) for key in _MESSAGES}
