// The cart of this shop as this page knows it. Requests go one after another, so that the last answer is the newest.
import type { Cart, CartDestination, LineAddition } from '../../../services/shop/carts/schemas.ts'
import type { createApi } from '../../src/api.ts'
import type { BrowserStorage } from '../../src/browser-storage.ts'
import { explain } from '../explain.ts'

type Api = Pick<ReturnType<typeof createApi>, 'get' | 'post' | 'put' | 'patch' | 'delete'>

export interface CartState {
  /** Null until it was asked for. */
  cart: Cart | null
  /** Pieces, as far as this browser remembers. */
  items: number
  isBusy: boolean
  /** Why the last change did not happen; null when it did. */
  problem: string | null
}

export interface CartStoreDeps {
  api: Api
  storage: BrowserStorage
  handle: string
  first: Cart | null
  /** Done before each request. */
  prepare: () => Promise<unknown>
}

export function createCartStore({ api, storage, handle, first, prepare }: CartStoreDeps) {
  const base = `/shops/${handle}/cart`
  const key = `shop.cart.${handle}`
  const listeners = new Set<() => void>()
  let state: CartState = { cart: first, items: first ? itemsOf(first) : 0, isBusy: false, problem: null }
  let last: Promise<unknown> = Promise.resolve()

  function enter(changes: Partial<CartState>) {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }

  function keep(cart: Cart) {
    const items = itemsOf(cart)
    if (items > 0) storage.setItem(key, String(items))
    else storage.removeItem(key)
    enter({ cart, items })
  }

  /** True when it went well. */
  function run(send: () => Promise<Cart>): Promise<boolean> {
    enter({ isBusy: true })
    const done = last.then(async () => {
      try {
        await prepare()
        keep(await send())
        enter({ problem: null })
        return true
      } catch (error) {
        enter({ problem: explain(error) })
        return false
      } finally {
        if (done === last) enter({ isBusy: false })
      }
    })
    last = done
    return done
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Whether this browser has put something into the cart before. */
    remember() {
      const items = Number(storage.getItem(key) ?? 0)
      if (items > 0 && state.cart === null) enter({ items })
      return items > 0
    },
    load: () => run(() => api.get<Cart>(base)),
    add: (line: LineAddition) => run(() => api.post<Cart>(`${base}/lines`, line)),
    setQuantity: (lineId: string, quantity: number) =>
      run(() => api.patch<Cart>(`${base}/lines/${lineId}`, { quantity })),
    remove: (lineId: string) => run(() => api.delete<Cart>(`${base}/lines/${lineId}`)),
    addCode: (code: string) => run(() => api.post<Cart>(`${base}/codes`, { code })),
    removeCode: (code: string) => run(() => api.delete<Cart>(`${base}/codes/${encodeURIComponent(code)}`)),
    setDestination: (destination: CartDestination) =>
      run(() => api.put<Cart>(`${base}/destination`, destination)),
    /** The customer has seen what is different. */
    accept: () =>
      run(() => {
        const { revision = 0, mark } = state.cart ?? {}
        return api.post<Cart>(`${base}/seen`, { revision, mark })
      }),
  }
}
export type CartStore = ReturnType<typeof createCartStore>

export const itemsOf = ({ lines }: Pick<Cart, 'lines'>) => lines.reduce((sum, line) => sum + line.quantity, 0)
