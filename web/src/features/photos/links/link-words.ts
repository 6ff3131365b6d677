// How links are described to their maker.
import type { PhotoLink, SharedDownloads } from '../../../../../services/photos/links/schemas.ts'
import type { Tone } from '../../../ui/badge.tsx'
import { formatAge, formatCount } from '../../../ui/format.ts'

export const DOWNLOADS: readonly { value: SharedDownloads; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'small', label: '1,600 pixels' },
  { value: 'original', label: 'Originals' },
]

export const STATES: Record<PhotoLink['state'], { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'ok' },
  expired: { label: 'Expired', tone: 'neutral' },
  revoked: { label: 'Ended', tone: 'neutral' },
}

export const sourceWords = ({ source }: PhotoLink): string =>
  source.kind === 'album' ? 'An album' : formatCount(source.count, 'photo')

export const seenWords = ({ lastSeenAt, visits }: PhotoLink, now = Date.now()): string =>
  lastSeenAt === null ? 'Not opened yet' : `${formatAge(lastSeenAt, now)} · ${formatCount(visits, 'visit')}`

export const recipientWords = ({ recipient, email }: PhotoLink): string =>
  recipient || email || 'Nobody named'

/** The last moment of a day as a date field gives it, in the browser's zone, as RFC 3339; null for no day. */
export function endOfDay(day: string): string | null {
  if (day === '') return null
  const end = new Date(`${day}T23:59:59`)
  return Number.isNaN(end.getTime()) ? null : end.toISOString()
}

/** The day of a time for a date field, in the browser's zone; empty for none. */
export function dayOf(time: string | null): string {
  if (time === null) return ''
  const date = new Date(time)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** A mail that the person's own program sends. */
export function mailTo(
  { title, email, message }: Pick<PhotoLink, 'title' | 'email' | 'message'>,
  address: string,
) {
  const body = [message, address].filter(Boolean).join('\n\n')
  return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`
}
