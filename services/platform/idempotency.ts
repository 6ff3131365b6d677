// Requests that may come again: by a double click, from another tab, or because their answer was lost. The first with a
// key does the work; all others with the same key and body get its answer.
import { createHash } from 'node:crypto'
import type { Firestore, Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, Time } from './documents.ts'
import { DAY_MS, MINUTE_MS } from './durations.ts'
import { AppError } from './errors.ts'
import { type KeyOutcome, outcomeOf, readOutcome, unwrap } from './key-outcome.ts'

export const IDEMPOTENCY_KEYS = 'idempotencyKeys'
/** How long a key is remembered. */
export const KEY_KEPT_MS = DAY_MS
/** A run that has not ended by then was killed, and the next try continues it. */
export const KEY_LEASE_MS = MINUTE_MS
const MOST_RETRY_SECONDS = 5

/** 1 to 200 visible ASCII characters. */
export const IdempotencyKey = Type.String({ pattern: '^[\\x21-\\x7e]{1,200}$' })

const StoredKey = Type.Object({
  bodyHash: Type.String(),
  /** What the work is about, such as an order: a later run finds there what an earlier one has done. */
  subject: Type.String(),
  /** JSON; null while the work is under way. */
  outcome: Type.Union([Type.String(), Type.Null()]),
  leaseUntil: Time,
  expiresAt: Time,
})
const keyDocuments = documents(StoredKey)
type StoredKey = Static<typeof StoredKey>

export interface KeyedRequest {
  /** Whose key it is and for what, so that two people may use the same: operation, person, … */
  scope: readonly string[]
  key: string
  body: unknown
}

/** A request by the hashes of its key and its body. */
export interface KeyClaim {
  id: string
  bodyHash: string
}

export type KeyStanding =
  | { kind: 'new' }
  /** Work that was begun and is neither finished nor under way. */
  | { kind: 'stalled'; subject: string }
  | { kind: 'running'; subject: string; retryAfter: number }
  | { kind: 'reused' }
  | { kind: 'answered'; outcome: KeyOutcome }

export type Idempotency = ReturnType<typeof createIdempotency>

export function createIdempotency({ firestore, now }: { firestore: Firestore; now: () => number }) {
  const collection = firestore.collection(IDEMPOTENCY_KEYS)

  const standingOf = (claim: KeyClaim, stored: StoredKey | null): KeyStanding => {
    if (!stored || stored.expiresAt <= now()) return { kind: 'new' }
    if (stored.bodyHash !== claim.bodyHash) return { kind: 'reused' }
    if (stored.outcome !== null) return { kind: 'answered', outcome: readOutcome(stored.outcome) }
    const waits = Math.ceil((stored.leaseUntil - now()) / 1000)
    if (waits <= 0) return { kind: 'stalled', subject: stored.subject }
    return { kind: 'running', subject: stored.subject, retryAfter: Math.min(waits, MOST_RETRY_SECONDS) }
  }

  /** Several at once; the results have the order of the claims. */
  async function read(transaction: Transaction, claims: readonly KeyClaim[]): Promise<KeyStanding[]> {
    if (claims.length === 0) return []
    const snapshots = await transaction.getAll(...claims.map(({ id }) => collection.doc(id)))
    return claims.map((claim, at) => standingOf(claim, keyDocuments.read(snapshots[at]!)))
  }

  /** Until it is finished or its lease is over, others with the key are told that it is under way. */
  function begin(transaction: Transaction, { id, bodyHash }: KeyClaim, subject: string): void {
    const leaseUntil = now() + KEY_LEASE_MS
    const data = { bodyHash, subject, outcome: null, leaseUntil, expiresAt: now() + KEY_KEPT_MS }
    transaction.set(collection.doc(id), keyDocuments.data(data))
  }

  /** Keeps how it ended, and resolves to what others are told: another run may have been faster. */
  function finish({ id, bodyHash }: KeyClaim, outcome: KeyOutcome): Promise<KeyOutcome> {
    return firestore.runTransaction(async (transaction) => {
      const stored = keyDocuments.read(await transaction.get(collection.doc(id)))
      if (stored?.bodyHash !== bodyHash) return outcome
      if (stored.outcome !== null) return readOutcome(stored.outcome)
      transaction.update(collection.doc(id), keyDocuments.data({ outcome: JSON.stringify(outcome) }))
      return outcome
    })
  }

  /** Ends a run that came to nothing for now: the next try need not wait. */
  const release = ({ id }: KeyClaim) => collection.doc(id).update(keyDocuments.data({ leaseUntil: now() }))

  /** Ends what was begun: its value or its refusal is kept, and a failure that may pass is not. */
  async function conclude<Value>(claim: KeyClaim, work: () => Promise<Value>): Promise<Value> {
    const outcome = await outcomeOf(work).catch(async (error: unknown) => {
      // The lease ends by itself, too.
      await release(claim).catch(() => undefined)
      throw error
    })
    return unwrap(await finish(claim, outcome))
  }

  /**
   * Begins the work, or continues what an earlier run has begun, with that one's subject. Throws AppError `mismatch` for
   * another body, and `conflict` while it is under way.
   */
  function enter(claim: KeyClaim, newSubject: string) {
    return firestore.runTransaction(async (transaction) => {
      const [standing] = await read(transaction, [claim])
      const answered = answerOf(standing!)
      const subject = standing?.kind === 'stalled' ? standing.subject : newSubject
      if (!answered) begin(transaction, claim, subject)
      return { answered, subject }
    })
  }

  return {
    read,
    begin,
    enter,
    finish,
    conclude,

    /** Without a transaction, for a first look. */
    async get(claim: KeyClaim): Promise<KeyStanding> {
      return standingOf(claim, keyDocuments.read(await collection.doc(claim.id).get()))
    },

    /**
     * Does the work once. `work` gets the subject of the first run, so that it finds what that has done. Its value must
     * be JSON. Throws like `enter`.
     */
    async once<Value>(
      request: KeyedRequest,
      newSubject: string,
      work: (subject: string) => Promise<Value>,
    ): Promise<Value> {
      const claim = keyClaim(request)
      const { answered, subject } = await enter(claim, newSubject)
      return answered ? unwrap(answered) : conclude(claim, () => work(subject))
    },
  }
}

export const keyClaim = ({ scope, key, body }: KeyedRequest): KeyClaim => ({
  id: hash(JSON.stringify([...scope, key])),
  bodyHash: hash(JSON.stringify(sorted(body))),
})

/** The answer that was given before; null when the work is to be done. Throws when it must not be. */
export function answerOf(standing: KeyStanding): KeyOutcome | null {
  if (standing.kind === 'reused')
    throw new AppError('mismatch', 'This Idempotency-Key was used for another request', {
      reason: 'idempotency-key-reused',
    })
  if (standing.kind === 'running')
    throw new AppError('conflict', 'The same request is still being worked on', {
      reason: 'still-running',
      retryAfter: standing.retryAfter,
    })
  return standing.kind === 'answered' ? standing.outcome : null
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** The order of an object's fields is not part of what it says. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, field]) => [name, sorted(field)]))
}
