import { useEffect, useRef } from 'react'
import { mainButton, quietButton } from '../controls.ts'
import { CloseIcon } from '../icons.tsx'
import { useShop } from '../shop-context.ts'
import { CartLines } from './cart-lines.tsx'
import { CartProblems } from './cart-problems.tsx'
import { CartTotals } from './cart-totals.tsx'
import { EmptyCart } from './empty-cart.tsx'
import { useCart } from './use-cart.tsx'

export function CartDrawer() {
  const { store, isDrawerOpen, openDrawer } = useCart()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (isDrawerOpen && !dialog.current?.open) {
      dialog.current?.showModal()
      void store.load()
    } else if (!isDrawerOpen) dialog.current?.close()
  }, [isDrawerOpen, store])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by itself; this is for the place beside it.
    <dialog
      ref={dialog}
      aria-labelledby="cart-title"
      onClose={() => openDrawer(false)}
      onClick={({ target, currentTarget }) => target === currentTarget && openDrawer(false)}
      className="m-0 ml-auto h-dvh max-h-none w-full max-w-md bg-paper p-0 text-ink shadow-lift open:animate-slide"
    >
      {isDrawerOpen && <DrawerContent />}
    </dialog>
  )
}

function DrawerContent() {
  const { path } = useShop()
  const { cart, isBusy, openDrawer } = useCart()
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center justify-between border-b border-line px-5 py-3">
        <h2 id="cart-title" className="text-lg font-semibold">
          Your cart
        </h2>
        <button
          type="button"
          aria-label="Close the cart"
          onClick={() => openDrawer(false)}
          className="inline-flex size-11 items-center justify-center rounded-md hover:bg-wash"
        >
          <CloseIcon />
        </button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4" aria-busy={isBusy}>
        <CartProblems />
        {cart && cart.lines.length > 0 && <CartLines lines={cart.lines} />}
        {cart && cart.lines.length === 0 && <EmptyCart />}
        {!cart && <p className="py-10 text-center text-ink-soft">{isBusy ? 'Loading…' : ''}</p>}
      </div>
      {cart && cart.lines.length > 0 && (
        <div className="border-t border-line px-5 pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
          <CartTotals totals={cart.totals} codes={cart.codes} />
          <div className="mt-4 grid gap-2">
            <a href={path('/checkout')} className={mainButton}>
              Go to checkout
            </a>
            <a href={path('/cart')} className={quietButton}>
              View the cart
            </a>
          </div>
        </div>
      )}
    </div>
  )
}
