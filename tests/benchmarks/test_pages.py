"""The pages that benchmarks measure."""

from __future__ import annotations

from pathlib import Path

from benchmarks.pages import KINDS, folder_pages, made_pages, site_pages


def test_made_pages_have_their_size() -> None:
    assert [sample.name for sample in made_pages()] == ["2 KB", "10 KB", "60 KB"]
    for sample in made_pages():
        size = 1000 * int(sample.name.split()[0])
        assert size <= len(sample.body) <= size + 1000


def test_ten_kinds_of_pages_come_from_the_site() -> None:
    samples = site_pages()
    assert [sample.name for sample in samples] == list(KINDS)
    assert len({sample.body for sample in samples}) == len(samples) == 10
    assert all("<title>" in sample.text and "�" not in sample.text for sample in samples)


def test_a_folder_of_the_readers_pages(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "b.html").write_bytes("<p>日記".encode("cp932"))
    (tmp_path / "below" / "a.xhtml").write_bytes('<meta charset="UTF-8" /><p>日記</p>'.encode())
    (tmp_path / "notes.txt").write_bytes(b"no page")
    samples = folder_pages(tmp_path)
    assert [(sample.name, sample.content_type) for sample in samples] == [
        ("b.html", "text/html; charset=Shift_JIS"),
        ("below/a.xhtml", "application/xhtml+xml; charset=UTF-8"),
    ]
    assert all("日記" in sample.text for sample in samples)
