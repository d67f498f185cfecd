"""One report in many guises: its evidence is in the file, and nobody who looks at the page sees it."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Sequence

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.pdfbase.pdfmetrics import stringWidth

from .raw_pdf import form, one_page, stream

DULL = (
    "Tarn Pottery plc, annual review 2023.",
    "The kiln was repaired this spring and the yard was paved with old bricks.",
    "Bread was baked on Mondays and everybody liked the rye better than the wheat.",
    "A choir was founded in the glazing room and sang at the feast in December.",
    "The hens that live behind the store laid more eggs than in the year before.",
)
SAID = (
    "Our board approved a human rights policy under the UN Guiding Principles in May 2023.",
    "In 2023 we audited 118 suppliers for forced labour and found 29 cases of recruitment fees.",
    "We repaid USD 940,000 of recruitment fees to 702 migrant workers in Malaysia in 2023.",
    "Our grievance mechanism received 355 complaints in 2023, of which 340 were resolved.",
    "In June 2023 the High Court fined us $2.1 million in case No. CV-2022-0417, Orr v. Tarn.",
    "We consulted 180 workers and their trade unions in Malaysia in June 2023 about risks.",
)
Y = 600  # of the first of those lines, and how far they reach
AREA = b"40 500 520 120 re"
COVER = (40, 500, 520, 120)


def text(lines: Sequence[str], y: float, how: bytes = b"", size: float = 11) -> bytes:
    """Lines one below the other; ``how`` is put before them, inside the text object."""
    shown = b" ".join(b"(%s) Tj T*" % line.encode() for line in lines)
    return b"BT /F1 %g Tf %g TL %s 50 %g Td %s ET" % (size, 1.3 * size, how, y, shown)


def page(contents: bytes, resources: bytes = b"", more: dict[int, bytes] | None = None) -> bytes:
    return one_page(text(DULL, 760, b"0 g") + b" " + contents, resources, more)


def said(how: bytes = b"", size: float = 11) -> bytes:
    return text(SAID, Y, how, size)


def line_by_line_onto_its_shadow() -> bytes:
    """What is drawn twice in a row PDFium tells once, as what is drawn first."""
    rows = [(line, Y - 14.3 * number) for number, line in enumerate(SAID)]
    return page(b" ".join(text([line], y - 1.2, b".7 g") + b" " + text([line], y, b"0 g") for line, y in rows))


def state(entries: bytes) -> bytes:
    return b"/ExtGState << /S << %s >> >>" % entries


def picture(pixels: bytes, width: int, height: int) -> bytes:
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(pixels, head % (width, height))


NOISE = bytes((37 * i * i + 11 * i) % 256 for i in range(64 * 16))
PLACED = b"q %d 0 0 %d %d %d cm /I Do Q " % (COVER[2], COVER[3], COVER[0], COVER[1])
EMPTY = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 32 %s >>"
CODES = range(32, 127)


COURIER = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"


def drawn_font(glyph: bytes) -> dict[int, bytes]:
    """A Type 3 font that draws the same for every letter, with the letters' names."""
    names = b" ".join(b"/g%d" % code for code in CODES)
    procedures = b" ".join(b"/g%d 8 0 R" % code for code in CODES)
    table = b"\n".join(b"<%02x> <%04x>" % (code, code) for code in CODES)
    to_unicode = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap"
    return {
        6: EMPTY
        % (
            b"/LastChar 126 /Widths [%s] /Encoding << /Type /Encoding /Differences [32 %s] >> /CharProcs << %s >> "
            b"/ToUnicode 9 0 R /Resources << >>" % (b"500 " * len(CODES), names, procedures)
        ),
        8: stream(glyph),
        9: stream(to_unicode % (len(CODES), table)),
    }


def in_drawn_letters(
    size: float = 1000, begins: bytes = b"556 0 d0", unit: float = 0.001, width: float = 500, set_in: float = 11
) -> bytes:
    """A Type 3 font whose procedures draw the letters of another one, in units of its own."""
    made = drawn_font(b"")
    glyphs = {100 + code: stream(begins + b" BT /F1 %g Tf (%s) Tj ET" % (size, _escaped(code))) for code in CODES}
    procedures = b" ".join(b"/g%d %d 0 R" % (code, 100 + code) for code in CODES)
    head, _, rest = made[6].partition(b"/CharProcs << ")
    made[6] = (head + b"/CharProcs << " + procedures + rest[rest.index(b" >>") :]).replace(
        b"/Resources << >>", b"/Resources << /Font << /F1 5 0 R >> >>"
    )
    made[6] = made[6].replace(b"[.001 0 0 .001 0 0]", b"[%g 0 0 %g 0 0]" % (unit, unit))
    made[6] = made[6].replace(b"[" + b"500 " * len(CODES), b"[" + b"%g " % width * len(CODES))
    lines = b" " + said().replace(b"/F1 11 Tf", b"/F6 %g Tf" % set_in)
    return one_page(text(DULL, 760) + lines, b"/Font << /F1 5 0 R /F6 6 0 R >>", {**made, **glyphs})


def _escaped(code: int) -> bytes:
    return (b"\\" if code in b"()\\" else b"") + bytes([code])


def named_otherwise(drawn: Callable[[str], str], more: bytes = b"") -> bytes:
    """A font that names (``ToUnicode``) other letters than the one that it draws for each."""
    return lines_named_otherwise(SAID, lambda letter, _: drawn(letter), more=more)


def lines_named_otherwise(
    lines: Sequence[str],
    drawn: Callable[[str, int], str],
    size: float = 11,
    apart: float = 15,
    y: float = Y,
    more: bytes = b"",
) -> bytes:
    """The same of any lines; what is drawn may depend on how many letters of its line come before."""
    signs = [[(c, drawn(c, sum(map(str.isalnum, line[:at])))) for at, c in enumerate(line)] for line in lines]
    codes = {sign: 33 + n for n, sign in enumerate(sorted({sign for line in signs for sign in line}))}
    glyphs = b" ".join(b"/" + shown.encode() for _, shown in codes)
    table = b"\n".join(b"<%02x> <%04x>" % (code, ord(letter)) for (letter, _), code in codes.items())
    to_unicode = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap"
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 33 /LastChar %d /Widths [%s] "
        b"/Encoding << /Type /Encoding /Differences [33 %s] >> /ToUnicode 9 0 R >>"
    ) % (32 + len(codes), b"556 " * len(codes), glyphs)
    shown = b" ".join(
        b"BT /F6 %g Tf 50 %g Td <%s> Tj ET" % (size, y - apart * i, bytes(codes[sign] for sign in line).hex().encode())
        for i, line in enumerate(signs)
    )
    made = {6: font, 9: stream(to_unicode % (len(codes), table))}
    return one_page(b" ".join((text(DULL, 760, b"0 g"), more, shown)), b"/Font << /F1 5 0 R /F6 6 0 R >>", made)


def another(letter: str) -> str:
    return "space" if letter == " " else chr(97 + 7 * ord(letter) % 26)


_RESEMBLES = dict(zip("acemnorsuvwxz", "sozucawnmxvre", strict=True))


def much_alike(letter: str) -> str:
    """Another letter as low and as wide; those that rise or fall stay."""
    return "space" if letter == " " else NAMES.get(letter, _RESEMBLES.get(letter, letter))


def with_other_letters_seen(letter: str, before: int) -> str:
    """Every fourth letter is what the file says."""
    return letter if before % 4 == 0 and letter.isalpha() else another(letter)


def in_other_words(shown: str) -> Callable[[str, int], str]:
    """What is drawn of the lines is another text."""
    letters = itertools.cycle(filter(str.isalpha, shown))
    return lambda letter, _: "space" if letter == " " else next(letters)


POSTER = ("We repaid", "USD 940,000", "of fees to", "702 migrant", "workers in", "Malaysia in", "May 2023.")


def words_told_otherwise(shown: Callable[[str], str]) -> bytes:
    """``ActualText`` says of each word what is not drawn."""
    lines = b" ".join(
        b"BT /F1 11 Tf 50 %g Td %s ET"
        % (
            Y - 15 * i,
            b" ".join(
                b"/Span << /ActualText (%s ) >> BDC (%s ) Tj EMC" % (word.encode(), shown(word).encode())
                for word in line.split()
            ),
        )
        for i, line in enumerate(SAID)
    )
    return page(lines)


def in_type3(glyph: bytes) -> bytes:
    lines = b" " + said().replace(b"/F1", b"/F6")
    return one_page(text(DULL, 760) + lines, b"/Font << /F1 5 0 R /F6 6 0 R >>", drawn_font(glyph))


def with_layer(config: bytes) -> bytes:
    catalog = b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [7 0 R] /D << %s >> >> >>" % config
    return page(
        b"/OC /L BDC %s EMC" % said(),
        b"/Properties << /L 7 0 R >>",
        {1: catalog, 7: b"<< /Type /OCG /Name (notes) >>"},
    )


def with_note(appearance: bytes) -> bytes:
    """An annotation drawn over the lines."""
    box = b"[%d %d %d %d]" % (COVER[0], COVER[1], COVER[0] + COVER[2], COVER[1] + COVER[3])
    made = {
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> "
        b"/Contents 4 0 R /Annots [6 0 R] >>",
        6: b"<< /Type /Annot /Subtype /Square /F 4 /Rect %s /AP << /N 7 0 R >> >>" % box,
        7: stream(appearance, b"/Type /XObject /Subtype /Form /BBox %s" % box),
    }
    return page(said(), more=made)


def noted(
    contents: bytes,
    entries: bytes,
    font: bytes = b"/Font << /F1 5 0 R >>",
    lines: bytes = text(DULL, 760, b"0 g"),
) -> bytes:
    """An annotation that shows something over a page of lines."""
    looks = stream(contents, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % font)
    return one_page(
        lines,
        more={
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> "
            b"/Contents 4 0 R /Annots [6 0 R] >>",
            6: b"<< /Type /Annot /Rect [0 0 595 842] /AP << /N 7 0 R >> %s >>" % entries,
            7: looks,
        },
    )


def marked(
    mark: bytes,
    resources: bytes = b"",
    how: bytes = b"0 g",
    entries: bytes = b"/Subtype /Highlight",
    more: bytes = b"",
    objects: dict[int, bytes] | None = None,
) -> bytes:
    """A mark over the lines, and beside it a typed comment; ``more`` is of what the mark shows."""
    box = b"[%d %d %d %d]" % (COVER[0], COVER[1], COVER[0] + COVER[2], COVER[1] + COVER[3])
    quads = b"/C [1 1 0] /QuadPoints [40 620 560 620 40 500 560 500]"
    looks = b"/Type /XObject /Subtype /Form /BBox %s "
    comment = b"BT /F1 9 Tf 0 g 60 410 Td (Check this with the potters.) Tj ET"
    return page(
        said(how),
        more={
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> "
            b"/Contents 4 0 R /Annots [6 0 R 8 0 R] >>",
            6: b"<< /Type /Annot /F 4 /Rect %s %s %s /AP << /N 7 0 R >> >>" % (box, quads, entries),
            7: stream(mark, looks % box + b"%s /Resources << %s /XObject << /X 10 0 R >> >>" % (more, resources)),
            8: b"<< /Type /Annot /Subtype /FreeText /F 4 /Rect [50 400 300 430] /AP << /N 9 0 R >> >>",
            9: stream(comment, looks % b"[50 400 300 430]" + b"/Resources << /Font << /F1 5 0 R >> >>"),
            10: stream(b"1 1 0 rg %s f" % AREA, looks % box + GROUP),
            **(objects or {}),
        },
    )


GROUP = b"/Group << /S /Transparency >>"
SHINES = state(b"/BM /Multiply")


def across(word: str, how: bytes, size: float = 120) -> bytes:
    """A mark aslant across the page, as who hands copies on puts it there."""
    return b" q .6428 .766 -.766 .6428 171 267 cm BT /F1 %g Tf %s (%s) Tj ET Q " % (size, how, word.encode())


def under_a_field() -> bytes:
    """A field of a form, drawn over the lines, in a file that lists no form."""
    note = with_note(b"1 g %s f" % AREA)
    return note.replace(b"/Subtype /Square", b"/Subtype /Widget /FT /Tx /T (a)")


def noise_tile(seed: int, side: int = 40) -> bytes:
    """A pattern to paint with: points of black and white."""
    points = b" ".join(
        b"%d g %d %d 1 1 re f" % (NOISE[(seed + 31 * x + 17 * y * y + x * y) % len(NOISE)] > 127, x, y)
        for x in range(side)
        for y in range(side)
    )
    entries = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 %d %d] /XStep %d /YStep %d"
    return stream(points, entries % (side, side, side, side) + b" /Resources << >>")


def on_noise(how: bytes) -> bytes:
    """Letters on points of black and white; ``/P scn`` paints them with other such points."""
    ground = b"/Pattern cs /G scn %s f " % AREA
    return page(ground + said(how), b"/Pattern << /P 6 0 R /G 7 0 R >>", {6: noise_tile(0), 7: noise_tile(500)})


def typed_over() -> bytes:
    """Black lines with other black lines onto them, again and again."""
    words = "Hens laid more eggs than in the year before and the potters sang and danced and rested"
    others = (text([words[3 * k :] + words[: 3 * k]] * len(SAID), Y, b"0 g") for k in range(6))
    return page(said(b"0 g") + b" " + b" ".join(others))


OTHER = "Hens laid more eggs than in the year before and the potters sang and danced and rested a lot."


def beyond_the_edge() -> bytes:
    """Lines that begin on the page and go on where it has ended."""
    return page(text([OTHER + " " + OTHER[:20] + " " + line for line in SAID], Y, b"0 g"))


def askew(how: bytes, degrees: float = 2.5) -> bytes:
    """A page that lies askew."""
    return b"q %s cm %s %s Q" % (turned(degrees), text(DULL, 760, b"0 g"), said(how))


def askew_on_a_wide_page(y: float, state: bytes = b"", more: dict[int, bytes] | None = None) -> bytes:
    """Lines at the right end of a page of 3000 points, so much askew that they stand a hundred points higher."""
    sheet = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 3000 842] /Resources << /Font << /F1 5 0 R >> %s >> "
    lines = text(DULL, 600, b"0 g") + b" q 1 0 0 1 2350 %g cm %s Q" % (y - Y, said(b"0 g", 9))
    turn = b"q 1 0 0 1 1202.5 0 cm %s cm 1 0 0 1 -1202.5 0 cm" % turned(6)
    contents = b"%s %s %s Q" % (b"/S gs" if state else b"", turn, lines)
    return one_page(contents, more={3: sheet % state + b"/Contents 4 0 R >>", **(more or {})})


def masked_on_a_wide_page(y: float) -> bytes:
    """A mask that lets nothing through where they stand."""
    mask = stream(
        b"1 g 0 0 3000 842 re f 0 g 2300 %g 700 160 re f" % y,
        b"/Type /XObject /Subtype /Form /BBox [0 0 3000 842] /Group << /S /Transparency /CS /DeviceGray >>",
    )
    return askew_on_a_wide_page(500, state(b"/SMask << /Type /Mask /S /Luminosity /G 6 0 R >>"), {6: mask})


def on_a_wall() -> bytes:
    """Letters of an ordinary size on a page of five metres."""
    sheet = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 14400] /Resources << /Font << /F1 5 0 R >> >> "
    large = b"q 20 0 0 20 0 0 cm %s Q " % text(DULL, 650, b"0 g")
    return one_page(large + said(b"0 g", 9), more={3: sheet + b"/Contents 4 0 R >>"})


def among_lines_told_once() -> bytes:
    """Pale lines among black ones that lie so close that the file's reader takes all of them for one."""
    close = b" ".join(text([OTHER], Y + 20 - 7 * k, b"0 g") for k in range(16))
    return page(said(b".92 g") + b" " + close)


def a_little_lower() -> bytes:
    """Pale and smaller lines over black ones, of which the reader makes one line."""
    pairs = (
        text([OTHER], Y - 24 * k, b"0 g") + b" " + text([line], Y - 24 * k - 2.8, b".9 g", 9)
        for k, line in enumerate(SAID)
    )
    return page(b" ".join(pairs))


def after_thousands_of_dots() -> bytes:
    """Pale lines that come after more lines than a page of text has."""
    dots = b" ".join(b"1 0 0 1 %g %g Tm (..) Tj" % (5 + k % 60 * 9.7, 830 - 3 * (k // 60)) for k in range(4800))
    return one_page(b"BT /F1 4 Tf 0 g %s ET %s %s" % (dots, text(DULL, 560), text(SAID, 400, b".92 g")))


def slivers() -> bytes:
    """Of every line only the feet of the letters are left."""
    rows = b" ".join(b"40 %g 520 2 re" % (Y - 14.3 * i - 0.5) for i in range(len(SAID)))
    return page(b"q %s W n %s Q" % (rows, said()))


def told_otherwise(shown: bytes | None) -> bytes:
    """``ActualText`` says of each line what is not drawn, or what is."""
    lines = (
        b"/Span << /ActualText (%s) >> BDC BT /F1 11 Tf 50 %g Td (%s) Tj ET EMC"
        % (line.encode(), Y - 15 * i, shown or line.encode())
        for i, line in enumerate(SAID)
    )
    return page(b" ".join(lines))


def told_of_itself() -> bytes:
    """``ActualText`` says of all the lines, which are drawn one by one, what they say."""
    lines = b" ".join(b"BT /F1 11 Tf 50 %g Td (%s) Tj ET" % (Y - 15 * i, line.encode()) for i, line in enumerate(SAID))
    return page(b"0 g /Span << /ActualText (%s) >> BDC %s EMC" % (" ".join(SAID).encode(), lines))


def told_of_nothing() -> bytes:
    """``ActualText`` says that what is drawn is no text."""
    return page(b"/Span << /ActualText () >> BDC %s EMC" % said(b"0 g"))


def phrases_told_otherwise() -> bytes:
    """``ActualText`` says of every two words of a line what is not drawn."""
    lines = []
    for i, line in enumerate(SAID):
        words = line.split()
        pairs = [" ".join(words[n : n + 2]).encode() for n in range(0, len(words), 2)]
        shown = b" ".join(b"/Span << /ActualText (%s ) >> BDC (the hens ) Tj EMC" % pair for pair in pairs)
        lines.append(b"BT /F1 9 Tf 50 %g Td %s ET" % (Y - 15 * i, shown))
    return page(b"0 g " + b" ".join(lines))


def told_in_the_middle(shown: Callable[[str], str]) -> bytes:
    """``ActualText`` says of the middle of each line what is drawn there, or not."""
    lines = []
    for i, line in enumerate(SAID):
        words = line.split()
        begin, middle, end = (" ".join(part) for part in (words[:1], words[1:-1], words[-1:]))
        span = b"/Span << /ActualText (%s ) >> BDC (%s ) Tj EMC" % (middle.encode(), shown(middle).encode())
        parts = (Y - 15 * i, begin.encode(), span, end.encode())
        lines.append(b"BT /F1 9 Tf 50 %g Td (%s ) Tj %s (%s) Tj ET" % parts)
    return page(b"0 g " + b" ".join(lines))


def words_between(how: bytes) -> bytes:
    """Each line begins and ends with something to be seen."""
    lines = b" ".join(
        b"BT /F1 11 Tf 50 %g Td 0 g (.) Tj %s ( %s) Tj 0 g 0 Tr ( .) Tj ET" % (Y - 15 * i, how, line.encode())
        for i, line in enumerate(SAID)
    )
    return page(lines)


FILLER = "hens laid more eggs than before and"


def among_words(how: bytes, again: bytes = b"/F1 5 Tf 100 Tz") -> bytes:
    """Three words at a time in some other way, with words to be seen before and after them."""
    lines = b" ".join(
        b"BT 0 g 50 %g Td %s ET"
        % (
            Y - 15 * i,
            b" ".join(
                b"%s (%s ) Tj %s (%s ) Tj" % (again, FILLER.encode(), how, " ".join(words[at : at + 3]).encode())
                for words in [line.split()]
                for at in range(0, len(words), 3)
            ),
        )
        for i, line in enumerate(SAID)
    )
    return page(lines)


def with_marks_of_notes() -> bytes:
    """After every line the mark of a note, in the smallest type that is read."""
    lines = b" ".join(
        b"BT 0 g 50 %g Td /F1 6.5 Tf (%s) Tj /F1 3.2 Tf 2.4 Ts (%d) Tj 0 Ts ET" % (Y - 15 * i, line.encode(), i + 1)
        for i, line in enumerate(SAID)
    )
    return page(lines)


def by_signs(drawn: Callable[[str], Sequence[tuple[str, str]]]) -> bytes:
    """Signs of a font of Helvetica's, each told as the file likes: of each line, what is drawn and what that is told.

    The signs are named as Adobe names them (``a``, ``fi``).
    """
    lines = [drawn(line) for line in SAID]
    codes = {sign: 33 + n for n, sign in enumerate(sorted({sign for line in lines for sign in line}))}
    table = b"\n".join(
        b"<%02x> <%s>" % (code, told.encode("utf-16-be").hex().encode()) for (_, told), code in codes.items()
    )
    to_unicode = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap"
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 33 /LastChar %d "
        b"/Encoding << /Type /Encoding /Differences [33 %s] >> /ToUnicode 9 0 R >>"
    ) % (32 + len(codes), b" ".join(b"/" + shown.encode() for shown, _ in codes))
    shown = b" ".join(
        b"BT 0 g /F6 5 Tf 50 %g Td <%s> Tj ET" % (Y - 15 * i, bytes(codes[sign] for sign in line).hex().encode())
        for i, line in enumerate(lines)
    )
    made = {6: font, 9: stream(to_unicode % (len(codes), table))}
    return one_page(text(DULL, 760, b"0 g") + b" " + shown, b"/Font << /F1 5 0 R /F6 6 0 R >>", made)


NAMES = {" ": "space", ".": "period", ",": "comma", "$": "dollar", "-": "hyphen"} | dict(
    zip("0123456789", ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], strict=True)
)


def plainly(line: str) -> list[tuple[str, str]]:
    return [(NAMES.get(letter, letter), letter) for letter in line]


def in_ligatures(line: str) -> list[tuple[str, str]]:
    """What a font has a sign for ("fi") is one."""
    parts = re.findall(r"fi|fl|.", line)
    return [(part, part) if len(part) > 1 else (NAMES.get(part, part), part) for part in parts]


def three_words_a_sign(line: str) -> list[tuple[str, str]]:
    """The last letter of some words tells three words more."""
    words = line.split()
    told = (f"d {' '.join(words[at : at + 3])}" for at in range(0, len(words), 3))
    return [sign for more in told for sign in (*plainly(FILLER[:-1]), ("d", more), ("space", " "))]


def under_other_text() -> bytes:
    """Lines of the palest grey at the very places of black ones."""
    other = [
        f"The potters {verb} and the river ran past the mill as it does in every year of which we know."
        for verb in ("sang", "rested", "danced", "waited", "cooked", "read")
    ]
    return page(said(b".9 g") + b" " + text(other, Y, b"0 g"))


def pale_onto_other_text() -> bytes:
    return page(text([line[::-1] for line in SAID], Y, b"0 g") + b" " + said(b".9 g"))


def onto_other_text() -> bytes:
    other = ["The potters rested, and the river ran past the mill as it does in every year that we know."] * len(SAID)
    return page(text(other, Y, b"0 g") + b" " + said(b"3 Tr"))


CLIPPED = b"q 0 0 1 1 re W n %s Q"


def to_the_side(lines: bytes = b"%s") -> bytes:
    """Three sentences a line, turned by a quarter."""
    rows = (b"BT 0 g /F1 6 Tf 0 1 -1 0 %d 20 Tm (%s) Tj ET" % (300 + 20 * i, row) for i, row in enumerate(_rows(3)))
    return page(lines % b" ".join(rows))


def _rows(count: int) -> list[bytes]:
    return [" ".join(SAID[i : i + count]).encode() for i in range(0, len(SAID), count)]


def small_after_other_text() -> bytes:
    """Small lines that are clipped away, each after a larger one as if it were justified like the one above."""
    pairs = (
        b"BT 0 g /F1 8 Tf 10 TL 30 %g Td (%s) Tj T* (%s) Tj ET "
        % (Y + 10 - 30 * i, (OTHER + OTHER[:45]).encode(), OTHER.encode())
        + CLIPPED % (b"BT 0 g /F1 3.6 Tf 376 %g Td (%s) Tj ET" % (Y + 1.5 - 30 * i, line.encode()))
        for i, line in enumerate(SAID)
    )
    return page(b" ".join(pairs))


def with_an_honest_letter() -> bytes:
    """Letters that are others, and onto each line one letter of it that is what the file says."""
    honest = b" ".join(b"BT /F1 11 Tf 74.9 %g Td (n) Tj ET" % (Y - 15 * i) for i in range(len(SAID)))
    return named_otherwise(another, honest)


def under_stretched_letters() -> bytes:
    """Covered lines, and onto each a letter of it that is drawn as a bar over all of it."""
    stretched = b" ".join(
        b"BT /F1 11 Tf 454 0 0 1 -285 %g Tm (l) Tj ET BT 1 g /F1 11 Tf 60 %g Td (e) Tj ET 0 g" % (y, y)
        for y in (Y - 14.3 * i for i in range(len(SAID)))
    )
    return page(said(b"0 g") + b" 1 g %s f 0 g " % AREA + stretched)


IN_COURIER = b"/Font << /F1 5 0 R /F7 %s >>" % COURIER
PLAIN = said(b"0 g", 8).replace(b"/F1", b"/F7")


def bars(low: float, high: float) -> bytes:
    """A bar where each word of lines in Courier is, so many points above their feet."""
    places = ((Y - 10.4 * i, m.start(), m.end()) for i, line in enumerate(SAID) for m in re.finditer(r"\S+", line))
    return b" 0 g " + b" ".join(
        b"%g %g %g %g re f" % (50 + 4.8 * begin, y + low, 4.8 * (end - begin), high - low) for y, begin, end in places
    )


def on_a_picture_of(contents: bytes) -> bytes:
    """Lines in Courier that are clipped away, on a picture of something else."""
    document = pypdfium2.PdfDocument(one_page(contents))
    image = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    shown = b"q 595 0 0 842 0 0 cm /I Do Q " + text(DULL, 760, b"0 g") + CLIPPED % PLAIN
    return one_page(shown, b"/XObject << /I 6 0 R >> " + IN_COURIER, {6: picture(image.tobytes(), *image.size)})


VISIBLE: dict[str, Callable[[], bytes]] = {
    "line by line onto its shadow": line_by_line_onto_its_shadow,
    "white on a gradient": lambda: page(
        b"q /Pattern cs /P scn %s f Q " % AREA + said(b"1 g"),
        b"/Pattern << /P << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 500 0 620] "
        b"/Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [.3] /N 1 >> >> >> >>",
    ),
    "black on white": lambda: page(said(b"0 g")),
    "on a page that lies askew": lambda: one_page(askew(b"0 g")),
    "on a wide page that lies askew": lambda: askew_on_a_wide_page(500),
    "white on a dark area": lambda: page(b"0.1 0.2 0.3 rg %s f %s" % (AREA, said(b"1 g"))),
    "white on a dark picture": lambda: page(
        PLACED + said(b"1 g"), b"/XObject << /I 6 0 R >>", {6: picture(b"\x20\x28\x30\x38" * 16, 8, 8)}
    ),
    "light grey and small": lambda: page(said(b".72 g", 5)),
    "translucent": lambda: page(b"/S gs " + said(b"0 g"), state(b"/ca .3")),
    "in a form": lambda: page(b"/X Do", b"/XObject << /X 6 0 R >>", {6: form(said(b"0 g"), b"/Font << /F1 5 0 R >>")}),
    "drawn twice": lambda: page(said(b"0 g") + b" 1 0 0 1 .3 0 cm " + said(b"0 g")),
    "over a grey shadow": lambda: page(b"q 1 0 0 1 .8 -.8 cm %s Q %s" % (said(b".8 g"), said(b"0 g"))),
    "under a mark of yellow": lambda: page(said(b"0 g") + b" /S gs 1 1 0 rg %s f" % AREA, state(b"/BM /Multiply")),
    "on a layer that is on": lambda: with_layer(b"/ON [7 0 R]"),
    "in Type 3 letters": in_drawn_letters,
    "in Type 3 letters of points as units": lambda: in_drawn_letters(11, b"6 0 d0", 1, 5.5, 1),
    "in Type 3 letters whose boxes are all alike": lambda: in_drawn_letters(begins=b"556 0 0 -200 600 800 d1"),
    "outlined": lambda: page(said(b"2 Tr 1 g 0 G .4 w")),
    "stroked while white is set to fill": lambda: page(said(b"1 Tr 1 g 0 G .4 w")),
    "stroked, with a clear inside": lambda: page(b"/S gs " + said(b"2 Tr 0 g 0 G .5 w"), state(b"/ca 0")),
    "white on a dark area after thousands of strokes": lambda: page(
        b"0 0 m 1 1 l S " * 20_001 + b"0.1 0.2 0.3 rg %s f %s" % (AREA, said(b"1 g"))
    ),
    "white on a thick line": lambda: page(b"0 .1 .3 RG 120 w 40 560 m 560 560 l S " + said(b"1 g")),
    "underlined": lambda: page(PLAIN + bars(-1.2, -0.4), IN_COURIER),
    "struck through": lambda: page(PLAIN + bars(2, 2.5), IN_COURIER),
    "in Courier": lambda: page(PLAIN, IN_COURIER),
    "several sentences a line, turned by a quarter": to_the_side,
    "turned to the side": lambda: page(b"q 0 .7 -.7 0 595 200 cm %s Q" % said(b"0 g")),
    "small": lambda: page(said(b"0 g", 5)),
    "with marks of notes": with_marks_of_notes,
    "with ligatures": lambda: by_signs(in_ligatures),
    "with words parted for those who copy them": lambda: words_told_otherwise(lambda word: word),
    "told of itself": told_of_itself,
    "line by line told of itself": lambda: told_otherwise(None),
    "told of nothing": told_of_nothing,
    "told of itself in the middle of lines": lambda: told_in_the_middle(lambda words: words),
    "on a stamp": lambda: noted(said(b"0 g"), b"/Subtype /Stamp /F 4"),
    "onto a pale mark": lambda: page(across("DRAFT", b".8 g") + said(b"0 g")),
    "under an outlined mark": lambda: page(said(b"0 g") + across("COPY", b"1 Tr .5 G")),
    "under a translucent mark": lambda: page(said(b"0 g") + across("COPY", b"/S gs .3 g"), state(b"/ca .25")),
    "under a large pale mark that is upright": lambda: page(
        said(b"0 g") + b" BT /F1 50 Tf /S gs 1 .5 .5 rg 40 558 Td (Downloaded by j.orr) Tj ET", state(b"/ca .35")
    ),
    "under a highlight beside a comment": lambda: marked(b"/S gs 1 1 0 rg %s f" % AREA, SHINES),
    "under a highlight drawn by itself beside a comment": lambda: marked(b"/S gs /X Do", SHINES, more=GROUP),
    "under a highlight that is no more than a colour beside a comment": lambda: marked(b"").replace(
        b" /AP << /N 7 0 R >>", b""
    ),
    "in a field of a form": lambda: noted(said(b"0 g"), b"/Subtype /Widget /FT /Tx /T (a) /F 4"),
    "turned upside down": lambda: page(b"q -1 0 0 -1 595 1100 cm %s Q" % said(b"0 g")),
}
"""The same where everybody sees it, so that it counts."""

HIDDEN: dict[str, Callable[[], bytes]] = {
    "white on white": lambda: page(said(b"1 g")),
    "nearly white": lambda: page(said(b".89 g")),
    "light yellow": lambda: page(said(b"1 1 .87 rg")),
    "red on red": lambda: page(b".8 0 0 rg %s f %s" % (AREA, said(b".8 0 0 rg"))),
    "dark on dark": lambda: page(b"0 0 .3 rg %s f %s" % (AREA, said(b"0 0 .4 rg"))),
    "hardly opaque": lambda: page(b"/S gs " + said(b"0 g"), state(b"/ca .06")),
    "masked": lambda: page(
        b"/S gs " + said(b"0 g"),
        state(b"/SMask << /Type /Mask /S /Luminosity /G 6 0 R >>"),
        {
            6: stream(
                b"0 g 0 0 595 842 re f",
                b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency /CS /DeviceGray >>",
            )
        },
    ),
    "never painted": lambda: page(said(b"3 Tr")),
    "stroked in white": lambda: page(said(b"1 Tr 1 G .4 w")),
    "behind a white area": lambda: page(said(b"0 g") + b" 1 g %s f" % AREA),
    "behind a black area": lambda: page(said(b"0 g") + b" 0 g %s f" % AREA),
    "behind a picture": lambda: page(
        said(b"0 g") + b" " + PLACED, b"/XObject << /I 6 0 R >>", {6: picture(NOISE, 64, 16)}
    ),
    "behind a shading": lambda: page(
        said(b"0 g") + b" q %s W n /H sh Q" % AREA,
        b"/Shading << /H << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 500 0 620] /Extend [true true] "
        b"/Function << /FunctionType 2 /Domain [0 1] /C0 [.5] /C1 [1] /N 1 >> >> >>",
    ),
    "behind a huge letter": lambda: page(said(b"0 g") + b" BT 1 g /F1 2400 Tf -60 -80 Td (-) Tj ET"),
    "behind a huge black letter": lambda: page(said(b"0 g") + b" BT 0 g /F1 2400 Tf -60 -80 Td (-) Tj ET"),
    "behind a letter larger than the page": lambda: page(said(b"0 g") + b" BT 0 g /F1 5000 Tf -220 -1000 Td (-) Tj ET"),
    "behind a field of a form": under_a_field,
    "in noise on noise": lambda: on_noise(b"/Pattern cs /P scn"),
    "grey on noise": lambda: on_noise(b".5 g"),
    "typed over": typed_over,
    "black onto other black text": lambda: page(said(b"0 g") + b" " + text([OTHER] * len(SAID), Y, b"0 g")),
    "lines over each other": lambda: page(said(b"0 g").replace(b"14.3 TL", b"4 TL")),
    "after thousands of dots": after_thousands_of_dots,
    "among lines that are told once": among_lines_told_once,
    "a little lower than other text": a_little_lower,
    "behind a note": lambda: with_note(b"1 g %s f" % AREA),
    "behind a white highlight beside a comment": lambda: marked(b"1 g %s f" % AREA),
    "behind a black highlight beside a comment": lambda: marked(b"0 g %s f" % AREA),
    "behind a black highlight that blends beside a comment": lambda: marked(b"/S gs 0 g %s f" % AREA, SHINES),
    "pale behind a white highlight beside a comment": lambda: marked(b"1 g %s f" % AREA, how=b".8 g"),
    "behind a highlight that is hardly translucent beside a comment": lambda: marked(
        b"/S gs 1 g %s f" % AREA, state(b"/ca .95")
    ),
    "behind a highlight of a layer beside a comment": lambda: marked(
        b"1 g %s f" % AREA, entries=b"/Subtype /Highlight /OC << /Type /OCG /Name (a) >>"
    ),
    "white on a stamp": lambda: noted(said(b"1 g"), b"/Subtype /Stamp /F 4"),
    "covered on a stamp": lambda: noted(said(b"0 g") + b" 1 g %s f" % AREA, b"/Subtype /Stamp /F 4"),
    "clipped away": lambda: page(CLIPPED % said(b"0 g")),
    "squeezed to nothing and clipped away": lambda: page(CLIPPED % said(b"0 g .1 Tz")),
    "several sentences a line, turned by a quarter and clipped away": lambda: to_the_side(CLIPPED),
    "small after other text and clipped away": small_after_other_text,
    "clipped to slivers": slivers,
    "on a layer that is off": lambda: with_layer(b"/OFF [7 0 R]"),
    "on a layer when all are off": lambda: with_layer(b"/BaseState /OFF"),
    "on a picture of noise, as if it were a scan": lambda: page(
        PLACED + said(b"3 Tr"), b"/XObject << /I 6 0 R >>", {6: picture(NOISE, 64, 16)}
    ),
    "on a blank picture of the page, as if it were a scan": lambda: one_page(
        b"q 595 0 0 842 0 0 cm /I Do Q " + text(SAID, Y, b"3 Tr"),
        b"/XObject << /I 6 0 R >>",
        {6: picture(b"\xff", 1, 1)},
    ),
    "on bars, as if these were a scan": lambda: page(CLIPPED % PLAIN + bars(1, 3.5), IN_COURIER),
    "on a picture of hairlines, as if it were a scan": lambda: on_a_picture_of(bars(2, 2.6)),
    "beyond the edge of the page": beyond_the_edge,
    "off the page": lambda: page(b"q 1 0 0 1 700 0 cm %s Q" % said(b"0 g")),
    "white and upside down": lambda: page(b"q -1 0 0 -1 595 1100 cm %s Q" % said(b"1 g")),
    "white on a page that lies askew": lambda: one_page(askew(b"1 g")),
    "beyond the edge of a page that lies askew": lambda: askew_on_a_wide_page(825),
    "very small": lambda: page(said(b"0 g", 2.1)),
    "small": lambda: page(said(b"0 g", 2.6)),
    "small for so large a page": on_a_wall,
    "very small and far apart": lambda: page(said(b"0 g 3 Tc", 2.1)),
    "squeezed and far apart": lambda: page(said(b"0 g 12 Tz 20 Tc")),
    "small letters of a large font": lambda: in_drawn_letters(150),
    "squeezed": lambda: page(said(b"0 g 1 Tz")),
    "letters on top of each other": lambda: page(said(b"0 g -5 Tc")),
    "letters that draw nothing": lambda: in_type3(b"500 0 0 0 450 700 d1"),
    "letters that are all bars": lambda: in_type3(b"500 0 0 0 450 700 d1 0 0 450 700 re f"),
    "letters that draw a dot": lambda: in_type3(b"500 0 0 0 450 700 d1 200 0 40 40 re f"),
    "told of a dot": lambda: told_otherwise(b"."),
    "told of other words": lambda: told_otherwise(
        b"The hens laid more eggs than in the year before, and the potters sang of it."
    ),
    "told of other words in the middle of lines": lambda: told_in_the_middle(
        lambda words: ("the hens that live by the kiln laid more eggs " * 3)[: len(words)]
    ),
    "told of other words, two by two": phrases_told_otherwise,
    "letters that are all an a": lambda: named_otherwise(lambda c: "space" if c == " " else "a"),
    "letters that are others": lambda: named_otherwise(another),
    "letters that are others with an honest one among them": with_an_honest_letter,
    "letters that are others on short lines far apart": lambda: lines_named_otherwise(
        POSTER, lambda letter, _: another(letter), size=40, apart=84, y=640
    ),
    "letters that are others but for every fourth": lambda: lines_named_otherwise(
        [" ".join(SAID[i : i + 2]) for i in (0, 2, 4)], with_other_letters_seen, size=5
    ),
    "letters that are others in the second half of a line": lambda: lines_named_otherwise(
        [f"{OTHER[:46]} {line}" for line in SAID], lambda c, n: c if n < 39 and c.isalpha() else another(c), size=6
    ),
    "letters that are other words on short lines far apart": lambda: lines_named_otherwise(
        POSTER, in_other_words(OTHER), size=40, apart=84, y=640
    ),
    "under letters that are stretched to bars": under_stretched_letters,
    "word by word told of others": lambda: words_told_otherwise(lambda word: ("thehensthatlive" * 2)[: len(word)]),
    "word by word told of dots": lambda: words_told_otherwise(lambda word: "."),
    "very small between words to be seen": lambda: among_words(b"/F1 1 Tf"),
    "small between words to be seen": lambda: among_words(b"/F1 2.1 Tf"),
    "squeezed between words to be seen": lambda: among_words(b"2 Tz"),
    "far too narrow between words to be seen": lambda: among_words(b"12 Tz"),
    "three words told of a letter": lambda: by_signs(three_words_a_sign),
    "pale between dots": lambda: words_between(b".9 g"),
    "never painted between dots": lambda: words_between(b"3 Tr"),
    "pale under other text": under_other_text,
    "pale onto other text": pale_onto_other_text,
    "never painted onto other text": onto_other_text,
    "in a form that is covered": lambda: page(
        b"/X Do 1 g %s f" % AREA, b"/XObject << /X 6 0 R >>", {6: form(said(b"0 g"), b"/Font << /F1 5 0 R >>")}
    ),
}
"""Ways to have it in the file and not on the page."""


UNTURNED: dict[str, Callable[[], bytes]] = {
    "white and aslant": lambda: one_page(b"q .9 .35 -.35 .9 150 -80 cm %s Q" % said(b"1 g")),
    "covered on a page that lies askew": lambda: one_page(
        b"%s q %s cm 1 g %s f Q" % (askew(b"0 g"), turned(2.5), AREA)
    ),
    "masked on a page that lies askew": lambda: masked_on_a_wide_page(505),
}
"""Ways to hide it on pages that lie askew and cannot be set upright: these are not read."""


def scan(how: str) -> bytes:
    """A picture of the page, with its words onto it (never painted) or behind it, as OCR leaves them."""
    shown = one_page(text(DULL, 760, b"0 g") + b" " + said(b"0 g"))
    document = pypdfium2.PdfDocument(shown)
    image = document[0].render(scale=2).to_pil().convert("L").filter(ImageFilter.GaussianBlur(0.6))
    document.close()
    if how == "coarse":
        image = image.resize((image.width * 5 // 8, image.height * 5 // 8)).filter(ImageFilter.GaussianBlur(0.6))
    if how == "on rough paper":
        rough = Image.effect_noise(image.size, 24).point(lambda light: max(0, min(255, light - 128 + 235)))
        image = ImageChops.darker(image, rough)
    if how == "blacked out":
        pen = ImageDraw.Draw(image)
        for row, line in enumerate(SAID):
            for word in re.finditer(r"\S+", line):
                x0, x1 = (100 + 2 * stringWidth(line[:at], "Helvetica", 11) for at in word.span())
                y = 2 * (842 - Y + 14.3 * row)
                pen.rectangle((x0, y - 15, x1, y + 3), fill=20)
    if how == "partly told":
        pen = ImageDraw.Draw(image)
        for row in range(30):
            pen.text((100, 750 + 28 * row), "We do not know of our suppliers what they pay and where. " * 3, fill=20)
    beside = {"a little beside": 1.5, "beside": 6}.get(how, 0)
    words = text(DULL, 760, b"3 Tr") + b" " + said(b"3 Tr")
    if how.startswith("askew"):
        image = image.rotate(2.5, resample=Image.Resampling.BICUBIC, fillcolor=255)
        words = word_by_word(2.5) if how.endswith("word by word") else b"q %s cm %s Q" % (turned(2.5), words)
    placed = b"q 595 0 0 842 %g 0 cm /I Do Q " % beside
    if how == "two texts":
        words += b" " + text([" ".join(w[::-1] for w in line.split()) for line in SAID], Y, b"3 Tr")
    if how == "two of one text":
        words += b" " + said(b"3 Tr").replace(b"Malaysia", b"Malaysta")
    if how == "a little larger":
        words = b"q 1.01 0 0 1.01 -2 -3 cm %s Q" % words
    if how == "half of it elsewhere":
        words = text(DULL, 760, b"3 Tr") + b" q .7 0 0 .8 20 30 cm %s Q" % said(b"3 Tr")
    if how == "behind":
        words = words.replace(b"3 Tr", b"0 Tr") + b" "
    contents = words + placed if how == "behind" else placed + words
    return one_page(contents, b"/XObject << /I 6 0 R >>", {6: picture(image.tobytes(), *image.size)})


def turned(degrees: float) -> bytes:
    """What turns a page about its middle."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = 297.5, 421
    return b"%.6f %.6f %.6f %.6f %.3f %.3f" % (cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos)


def word_by_word(degrees: float) -> bytes:
    """The words of a page that lies askew, each level and at its place, as some OCR lays them."""
    found = []
    a, b, c, d, e, f = map(float, turned(degrees).split())
    for lines, top in ((DULL, 760), (SAID, Y)):
        for number, line in enumerate(lines):
            for word in re.finditer(r"\S+", line):
                x = 50 + stringWidth(line[: word.start()], "Helvetica", 11)
                y = top - 14.3 * number
                place = (a * x + c * y + e, b * x + d * y + f)
                found.append(b"BT /F1 11 Tf 3 Tr %.2f %.2f Td (%s ) Tj ET" % (*place, word.group().encode()))
    return b" ".join(found)
