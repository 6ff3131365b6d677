// The headers of a mail, read without its body: parsing a whole mail takes longer than storing it.
import { MAX_HEAD_BYTES } from './limits.ts'

/** The value of the first header of this name, unfolded and with its encoded words decoded; null without one. */
export function headerOf(raw: Uint8Array, name: string): string | null {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, MAX_HEAD_BYTES)).toString(
    'latin1',
  )
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  const found = new RegExp(`(?:^|\\n)${name}[ \\t]*:([^\\n]*(?:\\n[ \\t][^\\n]*)*)`, 'i').exec(
    head.slice(0, end),
  )
  if (!found) return null
  const unfolded = (found[1] ?? '').replaceAll(/\r?\n(?=[ \t])/g, '').trim()
  return decodeWords(asUtf8(unfolded))
}

/** https://www.rfc-editor.org/rfc/rfc2047: `=?charset?B?…?=`; the space between two of them is not part of the text. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/(\?=)[ \t]+(?==\?)/g, '$1')
    .replaceAll(/(?:=\?[\w-]+(?:\*\w+)?\?[BQ]\?[^?]*\?=)+/gi, (words) => {
      // A letter of several bytes may be divided between two words.
      const parts = [...words.matchAll(/=\?([\w-]+)(?:\*\w+)?\?([BQ])\?([^?]*)\?=/gi)]
      const bytes = Buffer.concat(parts.map(([, , encoding = '', word = '']) => bytesOf(encoding, word)))
      return decoded(parts[0]?.[1] ?? 'utf-8', bytes) ?? words
    })
}

const bytesOf = (encoding: string, word: string): Buffer =>
  encoding.toUpperCase() === 'B'
    ? Buffer.from(word, 'base64')
    : Buffer.from(
        word
          .replaceAll('_', ' ')
          .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )

function decoded(charset: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return null
  }
}

/** Headers of today's mails are UTF-8 where they are not ASCII (RFC 6532). */
const asUtf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8')
