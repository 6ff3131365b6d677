// Whether a file says what only Atelier read: exiftool reads nothing behind some damage, and leaves some ways of writing
// as they are.
import type { ExiftoolTags } from './exiftool.ts'
import type { Field } from './fields.ts'

export function isSaid(field: Field, own: string, tags: ExiftoolTags, bytes: Buffer): boolean {
  // JPEG XL compresses with Brotli, which exiftool reads with a further module only.
  if (bytes.includes('brob')) return true
  // exiftool gives a packet as it is where its keyword in a PNG has other letters beside it.
  const packet = Buffer.from(String(tags['PNG:XMLcomadobexmp'] ?? ''))
  if (field === 'time') return [bytes, packet].some((each) => hasDay(own.slice(0, 10), each))
  // Without a reference exiftool gives the numbers, but no position; Atelier follows the sign of signed numbers.
  if (field === 'position') return typeof tags['GPS:GPSLatitude'] === 'number' || hasDegrees(own, bytes)
  return own.split(' | ').every((text) => {
    const wide = Buffer.from(text, 'utf16le')
    const forms = [Buffer.from(text), Buffer.from(text, 'latin1'), wide, Buffer.from(wide).swap16()]
    return forms.some((form) => bytes.includes(form) || packet.includes(form))
  })
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The day in digits in the file's order, in words, or as the seven bytes of a PNG's tIME. */
function hasDay(day: string, bytes: Buffer): boolean {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  const name = MONTHS[Number(month) - 1]
  const written = [
    // Up to four bytes in between: 年 has three in UTF-8, 년 is followed by a space.
    `${year}\\D{0,4}0?${Number(month)}\\D{0,4}0?${Number(dayOfMonth)}`,
    `0?${Number(dayOfMonth)} ${name}[a-z]* ${year}`,
    `${name}[a-z]* +0?${Number(dayOfMonth)}\\b.{0,12} ${year}`,
    `${dayOfMonth}\\.${month}\\.${year}`,
    // In words of other languages.
    `0?${Number(dayOfMonth)} (de )?[^\\d\\s]{3,10} (de )?${year}`,
  ]
  if (new RegExp(written.join('|'), 'is').test(bytes.toString('latin1'))) return true
  const time = Buffer.from([0x74, 0x49, 0x4d, 0x45, 0, 0, Number(month), Number(dayOfMonth)])
  time.writeUInt16BE(Number(year), 4)
  return bytes.includes(time)
}

/** Latitude and longitude as three fractions each, in either order of bytes, as EXIF has them. */
function hasDegrees(place: string, bytes: Buffer): boolean {
  const wanted = place.split(' ').map((degrees) => Math.abs(Number(degrees)))
  return wanted.every((degrees) => {
    for (let at = 0; at + 24 <= bytes.length; at += 1)
      for (const isLittle of [true, false])
        if (Math.abs(degreesAt(bytes, at, isLittle) - degrees) < 0.0001) return true
    return false
  })
}

function degreesAt(bytes: Buffer, at: number, isLittle: boolean): number {
  const number = (index: number) =>
    isLittle ? bytes.readUInt32LE(at + index * 4) : bytes.readUInt32BE(at + index * 4)
  if (number(1) !== 1 || number(0) > 180) return Number.NaN
  return number(0) + number(2) / number(3) / 60 + number(4) / number(5) / 3600
}
