"""colours.py PICTURE.png RRGGBB...: are so many pixels of exactly each of these colours in it that an eye sees them?"""
import struct
import sys
import zlib


def rows_of(data):
    """The rows of a PNG of 8 bits a sample, as lists of pixels."""
    at, idat, palette = 8, b'', b''
    while at < len(data):
        length, kind = struct.unpack('>I4s', data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b'IHDR':
            width, height, depth, colour = struct.unpack('>IIBB', body[:10])
            assert depth == 8
        elif kind == b'PLTE':
            palette = body
        elif kind == b'IDAT':
            idat += body
        at += 12 + length
    size = {2: 3, 3: 1, 6: 4}[colour]
    raw, before = zlib.decompress(idat), bytearray(width * size)
    for y in range(height):
        start = y * (width * size + 1)
        method, line = raw[start], bytearray(raw[start + 1:start + 1 + width * size])
        for i in range(len(line)) if method else ():
            left, up, corner = line[i - size] if i >= size else 0, before[i], before[i - size] if i >= size else 0
            guess = left + up - corner
            nearest = min((left, up, corner), key=lambda each: abs(guess - each))
            line[i] = (line[i] + (0, left, up, (left + up) // 2, nearest)[method]) & 255
        before = line
        if colour == 3:
            yield [palette[3 * each:3 * each + 3] for each in line]
        else:
            yield [bytes(line[i:i + 3]) for i in range(0, len(line), size)]


counts = {}
for row in rows_of(open(sys.argv[1], 'rb').read()):
    for pixel in row:
        counts[pixel] = counts.get(pixel, 0) + 1
missing = [colour for colour in sys.argv[2:] if counts.get(bytes.fromhex(colour), 0) < 300]
for colour in missing:
    print(f'{colour}: {counts.get(bytes.fromhex(colour), 0)} pixels')
sys.exit(1 if missing else 0)
