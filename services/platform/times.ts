/** A time as the API tells it: RFC 3339, UTC, with milliseconds always, so that such texts compare as times do. */
export function isoTime(milliseconds: number): string
export function isoTime(milliseconds: number | null): string | null
export function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
