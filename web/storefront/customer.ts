// Whether a visitor is signed in to the studio, and as whom. Visitors without an account never ask.
import type { Account } from '../../services/accounts/schemas.ts'
import { api, session } from '../src/api.ts'

export type Customer = Pick<Account, 'email' | 'name'>

/** Below the time after which a session's cookie has to be renewed. */
const FRESH_MS = 5 * 60_000

let asked: { at: number; answer: Promise<Customer | null> } | null = null

/**
 * Null for a guest. It renews the session where needed, without which the shop would take a customer for a guest: ask
 * before every request about a cart or an order.
 */
export function freshCustomer(now = Date.now()): Promise<Customer | null> {
  if (!session.known()) return Promise.resolve(null)
  if (asked === null || now - asked.at > FRESH_MS)
    asked = { at: now, answer: api.get<Account>('/account').catch(() => null) }
  return asked.answer
}
