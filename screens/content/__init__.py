"""What pages show that is not in the store: ads, palettes, prefectures."""
