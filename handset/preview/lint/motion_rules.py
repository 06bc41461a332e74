"""Rules about what moves: animated pictures beyond a carrier's limits, running texts that end."""

from __future__ import annotations

from collections.abc import Iterator

from handset.browser.layout.boxes import Box
from handset.preview.lint.finding import Finding
from handset.preview.lint.subject import Subject


def animated_images(subject: Subject) -> Iterator[Finding]:
    """Yield animated GIFs beyond what the carrier's manual allows a file and a page."""
    page, browser = subject.page, subject.model.browser
    if not browser.gif_frames:
        return
    count = 0
    seen: set[str] = set()
    for node in page.document.images:
        url = page.resolve(node.get("src") or node.get("data"))
        film = page.picture_at(url)
        if film is None or not film.moving or url in seen:
            continue
        seen.add(url)
        count += 1
        frames, spot = len(film.frames), subject.places.of(node)
        if frames > browser.gif_frames:
            what, why = f"an animated picture has {frames} frames", f"{browser.gif_frames} are allowed"
            yield Finding(*spot, "film", "warning", what, why, "Leave frames out")
        if count == browser.gif_films + 1:
            what, why = "a page has many animated pictures", f"{browser.gif_films} are allowed, and this is one more"
            yield Finding(*spot, "film", "warning", what, why, "Let the others stand still")


def marquees(subject: Subject) -> Iterator[Finding]:
    """Yield marquees that this carrier's phones stop or remove, where others run them for ever."""
    layout, browser = subject.page.layout, subject.model.browser
    layout.reach_end()
    for box in layout.root.walk():
        if not isinstance(box, Box) or box.kind != "marquee" or box.style.marquee_style in ("none", "slide"):
            # A sliding text stands at the edge after its one pass, as it is meant to.
            continue
        asked, most = box.style.marquee_loop, browser.marquee_most
        passes = asked if asked >= 0 else browser.marquee_passes
        passes = min(passes, most) if passes and most else passes or most
        spot = subject.places.of(box.node)
        if asked == 0 and subject.dialect.endless_marquee_hides and not box.style.visible:
            what = f"the text of a marquee is not shown: -wap-marquee-loop of <{box.node.tag}> asks for no end"
            why = "the browser leaves out a text whose own CSS asks for that"
            yield Finding(*spot, "marquee", "error", what, why, "Give it a number, or write it on an element round it")
            continue
        runs = "once" if passes == 1 else f"{passes} times"
        if passes and browser.marquee_vanishes and box.style.marquee_style == "scroll":
            what, why = (
                f"a marquee runs {runs}, then its text is gone",
                f"the carrier's phones run it {most} times at most",
            )
            yield Finding(*spot, "marquee", "note", what, why, "Say what matters in a text that stands still")
        elif passes and asked < 0:
            what, why = f"a marquee runs {runs}, then stands still", "it names no number of passes"
            yield Finding(*spot, "marquee", "note", what, why, 'Add loop (or -wap-marquee-loop), "infinite" for no end')


RULES = (animated_images, marquees)
