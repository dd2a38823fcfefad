import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { IMAGE_MAX_BYTES, squareImages } from './square-images.js';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

describe('square images', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('are drawn anew from %s', async (format) => {
    const upload = await picture(400, 200).toFormat(format).toBuffer();
    const images = await squareImages(upload, [48, 240]);
    expect(images.map(({ size }) => size)).toEqual([48, 240]);
    for (const { size, bytes } of images) {
      expect(await sharp(bytes).metadata()).toMatchObject({
        format: 'webp',
        width: size,
        height: size,
      });
    }
  });

  it('carry no metadata and no bytes appended to the upload', async () => {
    const upload = await picture(300, 300)
      .withExif({ IFD0: { Copyright: 'canary' }, IFD3: { GPSLatitude: '48/1 51/1 24/1' } })
      .jpeg()
      .toBuffer();
    const polyglot = Buffer.concat([upload, Buffer.from('<script>canary</script>')]);
    const [image] = await squareImages(polyglot, [96]);
    expect(image?.bytes.includes('canary')).toBe(false);
    expect((await sharp(image?.bytes).metadata()).exif).toBeUndefined();
  });

  it('stand upright when the camera lay on its side', async () => {
    const halves = await sharp({
      create: { width: 20, height: 20, channels: 3, background: 'white' },
    })
      .composite([
        {
          input: { create: { width: 10, height: 20, channels: 3, background: 'black' } },
          left: 0,
          top: 0,
        },
      ])
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const [image] = await squareImages(halves, [48]);
    const { data } = await sharp(image?.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeLessThan(60);
    expect(data[data.length - 1]).toBeGreaterThan(200);
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from('GIF89a then nothing of the kind')],
  ])('are never made from %s', async (_format, upload) => {
    await expect(squareImages(upload, [48])).rejects.toMatchObject({ reason: 'image_unreadable' });
  });

  it('are not made from a picture that breaks off', async () => {
    const upload = await picture(2_000, 2_000).png({ compressionLevel: 0 }).toBuffer();
    await expect(squareImages(upload.subarray(0, 5_000), [48])).rejects.toMatchObject({
      reason: 'image_unreadable',
    });
  });

  it('refuse a small file that unfolds into very many pixels, before unfolding it', async () => {
    const before = process.memoryUsage().rss;
    await expect(squareImages(pixelBomb(30_000, 30_000), [48])).rejects.toMatchObject({
      reason: 'image_too_many_pixels',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('refuse a file that is too large', async () => {
    await expect(squareImages(Buffer.alloc(IMAGE_MAX_BYTES + 1), [48])).rejects.toMatchObject({
      reason: 'image_too_large',
    });
  });
});

/** A PNG of one bit per pixel whose data are all zero. */
function pixelBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const data = deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
