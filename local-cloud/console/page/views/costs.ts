import { get } from '../api.ts'
import { h } from '../dom.ts'
import { count, duration } from '../format.ts'
import { empty, page, row, table } from '../parts.ts'
import { view } from '../view.ts'

interface Data {
  since: number
  bill: { sku: string; unit: string; quantity: number; usd: number }[]
  lines: { sku: string; who: string; quantity: number }[]
  pricesOf: string
}

export const costs = view<Data>({
  title: 'Costs',
  letter: 'c',
  refreshMs: 5000,
  load: () => get('costs'),
  render: ({ since, bill, lines, pricesOf }) =>
    page(
      'Costs',
      `What all of this would have cost at Google in ${duration(since)}, at the list prices of ${pricesOf}. What is used is billed; what is stored or merely exists is not counted here.`,
      bill.length === 0 ? empty('Nothing that is billed has happened yet.') : billTable(bill),
      h('h2', null, 'For whom'),
      table(
        ['What', 'For', 'Quantity'],
        lines.map(({ sku, who, quantity }) => row(`${sku} ${who}`, sku, who, amount(quantity))),
        'bill',
      ),
    ),
})

const billTable = (bill: Data['bill']) =>
  table(
    ['What', 'Quantity', 'Beyond free'],
    [
      ...bill.map(({ sku, unit, quantity, usd }) =>
        row(sku, sku, `${amount(quantity)} × ${unit}`, dollars(usd)),
      ),
      row('total', h('strong', null, 'Together'), '', dollars(bill.reduce((sum, { usd }) => sum + usd, 0))),
    ],
    'bill',
  )

const amount = (quantity: number) => count(Math.round(quantity * 100) / 100)
const dollars = (usd: number) => `$\u00a0${usd.toFixed(usd < 0.01 && usd > 0 ? 6 : 2)}`
