// What the timeline needs first. The requests are sent by whoever knows the address first: the server that sends the
// page, or the script that runs before the application (first-paint.ts).
import type { PhotoSummary } from '../../../../services/photos/list-schemas.ts'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import type { PageOf } from '../../../../services/platform/schemas.ts'
import type { EarlyPage } from '../../early.ts'
import { type DayCount, planStretches } from './gallery/plan.ts'
import { PAGE_SIZE, STRETCH_SIZE } from './page-size.ts'

const base = '/api/v1/photos'
const newest = 'sort=taken&order=desc'

/** The counts per day, and the newest photos: as many as a stretch can have, because its days are not known yet. */
export const timeline = {
  summary: `${base}/summary`,
  newest: `${base}?${newest}&limit=${STRETCH_SIZE}`,
  /** The modules below web/src that are loaded after the first load. */
  parts: ['shell/shell.tsx', 'features/photos/index.tsx'],
} as const

export const ACCOUNT = '/api/v1/account'

const page = {
  asks: [ACCOUNT, timeline.summary, timeline.newest],
  parts: timeline.parts,
} satisfies EarlyPage

/** The home address shows the first room. */
export const earlyPages = { '/': page, '/photos': page }

/** The request for the first stretch as the gallery sends it; null where there are no photos. */
export function firstStretchUrl({ days }: PhotoSummary): string | null {
  const [first] = planStretches(days)
  return first ? `${base}?${newest}&from=${first.from}&to=${first.to}&limit=${PAGE_SIZE}` : null
}

/** The photos of the first stretch as the API would list them; null when they are not exactly those that it counts. */
export function firstStretch({ days }: PhotoSummary, { items }: PageOf<PhotoTile>): PageOf<PhotoTile> | null {
  const [first] = planStretches(days)
  if (!first) return null
  const inside = items.filter(({ day }) => day >= first.from && day <= first.to)
  return inside.length === sum(first.days) ? { items: inside, nextCursor: null } : null
}

const sum = (days: readonly DayCount[]) => days.reduce((total, { count }) => total + count, 0)
