import { useState } from 'react'
import { input, quietButton, textButton } from '../controls.ts'
import { useShop } from '../shop-context.ts'
import { useCart } from './use-cart.tsx'

/** Discount codes: those that count, and one more. */
export function CodeForm() {
  const { path } = useShop()
  const { cart, store, isBusy } = useCart()
  const [code, setCode] = useState('')

  async function add() {
    if (await store.addCode(code.trim())) setCode('')
  }

  return (
    <div>
      {cart?.codes.map((each) => (
        <form
          key={each.code}
          method="post"
          action={path('/cart/codes/remove')}
          onSubmit={(event) => {
            event.preventDefault()
            void store.removeCode(each.code)
          }}
          className="mb-2 flex items-center justify-between gap-3 text-sm"
        >
          <input type="hidden" name="code" value={each.code} />
          <span>
            <strong>{each.code}</strong> {each.title}
          </span>
          <button
            type="submit"
            className={textButton}
            disabled={isBusy}
            aria-label={`Remove the code ${each.code}`}
          >
            Remove
          </button>
        </form>
      ))}
      <form
        method="post"
        action={path('/cart/codes')}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
        className="flex gap-2"
      >
        <input
          name="code"
          value={code}
          onChange={({ target }) => setCode(target.value)}
          aria-label="Discount code"
          placeholder="Discount code"
          pattern="[A-Za-z0-9_\-]{3,40}"
          title="3 to 40 letters, digits, _ or -"
          required
          autoComplete="off"
          autoCapitalize="characters"
          className={input}
        />
        <button type="submit" className={quietButton} disabled={isBusy}>
          Apply
        </button>
      </form>
    </div>
  )
}
