"""Files that mean harm, or are merely broken, made by code: bombs, loops, lies, damage, and things that are no PDF.

Each maker writes one file at a path. None of these files lies in the repository, so that no scanner takes alarm at it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.document.raw_pdf import FONT, PAGE, TEXT, form, much, one_page, packed, pdf, report, stream

Maker = Callable[[Path], None]


def flate_bomb(path: Path) -> None:
    """A page whose contents are a gibibyte of blanks."""
    path.write_bytes(one_page(b"", more={4: packed(much(b" " * 2**20, 1024))}))


def flate_bomb_twice(path: Path) -> None:
    """Eight gibibytes, deflated twice: some kilobytes."""
    data = much(much(b" " * 2**20, 64), 128)
    path.write_bytes(one_page(b"", more={4: packed(data, b"/Filter [/FlateDecode /FlateDecode]")}))


def operator_bomb(path: Path) -> None:
    """A hundred million bytes of drawing."""
    path.write_bytes(one_page(b"", more={4: packed(much(b"0 0 m 9 9 l S\n" * 70_000, 100))}))


def text_bomb(path: Path) -> None:
    """Three million letters on one page."""
    path.write_bytes(
        one_page(b"BT /F1 1 Tf 72 700 Td " + b"(We repaid fees to workers.) Tj 0 -1 Td\n" * 115_000 + b"ET")
    )


def many_fonts(path: Path) -> None:
    """A page that sets every letter in another size."""
    lines = b"".join(b"/F1 %d.%03d Tf (We repaid fees.) Tj 0 -3 Td\n" % (4 + k % 9, k % 1000) for k in range(20_000))
    path.write_bytes(one_page(b"BT 72 700 Td " + lines + b"ET"))


def laughing_forms(path: Path) -> None:
    """Eight forms that each draw the next one ten times: a hundred million texts."""
    more = {}
    for k in range(8):
        number = 6 + k
        if k < 7:
            more[number] = form(b"/X Do\n" * 10, b"/XObject << /X %d 0 R >>" % (number + 1))
        else:
            more[number] = form(TEXT, b"/Font << /F1 5 0 R >>")
    path.write_bytes(one_page(b"/X Do\n" * 10, b"/XObject << /X 6 0 R >>", more))


def form_in_itself(path: Path) -> None:
    """A form that draws itself."""
    itself = form(TEXT + b" /X Do /X Do", b"/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>")
    path.write_bytes(one_page(TEXT + b" /X Do", b"/XObject << /X 6 0 R >>", {6: itself}))


def forms_in_each_other(path: Path) -> None:
    """Two forms that draw each other."""
    a = form(b"/Y Do /Y Do", b"/XObject << /Y 7 0 R >>")
    b = form(b"/X Do /X Do", b"/XObject << /X 6 0 R >>")
    path.write_bytes(one_page(TEXT + b" /X Do", b"/XObject << /X 6 0 R >>", {6: a, 7: b}))


def deep_forms(path: Path) -> None:
    """Two thousand forms, one within the other."""
    count = 2000
    more = {6 + k: form(b"/X Do", b"/XObject << /X %d 0 R >>" % (7 + k)) for k in range(count)}
    more[6 + count] = form(TEXT, b"/Font << /F1 5 0 R >>")
    path.write_bytes(one_page(TEXT + b" /X Do", b"/XObject << /X 6 0 R >>", more))


def glyph_in_itself(path: Path) -> None:
    """A font whose letter is drawn with the same letter."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65 /LastChar 65"
        b" /Widths [1000] /Encoding << /Type /Encoding /Differences [65 /a] >> /CharProcs << /a 7 0 R >>"
        b" /Resources << /Font << /T 6 0 R >> >> >>"
    )
    letter = stream(b"1000 0 d0 BT /T 900 Tf (A) Tj (A) Tj ET")
    path.write_bytes(
        one_page(TEXT + b" BT /T 20 Tf 72 500 Td (AAAA) Tj ET", b"/Font << /T 6 0 R /F1 5 0 R >>", {6: font, 7: letter})
    )


def pattern_in_itself(path: Path) -> None:
    """A pattern that is painted with itself: seen only where the page is drawn."""
    pattern = stream(
        b"/Pattern cs /P scn 0 0 10 10 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep .01 /YStep .01"
        b" /Resources << /Pattern << /P 6 0 R >> >>",
    )
    lines = b"".join(TEXT.replace(b"700", b"%d" % y) for y in (700, 600, 500)).replace(b"63", b"63 or more young")
    path.write_bytes(
        one_page(lines + b" /Pattern cs /P scn 0 0 595 842 re f", b"/Pattern << /P 6 0 R >>", {6: pattern})
    )


def unfolding_font(path: Path) -> None:
    """A table of letters that maps every code, many times over."""
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + b"1 beginbfrange <0000> <FFFF> <0041> endbfrange\n" * 4000
        + b"endcmap end end"
    )
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"
    below = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>"
    path.write_bytes(
        one_page(
            b"BT /G 12 Tf 72 700 Td <00410042> Tj ET", b"/Font << /G 6 0 R >>", {6: font, 7: below, 8: stream(table)}
        )
    )


def page_tree_in_itself(path: Path) -> None:
    """A tree of pages that holds itself."""
    path.write_bytes(
        pdf(
            {
                1: b"<< /Type /Catalog /Pages 2 0 R >>",
                2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 /Parent 2 0 R >>",
            }
        )
    )


def pages_that_are_not(path: Path) -> None:
    """A tree that promises a milliard pages and has one."""
    path.write_bytes(
        pdf(
            {
                1: b"<< /Type /Catalog /Pages 2 0 R >>",
                2: b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>",
                3: PAGE % b"",
                4: stream(TEXT),
                5: FONT,
            }
        )
    )


def shared_pages(path: Path) -> None:
    """A tree in which every branch is the same ten branches: a milliard pages in a kilobyte."""
    objects = {1: b"<< /Type /Catalog /Pages 10 0 R >>", 3: PAGE % b"", 4: stream(TEXT), 5: FONT}
    for level in range(9):
        below = 11 + level if level < 8 else 3
        kids = b" ".join([b"%d 0 R" % below] * 10)
        objects[10 + level] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, 10 ** (9 - level))
    path.write_bytes(pdf(objects))


def object_stream_in_itself(path: Path) -> None:
    """Objects that are kept in a stream that is kept in itself."""
    inner = b"1 0 2 40 << /Type /Catalog /Pages 2 0 R >>           << /Type /Pages /Kids [] /Count 0 >>"
    body = b"<< /Type /ObjStm /N 2 /First 8 /Extends 3 0 R /Length %d >>\nstream\n%s\nendstream" % (len(inner), inner)
    head = b"%PDF-1.7\n"
    table = b""
    for kind, a, b in [(0, 0, 65535), (2, 3, 0), (2, 3, 1), (2, 3, 2), (1, 0, 0)]:
        table += bytes([kind]) + a.to_bytes(4, "big") + b.to_bytes(2, "big")
    start = len(head) + len(b"3 0 obj\n" + body + b"\nendobj\n")
    table = table[:-7] + bytes([1]) + start.to_bytes(4, "big") + b"\0\0"
    xref = b"<< /Type /XRef /Size 5 /W [1 4 2] /Root 1 0 R /Prev %d /Length %d >>\nstream\n%s\nendstream" % (
        start,
        len(table),
        table,
    )
    path.write_bytes(
        head + b"3 0 obj\n" + body + b"\nendobj\n4 0 obj\n" + xref + b"\nendobj\nstartxref\n%d\n%%%%EOF" % start
    )


def table_before_itself(path: Path) -> None:
    """A table of objects whose predecessor is itself."""
    whole = one_page(TEXT)
    start = whole.rindex(b"xref\n0")
    path.write_bytes(whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start))


def length_in_itself(path: Path) -> None:
    """A stream whose length is the stream."""
    path.write_bytes(one_page(TEXT, packed=False).replace(b"/Length %d" % len(TEXT), b"/Length 4 0 R"))


def deep_arrays(path: Path) -> None:
    """Two hundred thousand arrays, one within the other."""
    path.write_bytes(one_page(TEXT, b"/Deep " + b"[" * 200_000 + b"]" * 200_000))


def outline_in_a_ring(path: Path) -> None:
    """Bookmarks of which each is the next of the other, and the parent of itself."""
    path.write_bytes(
        pdf(
            {
                1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
                2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: PAGE % b"",
                4: stream(TEXT),
                5: FONT,
                6: b"<< /Type /Outlines /First 7 0 R /Last 8 0 R /Count 2 >>",
                7: b"<< /Title (Remedy) /Parent 7 0 R /Next 8 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
                8: b"<< /Title (Remedy) /Parent 6 0 R /Next 7 0 R /First 6 0 R /Dest [3 0 R /Fit] >>",
            }
        )
    )


def monstrous_title(path: Path) -> None:
    """Metadata of thirty megabytes, with what would steer a terminal or a page."""
    info = b"<< /Title (\x1b[2J<script>alert(1)</script>" + b"A" * 30_000_000 + b") >>"
    whole = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: PAGE % b""}
    path.write_bytes(pdf({**whole, 4: stream(TEXT), 5: FONT, 6: info}, b"/Info 6 0 R"))


def ten_thousand_pages(path: Path) -> None:
    """A document of ten thousand pages."""
    count = 10_000
    kids = b" ".join(b"%d 0 R" % (100 + k) for k in range(count))
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 5: FONT}
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    for k in range(20):  # what stood on every page would be taken for a running head
        objects[10 + k] = stream(
            TEXT.replace(b"63 workers", b"%d workers of site %s" % (100 + k, b"abcdefghijklmnopqrst"[k:]))
        )
    for k in range(count):
        objects[100 + k] = (PAGE % b"").replace(b"/Contents 4 0 R", b"/Contents %d 0 R" % (10 + k % 20))
    path.write_bytes(pdf(objects))


def gibibyte_picture(path: Path) -> None:
    """A page that is a picture of 32,768 by 32,768 grey points."""
    kind = b"/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    picture = packed(much(b"\x7f" * 2**20, 1024), kind + b" /Filter /FlateDecode")
    path.write_bytes(one_page(b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject << /I 6 0 R >>", {6: picture}))


def picture_that_is_not(path: Path) -> None:
    """A picture that claims to be two milliard points wide and holds four bytes."""
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 2147483647 /Height 2147483647 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
        b" /Length 4 >>\nstream\nabcd\nendstream"
    )
    path.write_bytes(one_page(b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject << /I 6 0 R >>", {6: picture}))


def _with_box(box: bytes) -> bytes:
    return one_page(TEXT).replace(b"[0 0 595 842]", box)


def huge_page(path: Path) -> None:
    """A page some thousand kilometres wide."""
    path.write_bytes(_with_box(b"[0 0 9999999999 9999999999]"))


def no_page_size(path: Path) -> None:
    """A page of no size."""
    path.write_bytes(_with_box(b"[0 0 0 0]"))


def odd_page_size(path: Path) -> None:
    """A page whose size is no size."""
    path.write_bytes(_with_box(b"[(a) null 1e400 -99999999999999999999]"))


def far_text(path: Path) -> None:
    """Text set in a size, and at places, that no page has."""
    odd = b"BT /F1 1e30 Tf 1e30 0 0 1e30 -1e30 1e30 Tm (We repaid fees.) Tj /F1 -12 Tf 0 0 0 0 0 0 Tm (None) Tj ET "
    path.write_bytes(one_page(odd + TEXT))


def cut_at(share: float) -> Maker:
    """A report of three pages of which only the beginning arrived."""

    def make(path: Path) -> None:
        report(path, 3)
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * share)])

    make.__name__ = f"cut_at_{share:.0%}"
    return make


def without_tail(path: Path) -> None:
    """A report without its last kilobyte."""
    report(path, 3)
    path.write_bytes(path.read_bytes()[:-1024])


def with_wrong_line_ends(path: Path) -> None:
    """A report that was sent as if it were text."""
    report(path, 3)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def overwritten(path: Path) -> None:
    """A report with bytes changed here and there."""
    report(path, 3)
    data = bytearray(path.read_bytes())
    for k in range(200, len(data), 97):
        data[k] = (data[k] * 7 + k) % 256
    path.write_bytes(data)


def web_page(path: Path) -> None:
    """What a server sends instead of a report that is gone."""
    path.write_text("<!doctype html><title>404</title><h1>Not found</h1>")


def noise(path: Path) -> None:
    """A header and then nothing that means anything."""
    path.write_bytes(b"%PDF-1.4\n" + bytes((k * k * 31 + k // 7) % 256 for k in range(50_000)))


def nothing(path: Path) -> None:
    """An empty file."""
    path.write_bytes(b"")


def header_only(path: Path) -> None:
    """A header and nothing else."""
    path.write_bytes(b"%PDF-1.7\n")


def locked(path: Path) -> None:
    """A report that wants a password."""
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", ownerPassword="owner"), invariant=1)
    canvas.drawString(60, 700, "We repaid recruitment fees to 63 workers in 2023.")
    canvas.save()


def unknown_lock(path: Path) -> None:
    """A report that is locked in a way that nobody knows."""
    whole = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: PAGE % b""}
    lock = b"<< /Filter /NoSuchLock /V 9 /R 99 /O (x) /U (y) /P -4 >>"
    path.write_bytes(pdf({**whole, 4: stream(TEXT), 5: FONT, 6: lock}, b"/Encrypt 6 0 R /ID [(a) (b)]"))


def folder(path: Path) -> None:
    """A folder that is called like a report."""
    path.mkdir()


def pipe(path: Path) -> None:
    """A FIFO: whoever opens it waits for ever."""
    os.mkfifo(path)


def link_to_itself(path: Path) -> None:
    """A symbolic link in a ring."""
    path.symlink_to(path.name)


def link_to_nothing(path: Path) -> None:
    """A symbolic link to what is not there."""
    path.symlink_to("absent.pdf")


def link_to_a_device(path: Path) -> None:
    """A symbolic link to what never ends."""
    path.symlink_to("/dev/zero")


READABLE: tuple[Maker, ...] = (
    table_before_itself,
    outline_in_a_ring,
    monstrous_title,
    ten_thousand_pages,
    deep_arrays,
)
"""Odd, but a report all the same: must be read."""

BROKEN: tuple[Maker, ...] = (
    page_tree_in_itself,
    object_stream_in_itself,
    web_page,
    noise,
    nothing,
    header_only,
    locked,
    unknown_lock,
    cut_at(0.02),
)
"""Must be an error."""

EITHER: tuple[Maker, ...] = (
    flate_bomb,
    flate_bomb_twice,
    operator_bomb,
    text_bomb,
    many_fonts,
    laughing_forms,
    form_in_itself,
    forms_in_each_other,
    deep_forms,
    glyph_in_itself,
    pattern_in_itself,
    unfolding_font,
    pages_that_are_not,
    shared_pages,
    length_in_itself,
    gibibyte_picture,
    picture_that_is_not,
    huge_page,
    no_page_size,
    odd_page_size,
    far_text,
    cut_at(0.25),
    cut_at(0.5),
    cut_at(0.75),
    cut_at(0.95),
    without_tail,
    with_wrong_line_ends,
    overwritten,
)
"""May be read, in part or as a page without text, or be an error; in any case soon, and alone."""

SPECIAL: tuple[Maker, ...] = (folder, pipe, link_to_itself, link_to_nothing, link_to_a_device)
"""What is no file at all."""
