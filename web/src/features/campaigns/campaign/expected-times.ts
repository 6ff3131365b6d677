import type { RecipientRow } from '../../../../../services/campaigns/recipients/schemas.ts'

type Left = Pick<RecipientRow, 'id' | 'state' | 'retryAt'>

/**
 * Whose turn it is: the planned ones in their order, then those that are tried again. Mails under way have had their
 * turn already.
 */
export function inTurn<Row extends Left>(left: readonly Row[]): Row[] {
  const retries = left.filter(({ state }) => state === 'retry')
  return [
    ...left.filter(({ state }) => state === 'planned'),
    ...retries.sort((a, b) => ((a.retryAt ?? '') < (b.retryAt ?? '') ? -1 : 1)),
  ]
}

/**
 * When each recipient's mail is expected to go, by id. `left` are the first that are left, in their order; `times` those
 * of the next mails.
 */
export function expectedTimes(left: readonly Left[], times: readonly string[]): Map<string, string> {
  const expected = new Map<string, string>()
  inTurn(left).forEach(({ id }, at) => {
    const time = times[at]
    if (time !== undefined) expected.set(id, time)
  })
  return expected
}
