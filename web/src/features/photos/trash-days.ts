/** Days that a photo stays in the trash. */
const TRASH_DAYS = 30
const DAY = 86_400_000

/** "12 days", "1 day", "less than a day". `now` in milliseconds. */
export function daysLeft(trashedAt: string, now: number): string {
  const days = Math.ceil((Date.parse(trashedAt) + TRASH_DAYS * DAY - now) / DAY)
  if (days < 1) return 'less than a day'
  return days === 1 ? '1 day' : `${Math.min(days, TRASH_DAYS)} days`
}
