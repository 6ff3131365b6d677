// Discount codes inside the checkout's form, which must not contain a form of its own.
import { useState } from 'react'
import { useCart } from '../cart/use-cart.tsx'
import { input, quietButton, textButton } from '../controls.ts'

export function CodeFields() {
  const { cart, store, isBusy } = useCart()
  const [code, setCode] = useState('')

  async function add() {
    if (code.trim() && (await store.addCode(code.trim()))) setCode('')
  }

  return (
    <div>
      {cart?.codes.map((each) => (
        <p key={each.code} className="mb-2 flex items-center justify-between gap-3 text-sm">
          <span>
            <strong>{each.code}</strong> {each.title}
          </span>
          <button
            type="button"
            className={textButton}
            disabled={isBusy}
            aria-label={`Remove the code ${each.code}`}
            onClick={() => void store.removeCode(each.code)}
          >
            Remove
          </button>
        </p>
      ))}
      <div className="flex gap-2">
        <input
          value={code}
          onChange={({ target }) => setCode(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            void add()
          }}
          aria-label="Discount code"
          placeholder="Discount code"
          maxLength={40}
          autoComplete="off"
          className={input}
        />
        <button type="button" className={quietButton} disabled={isBusy} onClick={() => void add()}>
          Apply
        </button>
      </div>
    </div>
  )
}
