import { quietButton } from '../controls.ts'
import { useShop } from '../shop-context.ts'
import { useCart } from './use-cart.tsx'

/** What is different from what the customer saw last, in words, and one tap to go on with it. */
export function CartProblems() {
  const { path } = useShop()
  const { cart, problem, store, isBusy } = useCart()
  const problems = cart?.problems ?? []
  const titles = new Map(cart?.lines.map(({ id, title }) => [id, title]))
  return (
    <div aria-live="polite">
      {problem && <p className="mb-4 rounded-md bg-danger-wash px-4 py-3 text-sm text-danger">{problem}</p>}
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
              <li key={`${kind} ${lineId} ${code}`}>
                {lineId !== null && titles.has(lineId) && <strong>{titles.get(lineId)}: </strong>}
                {message}
              </li>
            ))}
          </ul>
          <input type="hidden" name="revision" value={cart?.revision ?? 0} />
          <button type="submit" disabled={isBusy} className={`${quietButton} mt-3 bg-paper-raised`}>
            That is fine
          </button>
        </form>
      )}
    </div>
  )
}
