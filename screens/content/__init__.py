"""Content of pages that is not in the store: ads, palettes, prefectures."""
