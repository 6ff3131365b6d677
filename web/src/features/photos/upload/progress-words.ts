// Describes all uploads in two lines of text.
import { formatBytes, formatCount } from '../../../ui/format.ts'
import { formatTimeLeft } from '../numbers.ts'
import type { Totals } from './totals.ts'

export function headline(totals: Totals): string {
  const { files, done, duplicate, running, paused, trouble, isOffline } = totals
  if (isOffline) return 'Will resume when you’re online'
  if (running > 0)
    return `Uploading ${Math.min(files, done + duplicate + 1)} of ${formatCount(files, 'photo')}`
  if (paused > 0) return `${formatCount(paused, 'upload')} paused`
  if (trouble > 0) return `${formatCount(trouble, 'file')} could not be uploaded`
  return outcome(totals)
}

/** A `bytesPerSecond` of 0 means that the speed is unknown. */
export function details(totals: Totals, bytesPerSecond: number): string {
  const { running, paused, bytes, sent, done, duplicate, trouble } = totals
  if (running === 0) {
    if (paused + trouble > 0 && done + duplicate > 0) return outcome(totals)
    return sent > 0 ? `${formatBytes(sent)} sent` : 'Nothing had to be sent'
  }
  const parts = [`${formatBytes(sent)} of ${formatBytes(bytes)}`]
  if (bytesPerSecond > 0)
    parts.push(
      `${formatBytes(Math.round(bytesPerSecond))}/s`,
      formatTimeLeft((bytes - sent) / bytesPerSecond),
    )
  return parts.join(' · ')
}

/** What the uploads have added to the studio: `12 photos uploaded, 3 already there`. */
export function outcome({ done, duplicate }: Pick<Totals, 'done' | 'duplicate'>): string {
  if (duplicate === 0) return `${formatCount(done, 'photo')} uploaded`
  if (done === 0) return `${formatCount(duplicate, 'photo')} already in your studio`
  return `${formatCount(done, 'photo')} uploaded, ${duplicate.toLocaleString('en')} already there`
}
