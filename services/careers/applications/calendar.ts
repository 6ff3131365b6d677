// Next steps as a calendar file. Source: RFC 5545, https://www.rfc-editor.org/rfc/rfc5545
import { DAY_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import type { Application } from './schemas.ts'

/** Octets of a line, without its line break (RFC 5545, 3.1). */
const LINE = 75
const EOL = '\r\n'

export function calendarOf(applications: readonly Application[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Atelier//Careers//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...applications.flatMap(eventOf),
    'END:VCALENDAR',
  ]
  return lines.map((line) => fold(line) + EOL).join('')
}

/** All-day events have dates without times and zones, so that no zone moves them to another day. */
function eventOf({ id, title, company, url, nextStep, updatedAt }: Application): string[] {
  if (!nextStep?.on) return []
  const what = company ? `${title}, ${company}` : title
  const address = url && printableUrl(url)
  return [
    'BEGIN:VEVENT',
    `UID:${id}@careers.atelier`,
    `DTSTAMP:${updatedAt.replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(nextStep.on)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(nextStep.on))}`,
    `SUMMARY:${escaped(`${nextStep.text} (${what})`)}`,
    ...(address ? [`URL:${address}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const compact = (day: string) => day.replaceAll('-', '')
const dayAfter = (day: string) => isoTime(Date.parse(day) + DAY_MS).slice(0, 10)

/** An address is not escaped as text is, so only one without line breaks may be written. */
const printableUrl = (url: string) => (URL.canParse(url) ? new URL(url).href : null)

const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** Long lines go on after a line break and a space; a character is never split. */
function fold(line: string): string {
  const rows: string[] = []
  let row = ''
  let octets = 0
  for (const character of line) {
    const length = Buffer.byteLength(character)
    // The space before a continuation counts too.
    if (octets + length > (rows.length === 0 ? LINE : LINE - 1)) {
      rows.push(row)
      row = ''
      octets = 0
    }
    row += character
    octets += length
  }
  return [...rows, row].join(`${EOL} `)
}
