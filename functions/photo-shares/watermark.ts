// Burns a text into a picture: faintly all over it, so that nobody cuts it off, and once to be read.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp, { type OverlayOptions } from 'sharp'
import { SHARED_EDGES, type SharedSize } from '../../services/photos/links/schemas.ts'
import { escapeHtml } from '../../services/platform/html.ts'

/** Which font has the letters of a text; the first that fits. A machine in the cloud has no fonts of its own. */
const FONTS = [
  {
    letters: /[\p{sc=Hangul}]/u,
    package: '@embedpdf/fonts-kr',
    file: 'NotoSansKR-Bold.otf',
    name: 'Noto Sans KR Bold',
  },
  {
    letters: /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u,
    package: '@embedpdf/fonts-jp',
    file: 'NotoSansJP-Bold.otf',
    name: 'Noto Sans JP Bold',
  },
  {
    letters: /[\p{sc=Hebrew}]/u,
    package: '@embedpdf/fonts-hebrew',
    file: 'NotoSansHebrew-Bold.ttf',
    name: 'Noto Sans Hebrew Bold',
  },
  { letters: /(?:)/u, package: '@embedpdf/fonts-latin', file: 'NotoSans-Bold.ttf', name: 'Noto Sans Bold' },
]

/** Letters of the text that repeats, as a part of the longer edge, and at least so many pixels. */
const LETTERS = 0.03
const LEAST_PIXELS = 9
/** The library refuses to draw a text of nothing but spaces and signs that are not seen. */
const HAS_LETTERS = /[^\p{Z}\p{C}]/u
/** The library's letters are 12 points, of which a point is a pixel at this resolution. */
const POINTS = 12
const PLAIN_DPI = 72
const TILT = -30
const FAINT = 0.34
const PLAIN = 0.85
const WEBP = { quality: 82, effort: 4 } as const
/** Pixels of the largest rendition, and more. */
const MAX_PIXELS = 4_000_000

/**
 * WebP in both sizes that links show. `preview` is the photo's own rendition; of an animation its first picture. Throws
 * for bytes that are no picture.
 */
export async function drawWatermark(preview: Buffer, text: string): Promise<Record<SharedSize, Buffer>> {
  const [large, small] = await Promise.all([
    draw(preview, text, SHARED_EDGES.preview),
    draw(preview, text, SHARED_EDGES.thumbnail),
  ])
  return { preview: large, thumbnail: small }
}

async function draw(picture: Buffer, text: string, edge: number): Promise<Buffer> {
  const { data, info } = await sharp(picture, { limitInputPixels: MAX_PIXELS })
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const plain = sharp(data, { raw: { width, height, channels } })
  if (!HAS_LETTERS.test(text)) return plain.webp(WEBP).toBuffer()
  const pixels = Math.max(LEAST_PIXELS, Math.round(Math.max(width, height) * LETTERS))
  const letters = await lettersOf(text, pixels)
  const overlays = [await tiles(letters, info), await corner(letters, info, pixels)]
  return plain
    .composite(overlays.filter((overlay) => overlay !== null))
    .webp(WEBP)
    .toBuffer()
}

interface Letters {
  /** How much of each pixel the text covers: one byte. */
  mask: Buffer
  width: number
  height: number
}

async function lettersOf(text: string, pixels: number): Promise<Letters> {
  const font = FONTS.find(({ letters }) => letters.test(text)) ?? FONTS[0]!
  const dpi = Math.round((PLAIN_DPI * pixels) / POINTS)
  const { data, info } = await sharp({
    text: { text: escapeHtml(text), font: font.name, fontfile: fileOf(font), dpi },
  })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { mask: data, width: info.width, height: info.height }
}

const require = createRequire(import.meta.url)
const fileOf = (font: { package: string; file: string }) =>
  join(dirname(require.resolve(font.package)), '../fonts', font.file)

/** White letters with a dark edge can be read on every picture. */
async function inked({ mask, width, height }: Letters, opacity: number): Promise<Buffer> {
  const around = Math.max(1, Math.round(height / 20))
  const raw = { width, height, channels: 1 } as const
  const room = { top: around, bottom: around, left: around, right: around, background: '#000' }
  const wide = await sharp(mask, { raw }).extend(room).raw().toBuffer({ resolveWithObject: true })
  const size = { width: wide.info.width, height: wide.info.height, channels: 1 } as const
  const edge = await sharp(wide.data, { raw: wide.info }).extractChannel(0).dilate(around).raw().toBuffer()
  const inside = await sharp(wide.data, { raw: wide.info }).extractChannel(0).raw().toBuffer()
  const rgba = Buffer.alloc(size.width * size.height * 4)
  for (let at = 0; at < edge.length; at += 1) {
    const [inner, outer] = [inside[at] ?? 0, edge[at] ?? 0]
    rgba.fill(inner, at * 4, at * 4 + 3)
    rgba[at * 4 + 3] = Math.round(Math.max(inner, outer * 0.6) * opacity)
  }
  return sharp(rgba, { raw: { ...size, channels: 4 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
}

/** What is drawn again and again. The library refuses it where it is larger than the picture. */
async function tiles(letters: Letters, picture: { width: number; height: number }): Promise<OverlayOptions> {
  const inkedLetters = await inked(letters, FAINT)
  const tilted = await tileOf(inkedLetters, letters.height, TILT)
  const fits = tilted.info.width <= picture.width && tilted.info.height <= picture.height
  // Of tilted letters, a panorama or a small picture would show only where they cross it.
  const { data, info } = fits ? tilted : await tileOf(inkedLetters, letters.height, 0)
  const [width, height] = [Math.min(info.width, picture.width), Math.min(info.height, picture.height)]
  const [left, top] = [Math.floor((info.width - width) / 2), Math.floor((info.height - height) / 2)]
  const input = await sharp(data)
    .extract({ left, top, width, height })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return { input, tile: true, gravity: 'centre' }
}

function tileOf(inkedLetters: Buffer, letterHeight: number, tilt: number) {
  const gap = letterHeight * 2
  const clear = { r: 0, g: 0, b: 0, alpha: 0 }
  return sharp(inkedLetters)
    .rotate(tilt, { background: clear })
    .extend({ top: gap, bottom: gap, left: gap, right: gap, background: clear })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
}

/** Null where the text is wider than the picture. */
async function corner(
  letters: Letters,
  picture: { width: number; height: number },
  margin: number,
): Promise<OverlayOptions | null> {
  const input = await inked(letters, PLAIN)
  const { width = 0, height = 0 } = await sharp(input).metadata()
  const [left, top] = [picture.width - width - margin, picture.height - height - margin]
  return left < 0 || top < 0 ? null : { input, left, top }
}
