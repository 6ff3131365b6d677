// Whether a file says what only Atelier read: exiftool reads nothing behind some damage, and leaves some ways of writing
// as they are.
import type { ExiftoolTags } from './exiftool.ts'
import type { Field } from './fields.ts'

export function isSaid(field: Field, own: string, tags: ExiftoolTags, bytes: Buffer): boolean {
  if (field === 'time') return hasDay(own.slice(0, 10), bytes)
  // Without a reference exiftool gives the numbers, but no position; Atelier follows the sign of signed numbers.
  if (field === 'position') return typeof tags['GPS:GPSLatitude'] === 'number'
  // JPEG XL compresses with Brotli, which exiftool reads with a further module only.
  if (bytes.includes('brob')) return true
  return own.split(' | ').every((text) => {
    const wide = Buffer.from(text, 'utf16le')
    const forms = [Buffer.from(text), Buffer.from(text, 'latin1'), wide, Buffer.from(wide).swap16()]
    return forms.some((form) => bytes.includes(form))
  })
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The day in digits in the file's order, in words, or as the seven bytes of a PNG's tIME. */
function hasDay(day: string, bytes: Buffer): boolean {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  const name = MONTHS[Number(month) - 1]
  const written = [
    `${year}\\D?0?${Number(month)}\\D?0?${Number(dayOfMonth)}`,
    `0?${Number(dayOfMonth)} ${name}[a-z]* ${year}`,
    `${name}[a-z]* +0?${Number(dayOfMonth)}\\b.{0,12} ${year}`,
  ]
  if (new RegExp(written.join('|'), 's').test(bytes.toString('latin1'))) return true
  const time = Buffer.from([0x74, 0x49, 0x4d, 0x45, 0, 0, Number(month), Number(dayOfMonth)])
  time.writeUInt16BE(Number(year), 4)
  return bytes.includes(time)
}
