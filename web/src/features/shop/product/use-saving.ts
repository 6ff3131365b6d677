import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '../../../api.ts'
import { toast } from '../../../ui/toast.tsx'
import { createProduct, editProduct, readProduct } from '../data/products-data.ts'
import { inputOf, type Problems, problemsOf } from './draft-input.ts'
import { refusalsOf } from './refusals.ts'
import type { DraftHandle } from './use-product-draft.ts'

export interface Saving {
  busy: boolean
  /** Of the form as a whole, for FormProblem. */
  error: unknown
  problemOf: (field: string) => string | undefined
  save: () => Promise<void>
}

const NONE: Problems = new Map()

/** Saves a draft, and says at its fields what is wrong with it, from the first try on. */
export function useSaving(handle: DraftHandle, currency: string): Saving {
  const { draft, base, typed } = handle
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isTried, setTried] = useState(false)
  const [refused, setRefused] = useState<{ problems: Problems; draft: object }>({ problems: NONE, draft })
  const problems = isTried ? problemsOf(draft, currency) : NONE

  async function send() {
    if (!base) {
      const created = await createProduct({
        title: draft.title,
        variants: [],
        ...inputOf(draft, { parts: new Set(Object.keys(draft) as (keyof typeof draft)[]), currency }),
      })
      handle.saved(created, draft)
      toast.success(`“${created.title}” was added`)
      const params = { productId: created.id }
      return navigate({ to: '/store/products/$productId', params, replace: true, ignoreBlocker: true })
    }
    const edit = inputOf(draft, { parts: typed, currency })
    handle.saved(await editProduct(base.id, { ...edit, revision: base.revision }), draft)
    toast.success('Saved')
  }

  async function save() {
    setTried(true)
    setError(null)
    if (problemsOf(draft, currency).size > 0) return focusProblem()
    setBusy(true)
    try {
      await send()
      setTried(false)
    } catch (failure) {
      const { fields, rest } = refusalsOf(failure)
      setRefused({ problems: fields, draft })
      setError(rest)
      if (fields.size > 0) focusProblem()
      // What the other window has saved is then shown as a conflict, or taken over where there is none.
      if (base && failure instanceof ApiError && failure.status === 409 && fields.size === 0)
        await readProduct(base.id).catch(() => null)
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    error,
    problemOf: (field) =>
      problems.get(field) ?? (refused.draft === draft ? refused.problems.get(field) : undefined),
    save,
  }
}

/** Once it is drawn, the first field with a problem has the focus. */
function focusProblem(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus({ preventScroll: false }),
  )
}
