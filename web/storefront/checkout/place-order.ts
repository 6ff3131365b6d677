// One order, however often the button is pressed: the request keeps its key until the shop has answered, also when the
// page is loaded again in between. A request whose answer was lost is asked for before another one is made.
import type { Checkout, OrderRequest } from '../../../services/shop/checkout/schemas.ts'
import { ApiError, readProblem } from '../../src/api-error.ts'
import type { BrowserStorage } from '../../src/browser-storage.ts'

export interface PlacingDeps {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  storage: Pick<BrowserStorage, 'getItem' | 'setItem' | 'removeItem'>
  handle: string
  newKey: () => string
}

interface Open {
  key: string
  body: string
}

export function createPlacing({ fetch, storage, handle, newKey }: PlacingDeps) {
  const place = `shop.checkout.${handle}`

  async function send({ key, body }: Open): Promise<Checkout> {
    const response = await fetch(`/api/v1/shops/${handle}/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': key },
      body,
    }).catch((cause: unknown) => {
      throw new ApiError({ status: 0, title: 'No connection', code: 'network' }, { cause })
    })
    if (response.ok) {
      storage.removeItem(place)
      return (await response.json()) as Checkout
    }
    const error = await readProblem(response)
    if (isAnswered(error)) storage.removeItem(place)
    throw error
  }

  function openOne(): Open | null {
    const stored = storage.getItem(place)
    return stored === null ? null : (JSON.parse(stored) as Open)
  }

  /** What became of a request whose answer was lost; null when it came to nothing. */
  async function settle(open: Open): Promise<Checkout | null> {
    try {
      return await send(open)
    } catch (error) {
      if (error instanceof ApiError && isAnswered(error)) return null
      throw error
    }
  }

  return {
    /** Throws ApiError. The same request again gives the same answer. */
    async place(request: OrderRequest): Promise<Checkout> {
      const body = JSON.stringify(request)
      const open = openOne()
      if (open && open.body !== body) {
        const earlier = await settle(open)
        if (earlier) return earlier
      }
      const next = open?.body === body ? open : { key: newKey(), body }
      storage.setItem(place, JSON.stringify(next))
      return send(next)
    },
  }
}

/** Whether the shop has decided; otherwise nobody knows what became of the order, and the same is asked again. */
const isAnswered = ({ status, code }: ApiError) =>
  status >= 400 &&
  status < 500 &&
  status !== 408 &&
  status !== 429 &&
  !(status === 409 && code === 'still-running')
