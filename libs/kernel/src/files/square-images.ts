import type { Sharp, default as sharp } from 'sharp';
import { DomainError } from '../errors/domain.error.js';

export const IMAGE_MAX_BYTES = 8 * 1024 * 1024;
export const IMAGE_MAX_PIXELS = 50_000_000;
const DECODE_SECONDS = 10;

let loading: Promise<typeof sharp> | null = null;

/**
 * The image library, loaded by the first upload because it weighs 30 MB. Decoding is the dangerous
 * part, so that only four formats can be reached at all.
 */
function library(): Promise<typeof sharp> {
  loading ??= import('sharp').then(({ default: loaded }) => {
    loaded.block({ operation: ['VipsForeignLoad'] });
    loaded.unblock({
      operation: [
        'VipsForeignLoadJpegBuffer',
        'VipsForeignLoadPngBuffer',
        'VipsForeignLoadWebpBuffer',
        'VipsForeignLoadNsgifBuffer',
      ],
    });
    loaded.cache(false);
    loaded.concurrency(1);
    return loaded;
  });
  return loading;
}

export interface SquareImage {
  /** Edge in pixels. */
  size: number;
  /** WebP, made anew from the pixels: nothing else of the upload survives. */
  bytes: Buffer;
}

/**
 * Cuts the middle square out of an uploaded picture and draws it anew in each size. Refuses with
 * INVALID `image_too_large`, `image_too_many_pixels` or `image_unreadable`.
 */
export async function squareImages(
  upload: Uint8Array,
  sizes: readonly number[],
): Promise<SquareImage[]> {
  if (upload.byteLength > IMAGE_MAX_BYTES) {
    throw refused('image_too_large', { maxBytes: IMAGE_MAX_BYTES });
  }
  if (upload.byteLength === 0) throw refused('image_unreadable');
  const source = await readable(upload);
  try {
    return await Promise.all(
      sizes.map(async (size) => ({
        size,
        bytes: await source
          .clone()
          .autoOrient()
          .resize(size, size, { fit: 'cover' })
          .toColourspace('srgb')
          .webp({ quality: 82 })
          .timeout({ seconds: DECODE_SECONDS })
          .toBuffer(),
      })),
    );
  } catch {
    throw refused('image_unreadable');
  }
}

/** Reads the header alone: the number of pixels is known before one of them is decoded. */
async function readable(upload: Uint8Array): Promise<Sharp> {
  const open = await library();
  const source = open(upload, { limitInputPixels: IMAGE_MAX_PIXELS, failOn: 'error', pages: 1 });
  const header = await open(upload, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!header?.width || !header.height) throw refused('image_unreadable');
  if (header.width * header.height > IMAGE_MAX_PIXELS) {
    throw refused('image_too_many_pixels', { maxPixels: IMAGE_MAX_PIXELS });
  }
  return source;
}

const refused = (reason: string, params?: Record<string, number>) =>
  new DomainError('INVALID', reason, params ? { params } : {});
