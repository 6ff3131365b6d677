import type { OrderFacts } from './record.ts'

/**
 * What the provider calls the payment that a refund takes back. An order that was paid twice has two, and none gives
 * back more than it brought. It is the same whenever it is asked for, so it depends only on what was there before.
 */
export function refundedPayment(
  { payments, refunds }: Pick<OrderFacts, 'payments' | 'refunds'>,
  refundId: string,
): string {
  const latestFirst = payments.filter(({ kind }) => kind === 'succeeded').reverse()
  const left = new Map(latestFirst.map(({ id, amount }) => [id, amount]))
  for (const { id, at, amount } of refunds) {
    const before = latestFirst.filter((payment) => payment.at <= at)
    const payment = before.find((each) => (left.get(each.id) ?? 0) >= amount) ?? latestFirst[0]
    if (id === refundId || !payment) return payment?.reference ?? ''
    left.set(payment.id, (left.get(payment.id) ?? 0) - amount)
  }
  return latestFirst[0]?.reference ?? ''
}
