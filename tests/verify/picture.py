#!/usr/bin/env python3
"""Takes from a picture of a chart what a failing library might have left out, in place.

    picture.py blank|grid|bars FILE.png      nothing is left; lines of the grid are; bars are gone, words stay
    picture.py small FILE.png                it is a pixel smaller
    picture.py blank|grid FILE.pdf           nothing is left on the page; what is drawn before the first words is"""
import re, struct, sys, zlib

PAPER, GRID, BAR = (255, 255, 255), (0xe4, 0xe8, 0xec), (0x1d, 0x5b, 0x8f)


def chunks(png):
    at = 8
    while at < len(png):
        size = struct.unpack('>I', png[at:at + 4])[0]
        yield png[at + 4:at + 8], png[at + 8:at + 8 + size]
        at += 12 + size


def unfiltered(packed, width, height):
    """Rows of a picture with a palette, whose filters are "none" and "as above"."""
    rows, data = [], zlib.decompress(packed)
    for y in range(height):
        row = data[y * (width + 1):(y + 1) * (width + 1)]
        rows.append(row[1:] if row[0] == 0 else bytes((a + b) & 255 for a, b in zip(row[1:], rows[-1])))
    return rows


def changed_png(png, how):
    parts = dict(chunks(png))
    width, height = struct.unpack('>II', parts[b'IHDR'][:8])
    palette = [tuple(parts[b'PLTE'][i:i + 3]) for i in range(0, len(parts[b'PLTE']), 3)]
    rows = unfiltered(parts[b'IDAT'], width, height)
    paper = palette.index(PAPER)
    kept = {'blank': [], 'grid': [GRID], 'bars': [c for c in palette if c != BAR], 'small': palette}[how]
    table = bytes(i if i < len(palette) and palette[i] in kept else paper for i in range(256))
    rows = [row.translate(table) for row in rows]
    if how == 'small':
        rows = rows[:-1]
        parts[b'IHDR'] = struct.pack('>II', width, height - 1) + parts[b'IHDR'][8:]
    parts[b'IDAT'] = zlib.compress(b''.join(b'\0' + row for row in rows))
    return png[:8] + b''.join(struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
                              for kind, data in parts.items())


def changed_pdf(pdf, how):
    found = re.search(rb'/FlateDecode\n>>\nstream\n(.*?)\nendstream', pdf, re.S)
    page = zlib.decompress(found[1])
    page = page[:page.index(b' BT\n')] + b' Q\n' if how == 'grid' else b'q Q\n'
    return pdf[:found.start(1)] + zlib.compress(page) + pdf[found.end(1):]


how, path = sys.argv[1:]
with open(path, 'rb') as file:
    content = file.read()
with open(path, 'wb') as file:
    file.write((changed_png if path.endswith('.png') else changed_pdf)(content, how))
