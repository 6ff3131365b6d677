import type { PeriodKind, ShopFigures } from '../../../../../services/shop/figures/schemas.ts'
import { exponentOf } from '../../../../../services/shop/money/schemas.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { columns } from '../../../ui/charts/columns.ts'
import { formatCount } from '../../../ui/format.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { formatMoney } from '../money/amounts.ts'
import { periodLabel, periodName, SPANS } from './period-words.ts'

const BY = [
  { value: 'day', label: 'Days' },
  { value: 'week', label: 'Weeks' },
  { value: 'month', label: 'Months' },
] as const

interface RevenueChartProps {
  figures: ShopFigures
  by: PeriodKind
  onByChange: (by: PeriodKind) => void
}

export function RevenueChart({ figures, by, onByChange }: RevenueChartProps) {
  const { currency, periods } = figures
  /** Only for the height of a column. */
  const whole = (amount: number) => Math.max(0, amount) / 10 ** exponentOf(currency)
  return (
    <Chart
      title="Revenue"
      description={`By ${figures.by} in ${currency}, over ${SPANS[figures.by]}, less what was given back.`}
      fileName="revenue"
      controls={
        <div>
          <Segmented label="Columns" options={BY} value={by} onValueChange={onByChange} />
        </div>
      }
      draw={(width) =>
        columns(
          periods.map(({ start, orders, revenue }) => ({
            id: start,
            label: periodLabel(start, figures.by),
            values: [whole(revenue)],
            said: `${periodName(start, figures.by)}: ${formatMoney(revenue, currency)}, ${formatCount(orders, 'order')}`,
          })),
          width,
          ['chart-3'],
        )
      }
      table={{
        columns: [
          figures.by === 'month' ? 'Month' : figures.by === 'week' ? 'Week' : 'Day',
          'Orders',
          'Revenue',
        ],
        rows: periods
          .filter(({ orders, revenue }) => orders > 0 || revenue !== 0)
          .map(({ start, orders, revenue }) => ({
            id: start,
            cells: [periodName(start, figures.by), orders, formatMoney(revenue, currency)],
          })),
      }}
      empty="Nothing was sold in this time."
    />
  )
}
