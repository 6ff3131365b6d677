import { type RefObject, useState } from 'react'
import { ApiError } from '../../src/api.ts'
import type { FieldError } from '../../src/api-error.ts'
import { useCart } from '../cart/use-cart.tsx'
import { freshCustomer } from '../customer.ts'
import { explain } from '../explain.ts'
import { useShop } from '../shop-context.ts'
import { orderRequest } from './order-request.ts'
import { createPlacing } from './place-order.ts'

const SEE_FIELDS = 'Nothing was ordered yet. Please look at the marked field again.'

export function usePlacing(form: RefObject<HTMLFormElement | null>) {
  const { shop } = useShop()
  const { store } = useCart()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [errors, setErrors] = useState<readonly FieldError[]>([])

  async function placing(data: FormData, total: number) {
    if (isBusy) return
    setIsBusy(true)
    setProblem(null)
    setErrors([])
    try {
      await freshCustomer()
      const { link, redirectUrl } = await createPlacing({
        fetch: (...request) => fetch(...request),
        storage: sessionStorage,
        handle: shop.handle,
        newKey,
      }).place(orderRequest(data, total))
      // Going back must not lead to a form for what was bought.
      location.replace(redirectUrl ?? link)
    } catch (error) {
      setIsBusy(false)
      const errors = error instanceof ApiError ? error.errors : []
      setErrors(errors)
      setProblem(focusFirst(form.current, errors) ? SEE_FIELDS : explain(error))
      if (error instanceof ApiError && error.status === 409) void store.load()
    }
  }

  return {
    placing,
    isBusy,
    problem,
    /** By the field's name in the request; undefined when it is fine. */
    errorOf: (field: string) => errors.find((each) => nameOf(each) === field)?.message,
  }
}

/** `crypto.randomUUID` is missing where the shop is tried without TLS. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

const nameOf = ({ field }: FieldError) => field.replaceAll('/', '.').replace(/^(\.|body\.)/, '')

/** Whether one of them is about a field of the form, where it is written. */
function focusFirst(form: HTMLFormElement | null, errors: readonly FieldError[]): boolean {
  for (const error of errors) {
    const control = form?.elements.namedItem(nameOf(error))
    if (!(control instanceof HTMLElement)) continue
    control.focus()
    return true
  }
  return false
}
