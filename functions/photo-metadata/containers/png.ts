import { inflateSync } from 'node:zlib'
import type { Blocks } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'

const XMP_KEYWORD = 'XML:com.adobe.xmp\0'
const MAX_XMP_BYTES = 4 * 1024 * 1024

/**
 * Reads chunks (PNG, third edition): eXIf holds EXIF, one iTXt holds XMP. It does not look for them behind long picture
 * data.
 */
export async function readPng(source: ByteSource): Promise<Blocks> {
  const blocks: Blocks = {}
  let at = 8
  for (;;) {
    const head = await source.read(at, 8)
    if (head.length < 8) return blocks
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    if (type === 'IEND') return blocks
    if (type === 'eXIf') blocks.exif ??= await source.read(at + 8, length)
    if (type === 'iTXt') {
      const xmp = readXmp(await source.read(at + 8, length))
      if (xmp) blocks.xmp ??= xmp
    }
    at += 12 + length
  }
}

/** Keyword, compression flag and method, language, translated keyword, text. */
function readXmp(data: Buffer): Buffer | undefined {
  if (data.toString('latin1', 0, XMP_KEYWORD.length) !== XMP_KEYWORD) return undefined
  const isCompressed = data[XMP_KEYWORD.length] === 1
  const languageEnd = data.indexOf(0, XMP_KEYWORD.length + 2)
  const keywordEnd = data.indexOf(0, languageEnd + 1)
  if (languageEnd < 0 || keywordEnd < 0) return undefined
  const text = data.subarray(keywordEnd + 1)
  return isCompressed ? inflateSync(text, { maxOutputLength: MAX_XMP_BYTES }) : text
}
