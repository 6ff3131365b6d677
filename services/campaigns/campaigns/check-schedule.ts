import { AppError } from '../../platform/errors.ts'
import type { Schedule } from './schedule-schemas.ts'

/** Throws AppError `invalid` for a time zone that does not exist, or hours that end before they begin. */
export function checkSchedule({ timeZone, hours }: Schedule): void {
  // Both have two digits for hours and minutes, so they compare as texts.
  if (hours && hours.from >= hours.until)
    throw invalid('hours', 'The hours must begin before they end', 'ends before it begins')
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw invalid('timeZone', 'There is no such time zone', 'is not a time zone')
  }
}

const invalid = (field: string, detail: string, message: string) =>
  new AppError('invalid', detail, { errors: [{ field: `schedule/${field}`, message }] })
