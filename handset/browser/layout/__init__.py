"""Layout: styled nodes -> boxes and lines with whole-pixel places on the page, top down and only as far as asked."""
