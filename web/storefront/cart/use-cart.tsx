import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'
import type { Cart } from '../../../services/shop/carts/schemas.ts'
import { api, session } from '../../src/api.ts'
import { openStorage } from '../../src/browser-storage.ts'
import { freshCustomer } from '../customer.ts'
import { followChanges } from '../follow-changes.ts'
import { useShop } from '../shop-context.ts'
import { type CartState, type CartStore, createCartStore } from './cart-store.ts'

interface CartContextValue {
  store: CartStore
  isDrawerOpen: boolean
  openDrawer: (isOpen: boolean) => void
}
const CartContext = createContext<CartContextValue | null>(null)

/** `first` is the cart with which the server has rendered the page; null where it did not ask for it. */
export function CartProvider({ first, children }: { first: Cart | null; children: ReactNode }) {
  const { shop } = useShop()
  const [store] = useState(() =>
    createCartStore({ api, storage: openStorage(), handle: shop.handle, first, prepare: freshCustomer }),
  )
  const [isDrawerOpen, openDrawer] = useState(false)

  useEffect(() => {
    const isKnown = store.remember()
    if (first === null && (isKnown || session.known())) void store.load()
    return followChanges({
      cart: ({ handle, revision }) => {
        if (handle === shop.handle && revision !== store.get().cart?.revision) void store.load()
      },
      resync: () => void store.load(),
    })
  }, [store, first, shop.handle])

  return <CartContext value={{ store, isDrawerOpen, openDrawer }}>{children}</CartContext>
}

export function useCart(): CartState & Omit<CartContextValue, 'store'> & { store: CartStore } {
  const context = use(CartContext)
  if (!context) throw new Error('There is no cart around this component')
  const state = useSyncExternalStore(context.store.subscribe, context.store.get, context.store.get)
  return { ...state, ...context }
}
