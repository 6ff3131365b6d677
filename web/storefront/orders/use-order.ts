import { useEffect, useState } from 'react'
import type { CustomerOrder } from '../../../services/shop/orders/schemas.ts'
import { ApiError } from '../../src/api.ts'
import { explain } from '../explain.ts'
import { followChanges } from '../follow-changes.ts'
import { getOrder, type OrderPlace } from './order-requests.ts'
import { isOver } from './order-words.ts'

/** Milliseconds between two looks at an order: while its payment is awaited, and otherwise. */
const SOON = 3000
const LATER = 20_000

export type OrderStatus = 'loading' | 'missing' | 'failed' | 'shown'

/** Follows an order: by the live stream for customers with an account, and gently by asking for all others. */
export function useOrder({ handle, id, key }: OrderPlace) {
  const [order, setOrder] = useState<CustomerOrder | null>(null)
  const [status, setStatus] = useState<OrderStatus>('loading')
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each number is a new question.
  useEffect(() => {
    let isCurrent = true
    getOrder({ handle, id, key }).then(
      (answer) => {
        if (!isCurrent) return
        setOrder(answer)
        setStatus('shown')
        setProblem(null)
      },
      (error: unknown) => {
        if (!isCurrent) return
        const isGone = error instanceof ApiError && [400, 401, 404].includes(error.status)
        setStatus((before) => (before === 'shown' ? before : isGone ? 'missing' : 'failed'))
        setProblem(explain(error))
      },
    )
    return () => {
      isCurrent = false
    }
  }, [handle, id, key, asked])

  useEffect(
    () =>
      followChanges({
        purchase: (change) => change.id === id && setAsked((count) => count + 1),
        resync: () => setAsked((count) => count + 1),
      }),
    [id],
  )

  const state = order?.state
  useEffect(() => {
    if (state === undefined || isOver(state)) return
    const timer = setInterval(
      () => document.visibilityState === 'visible' && setAsked((count) => count + 1),
      state === 'pending' ? SOON : LATER,
    )
    return () => clearInterval(timer)
  }, [state])

  return { order, status, problem, setOrder, askAgain: () => setAsked((count) => count + 1) }
}
