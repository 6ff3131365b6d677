// The trail of security events: what happened to an account, and from where. Entries are only appended, never edited.
import { createHash } from 'node:crypto'
import { type DocumentData, FieldValue, type Firestore } from '@google-cloud/firestore'
import type { Client } from './client.ts'
import { toTimestamp } from './documents.ts'
import { DAY_MS, HOUR_MS } from './durations.ts'
import type { Log } from './log.ts'
import { coarseNetwork } from './network.ts'
import { TRAIL_DAYS } from './retention.ts'
import type { SecurityEventKind } from './schemas.ts'

export const TRAIL_COLLECTION = 'securityEvents'
const KEPT_MS = TRAIL_DAYS * DAY_MS
const LONGEST_TEXT = 200
/** Failed sign-ins for addresses without an account fill at most this many documents an hour. */
const UNKNOWN_SHARDS = 16

export interface TrailEntry {
  /** The account concerned; null for failures at an address that has none. */
  accountId: string | null
  kind: SecurityEventKind
  client: Client
  /** The administrator who acted, if it was not the person. */
  actorId?: string
  /**
   * A few plain words, for example the name of a key. Secrets and e-mail addresses must not be in it, because they
   * would outlive the account.
   */
  detail?: string
}

/** A transaction or a batch. */
export interface TrailWriter {
  create(reference: FirebaseFirestore.DocumentReference, data: DocumentData): unknown
}

export interface Trail {
  /** Adds the event to the same write, so it is on the trail exactly when the action succeeded. */
  record(writer: TrailWriter, entry: TrailEntry): void
  /**
   * Counts a failure. All failures of one hour, account and network share a document, so that guessing cannot fill the
   * database. The work is the same whether or not the account exists.
   */
  recordFailure(entry: Pick<TrailEntry, 'accountId' | 'client'> & { kind: 'sign-in-failed' }): Promise<void>
}

export interface TrailDeps {
  firestore: Firestore
  log: Pick<Log, 'info'>
  now: () => number
  newId: () => string
}

export function createTrail({ firestore, log, now, newId }: TrailDeps): Trail {
  const events = firestore.collection(TRAIL_COLLECTION)

  const describe = ({ accountId, kind, client, actorId, detail }: TrailEntry): DocumentData => ({
    accountId,
    actorId: actorId ?? null,
    kind,
    userAgent: shortened(client.userAgent),
    network: coarseNetwork(client.address),
    detail: detail === undefined ? null : shortened(detail),
    at: toTimestamp(now()),
    expiresAt: toTimestamp(now() + KEPT_MS),
  })

  /**
   * The operator's copy, which a log sink keeps where nobody with the database's rights can change it. It is written
   * before the transaction is, so a failed action may be in it: too much is better than too little. It names no
   * device, because it outlives the account.
   */
  const logEntry = ({ accountId, kind, client, actorId }: TrailEntry) =>
    log.info(
      {
        securityEvent: { kind, accountId, actorId: actorId ?? null, network: coarseNetwork(client.address) },
      },
      `Security event ${kind}`,
    )

  return {
    record(writer, entry) {
      logEntry(entry)
      writer.create(events.doc(newId()), { ...describe(entry), count: 1 })
    },

    async recordFailure({ accountId, kind, client }) {
      logEntry({ accountId, kind, client })
      const network = coarseNetwork(client.address)
      const hour = Math.floor(now() / HOUR_MS)
      const place = accountId === null ? `unknown ${shardOf(network)}` : `${accountId} ${network}`
      const id = createHash('sha256').update(`${kind} ${hour} ${place}`).digest('hex').slice(0, 40)
      const event = describe({ accountId, kind, client })
      const shown = accountId === null ? { ...event, userAgent: '', network: '' } : event
      await events.doc(id).set({ ...shown, count: FieldValue.increment(1) }, { merge: true })
    },
  }
}

const shardOf = (network: string) => (createHash('sha256').update(network).digest()[0] ?? 0) % UNKNOWN_SHARDS

const shortened = (text: string) => text.slice(0, LONGEST_TEXT).toWellFormed()
