// What is known of addresses before their campaign writes to them.
import type { Firestore } from '@google-cloud/firestore'
import { CAMPAIGNS } from '../campaigns/store.ts'
import { REASON_FIELDS, reasonOf, SUPPRESSIONS } from '../suppressions/store.ts'
import { RECIPIENTS, suppressionId } from './record.ts'

export interface KnownAddress {
  /** Why it will not be written to, in plain words; null otherwise. */
  reason: string | null
  /** Earlier campaigns that wrote to it. */
  titles: string[]
}

/** Firestore's limit for the values of an `in`. */
const IN_ONE_QUERY = 30
const AT_ONCE = 5
const MAX_TITLES = 5
/** States in which a mail went out, or may have. */
const WRITTEN = new Set(['sent', 'unknown', 'transmitting'])

const WHY: Record<string, string> = {
  manual: 'you put it there',
  unsubscribed: 'they unsubscribed',
  bounced: 'a mail to it came back',
  complaint: 'they complained',
}

export function createKnownAddresses(firestore: Firestore) {
  const titles = new Map<string, string>()

  async function suppressed(ownerId: string, emails: readonly string[]): Promise<Map<string, string>> {
    const references = emails.map((email) =>
      firestore.collection(SUPPRESSIONS).doc(suppressionId(ownerId, email)),
    )
    const found = await firestore.getAll(...references, { fieldMask: REASON_FIELDS })
    const entries = found.flatMap((snapshot, index): [string, string][] => {
      const email = emails[index]
      if (!snapshot.exists || email === undefined) return []
      const why = WHY[String(reasonOf(snapshot))]
      return [[email, `On the list of addresses that are never written to${why ? `: ${why}` : ''}.`]]
    })
    return new Map(entries)
  }

  /** The ids of campaigns that wrote to these addresses, by address. */
  async function writers(owner: { ownerId: string; campaignId: string }, emails: readonly string[]) {
    const { docs } = await firestore
      .collection(RECIPIENTS)
      .where('ownerId', '==', owner.ownerId)
      .where('email', 'in', emails)
      .select('email', 'campaignId', 'state')
      .get()
    return docs.flatMap((snapshot): [string, string][] => {
      const campaignId = String(snapshot.get('campaignId'))
      const isOther = campaignId !== owner.campaignId && WRITTEN.has(snapshot.get('state'))
      return isOther ? [[String(snapshot.get('email')), campaignId]] : []
    })
  }

  async function learnTitles(ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !titles.has(id))
    if (unknown.length === 0) return
    const references = unknown.map((id) => firestore.collection(CAMPAIGNS).doc(id))
    for (const snapshot of await firestore.getAll(...references, { fieldMask: ['title'] }))
      titles.set(snapshot.id, String(snapshot.get('title') ?? ''))
  }

  /** Addresses of which nothing is known are left out. */
  return async (
    owner: { ownerId: string; campaignId: string },
    emails: readonly string[],
  ): Promise<Map<string, KnownAddress>> => {
    const parts = Array.from({ length: Math.ceil(emails.length / IN_ONE_QUERY) }, (_, index) =>
      emails.slice(index * IN_ONE_QUERY, (index + 1) * IN_ONE_QUERY),
    )
    const reasons = await suppressed(owner.ownerId, emails)
    const written: [string, string][] = []
    for (let start = 0; start < parts.length; start += AT_ONCE) {
      const some = parts.slice(start, start + AT_ONCE).map((part) => writers(owner, part))
      written.push(...(await Promise.all(some)).flat())
    }
    await learnTitles(written.map(([, campaignId]) => campaignId))
    const known = new Map<string, KnownAddress>()
    for (const [email, reason] of reasons) known.set(email, { reason, titles: [] })
    for (const [email, campaignId] of written) {
      const each = known.get(email) ?? { reason: null, titles: [] }
      const title = titles.get(campaignId) ?? ''
      if (title !== '' && each.titles.length < MAX_TITLES && !each.titles.includes(title))
        each.titles.push(title)
      known.set(email, each)
    }
    return known
  }
}
