#!/usr/bin/env python3
"""Makes src/paint/fonts/*.txt, the glyphs of the large type, from three free bitmap fonts.

    python3 tools/fonts.py umplus_j12r.bdf umplus_j10r.bdf misaki_gothic_2nd.ttf

The first two are in the examples of the Python package pyxel, the third in Debian's fonts-misaki; see src/paint/fonts/README.md for their
licences. Needs Python 3 and Pillow. Kept are ASCII and the characters of JIS X 0208, which hold the kanji of levels 1 and 2.

A line is a character and its rows from the top, each two digits to the base of 64: twelve dots, the leftmost in the highest bit.
"""
import pathlib, sys
from PIL import Image, ImageDraw, ImageFont

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
OUT = pathlib.Path(__file__).parent.parent / "src/paint/fonts"


def wanted():
    """ASCII, then JIS X 0208 by way of EUC-JP; WAVE DASH stands for FULLWIDTH TILDE too (see large.rs)."""
    yield from map(chr, range(0x21, 0x7F))
    for row in range(0xA1, 0xF5):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("euc_jp")
            except UnicodeDecodeError:
                pass


def bdf(path, size, top):
    """Glyphs as rows of twelve bits; `top` is the height above the baseline of the first row kept."""
    glyphs, lost = {}, 0
    for block in pathlib.Path(path).read_text("latin-1").split("STARTCHAR")[1:]:
        lines = block.splitlines()
        field = {line.split()[0]: line.split()[1:] for line in lines if " " in line}
        width, height, left, bottom = map(int, field["BBX"])
        start = lines.index("BITMAP") + 1
        rows = [0] * size
        for i, line in enumerate(lines[start:start + height]):
            bits = int(line, 16) << 12 >> (len(line) * 4) >> left
            at = top - (bottom + height) + i
            if at == size and bits and not rows[0]:
                # A tail that hangs too low: the whole letter moves up.
                rows = rows[1:] + [0]
                at = size - 1
            if 0 <= at < size:
                rows[at] |= bits
            elif bits:
                lost += 1
        code = int(field["ENCODING"][0])
        if code >= 0:
            glyphs[chr(code)] = rows
    print(path, "rows lost:", lost)
    return glyphs


def ttf(path, size):
    font = ImageFont.truetype(path, size)
    nothing = None
    glyphs = {}
    for char in ["\U0010FFFF", *wanted()]:
        image = Image.new("1", (size, size))
        draw = ImageDraw.Draw(image)
        draw.fontmode = "1"
        draw.text((0, 0), char, font=font, fill=1)
        rows = [sum(bool(image.getpixel((x, y))) << (11 - x) for x in range(size)) for y in range(size)]
        nothing = nothing or rows
        if rows != nothing:
            glyphs[char] = rows
    return glyphs


def write(name, glyphs):
    # The BDFs know the cp932 twins of some signs only.
    for jis, windows in {"〜": "～", "−": "－", "‖": "∥", "—": "―"}.items():
        if jis not in glyphs and windows in glyphs:
            glyphs[jis] = glyphs[windows]
    chars = sorted(c for c in set(wanted()) if c in glyphs and any(glyphs[c]))
    text = "".join(f"{c}{''.join(DIGITS[row >> 6] + DIGITS[row & 63] for row in glyphs[c])}\n" for c in chars)
    (OUT / name).write_text(text, "utf-8", newline="\n")
    print(name, len(chars), "glyphs,", len(text.encode()), "bytes; missing:", "".join(c for c in wanted() if c not in chars)[:80])


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    write("mplus12.txt", bdf(sys.argv[1], 12, 11))
    write("mplus10.txt", bdf(sys.argv[2], 10, 9))
    write("misaki8.txt", ttf(sys.argv[3], 8))
