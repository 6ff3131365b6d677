/** A time in the API's format: RFC 3339, UTC, always with milliseconds, so that the texts compare as the times do. */
export function isoTime(milliseconds: number): string
export function isoTime(milliseconds: number | null): string | null
export function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
