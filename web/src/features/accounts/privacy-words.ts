// What the privacy page says, made of the numbers by which things are kept.
import type { CookiePurpose, Privacy } from '../../../../services/accounts/schemas.ts'
import { formatCount } from '../../ui/format.ts'

export const COOKIE_WORDS: Record<CookiePurpose, string> = {
  access: 'keeps you signed in from page to page',
  session: 'signs you in again on this device',
  cart: 'your cart in a shop, without an account',
  link: 'your visit to photos that somebody sent you',
  chat: 'your conversation with a shop, without an account',
  mailbox: 'while you connect a mailbox, so that nobody else can',
}

const UNITS = [
  { seconds: 86_400, one: 'day' },
  { seconds: 3600, one: 'hour' },
  { seconds: 60, one: 'minute' },
] as const

/** In the largest unit that it fills. */
export function lasting(seconds: number): string {
  const unit = UNITS.find((each) => seconds >= each.seconds)
  return unit
    ? formatCount(Math.round(seconds / unit.seconds), unit.one)
    : formatCount(Math.round(seconds), 'second')
}

export interface Rest {
  name: string
  days: number
  why: string
}

/** Where something that was deleted for good still is, the shortest first. */
export const restsOf = ({ days }: Privacy): Rest[] =>
  [
    { name: 'The database’s past', days: days.past, why: 'undoes a mistake that damaged many records' },
    { name: 'Daily backups', days: days.dailyBackup, why: 'for a database that is lost' },
    { name: 'Deleted files', days: days.softDelete, why: 'can be restored until then' },
    { name: 'Weekly backups', days: days.weeklyBackup, why: 'for damage that was noticed late' },
  ]
    .filter((rest) => rest.days > 0)
    .sort((a, b) => a.days - b.days)

/** After these days nothing that was deleted for good can be brought back by anybody. */
export const goneAfter = (privacy: Privacy): number =>
  Math.max(0, ...restsOf(privacy).map(({ days }) => days))

export function placesOf({ regions: [first, second] }: Privacy): string {
  if (!first)
    return 'On the machine that runs this studio, where its owner reads and removes files and logs as they like.'
  const copies = second
    ? ` What you upload is kept in ${second} as well, so that the loss of one place loses nothing.`
    : ''
  return `In Google’s cloud, region ${first}.${copies} It is encrypted there and on its way.`
}
