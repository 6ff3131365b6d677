import { quietButton } from '../controls.ts'
import { useShop } from '../shop-context.ts'
import { useCart } from './use-cart.tsx'

/** What is different from what the customer saw last, in words, and one tap to go on with it. */
export function CartProblems() {
  const { path } = useShop()
  const { cart, problem, store, isBusy } = useCart()
  const all = cart?.problems ?? []
  // Where it goes is chosen at the checkout; no word of the customer's changes what is shipped where.
  const unshippable = all.find(({ kind }) => kind === 'no-shipping')
  const problems = all.filter(({ kind }) => kind !== 'no-shipping')
  return (
    <div aria-live="polite">
      {problem && <p className="mb-4 rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">{problem}</p>}
      {unshippable && <p className="mb-4 rounded-md bg-warn-wash px-4 py-3 text-sm">{unshippable.message}</p>}
      {problems.length > 0 && (
        <form
          method="post"
          action={path('/cart/seen')}
          onSubmit={(event) => {
            event.preventDefault()
            void store.accept()
          }}
          className="mb-4 rounded-md bg-warn-wash px-4 py-3 text-sm"
        >
          <p className="font-medium text-warn">Something has changed</p>
          <ul className="mt-1 space-y-1">
            {problems.map(({ kind, lineId, code, message }) => (
              <li key={`${kind} ${lineId} ${code}`}>{message}</li>
            ))}
          </ul>
          <input type="hidden" name="revision" value={cart?.revision ?? 0} />
          <input type="hidden" name="mark" value={cart?.mark ?? ''} />
          <button type="submit" disabled={isBusy} className={`${quietButton} mt-3 bg-paper-raised`}>
            That is fine
          </button>
        </form>
      )}
    </div>
  )
}
