// Buyers who all want the same article at the same moment.

import type { OrderRequest } from '../../services/shop/checkout/schemas.ts'
import { CARDS } from '../../services/shop/checkout/test-world.ts'

export interface Buyer {
  key: string
  turn: number
  body: OrderRequest
}

/** `again`: nobody knows what became of it, so the same request has to be sent again. */
export type Outcome = 'ordered' | 'refused' | 'declined' | 'again' | 'error'

/** Some cards are declined, and some banks do not answer, when `random` is given. */
export const createBuyers = (
  count: number,
  bodyOf: (edit: Partial<OrderRequest>) => OrderRequest,
  random: (() => number) | null,
): Buyer[] =>
  Array.from({ length: count }, (_, n) => ({
    key: `buyer-${n}`,
    turn: n,
    body: bodyOf({ email: `buyer-${n}@example.com`, testCard: { number: cardFor(random?.() ?? 1) } }),
  }))

function cardFor(chance: number): string {
  if (chance < 0.1) return CARDS.declines
  return chance < 0.2 ? CARDS.silent : CARDS.succeeds
}

export async function buy(url: string, { key, body }: Buyer, handle: string): Promise<Outcome> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  let answer: Response
  let problem: { code?: string }
  try {
    answer = await fetch(`${url}/api/v1/shops/${handle}/orders`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    problem = (await answer.json()) as { code?: string }
  } catch {
    // The process has ended.
    return 'again'
  }
  if (answer.status === 201) return 'ordered'
  if (answer.status === 402) return 'declined'
  if (answer.status === 503 || problem.code === 'still-running') return 'again'
  if (answer.status === 409 && problem.code === 'sold-out') return 'refused'
  console.error(answer.status, JSON.stringify(problem))
  return 'error'
}
