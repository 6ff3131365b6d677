// A form that the server understands, too; with a script the cart opens beside the page.
import { type FormEvent, useEffect, useId, useState } from 'react'
import { MAX_LINE_QUANTITY } from '../../../services/shop/carts/schemas.ts'
import type { PublicProduct, PublicVariant } from '../../../services/shop/catalogue/schemas.ts'
import { Stepper } from '../cart/stepper.tsx'
import { useCart } from '../cart/use-cart.tsx'
import { input, mainButton } from '../controls.ts'
import { Money } from '../money.tsx'
import { useShop } from '../shop-context.ts'
import { OptionChoices } from './option-choices.tsx'
import { chosenVariant } from './variant-choice.ts'

interface BuyFormProps {
  product: PublicProduct
  chosen: readonly string[]
  onChoose: (chosen: readonly string[]) => void
}

export function BuyForm({ product, chosen, onChoose }: BuyFormProps) {
  const { path } = useShop()
  const { store, isBusy, problem, openDrawer } = useCart()
  const noteId = useId()
  const [quantity, setQuantity] = useState(1)
  const [note, setNote] = useState('')
  const [isScripted, setIsScripted] = useState(false)
  const [hasTried, setHasTried] = useState(false)
  useEffect(() => setIsScripted(true), [])
  const variant = chosenVariant(product, chosen)
  const isOut = variant === null || variant.availability === 'out'

  async function add(event: FormEvent) {
    event.preventDefault()
    if (isOut) return
    setHasTried(true)
    const line = { productId: product.id, variantId: variant.id, quantity }
    if (await store.add(note.trim() ? { ...line, note: note.trim() } : line)) openDrawer(true)
  }

  return (
    <form
      method="post"
      action={path('/cart/lines')}
      onSubmit={(event) => void add(event)}
      className="mt-6 space-y-6"
    >
      <input type="hidden" name="product" value={product.slug} />
      <OptionChoices product={product} chosen={chosen} onChoose={onChoose} />
      {product.noteLabel && (
        <div>
          <label htmlFor={noteId} className="mb-1 block text-sm font-medium">
            {product.noteLabel} <span className="font-normal text-ink-faint">(optional)</span>
          </label>
          <textarea
            id={noteId}
            name="note"
            rows={2}
            maxLength={200}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            className={`${input} py-2`}
          />
        </div>
      )}
      <Availability variant={variant} />
      {/* On a phone it stays at hand while the page is read. */}
      <div className="buy-bar fixed inset-x-0 bottom-0 z-sticky flex items-center gap-3 border-t border-line bg-paper px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:static sm:border-0 sm:p-0">
        <Stepper
          name="quantity"
          label="Quantity"
          value={quantity}
          max={Math.max(1, variant?.left ?? MAX_LINE_QUANTITY)}
          onChange={setQuantity}
          isScripted={isScripted}
        />
        <button
          type="submit"
          className={`${mainButton} flex-1`}
          disabled={isBusy && hasTried}
          aria-disabled={isOut}
        >
          {isOut ? 'Sold out' : 'Add to cart'}
          {!isOut && quantity > 1 && <Money amount={variant.price * quantity} />}
        </button>
      </div>
      {hasTried && problem && (
        <p role="alert" className="rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">
          {problem}
        </p>
      )}
    </form>
  )
}

function Availability({ variant }: { variant: PublicVariant | null }) {
  const text =
    variant === null
      ? 'This combination does not exist.'
      : variant.availability === 'out'
        ? 'Sold out'
        : variant.availability === 'few'
          ? `Only ${variant.left ?? 'a few'} left`
          : 'In stock'
  const isGood = variant?.availability === 'in'
  return (
    <p role="status" className={`text-sm ${isGood ? 'text-ok' : 'text-warn'}`}>
      {text}
    </p>
  )
}
