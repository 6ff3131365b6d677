// Visits of links. A visit is a browser that opened a link, for a day; nothing else is known about it.
import type { Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, Time } from '../../platform/documents.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../platform/durations.ts'
import { hasStatus, STATUS } from '../../platform/grpc-status.ts'
import { isoTime } from '../../platform/times.ts'
import type { LinkRecord } from './record.ts'
import type { LinkStore } from './store.ts'

export const VISITS = 'photoLinkVisits'
/** How long a browser that opened a link is the same visit. */
export const VISIT_MS = DAY_MS
/** A browser that comes back within this time was last seen now anyway. */
const SEEN_AGAIN_MS = 5 * MINUTE_MS
/** Programs without cookies are a new visit each time; the database takes about one write a second of a document. */
const SEEN_ANEW_MS = SECOND_MS

const stored = documents(
  Type.Object({
    ownerId: Type.String(),
    linkId: Type.String(),
    downloaded: Type.Boolean(),
    expiresAt: Time,
  }),
)

export interface VisitsDeps {
  firestore: Firestore
  links: Pick<LinkStore, 'change' | 'changeWith'>
  now: () => number
}

export type Visits = ReturnType<typeof createVisits>

export function createVisits({ firestore, links, now }: VisitsDeps) {
  const lastSeen = ({ lastSeenAt }: LinkRecord) => (lastSeenAt === null ? 0 : Date.parse(lastSeenAt))

  return {
    /** Notes that somebody has opened the link. */
    async seen(link: LinkRecord, isNew: boolean): Promise<void> {
      const pause = isNew ? SEEN_ANEW_MS : SEEN_AGAIN_MS
      if (now() - lastSeen(link) < pause) return
      await links.change(link.id, (found) =>
        found?.state === 'live'
          ? { ...found, lastSeenAt: isoTime(now()), visits: found.visits + (isNew ? 1 : 0) }
          : null,
      )
    },

    /** Notes that something was downloaded in this visit; the link counts it once. */
    async downloaded({ id, ownerId }: LinkRecord, visitId: string): Promise<void> {
      const document = firestore.collection(VISITS).doc(`${id}_${visitId}`)
      const known = stored.read(await document.get())
      if (known?.downloaded) return
      const visit = { ownerId, linkId: id, downloaded: true, expiresAt: now() + VISIT_MS }
      const counted = (found: LinkRecord | null) =>
        found?.state === 'live' ? { ...found, downloaded: found.downloaded + 1 } : null
      try {
        await links.changeWith(id, counted, (transaction) => transaction.create(document, stored.data(visit)))
      } catch (error) {
        // Two downloads began at once, and the other one was counted.
        if (!hasStatus(error, STATUS.ALREADY_EXISTS)) throw error
      }
    },
  }
}
