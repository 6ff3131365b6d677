import { useNavigate } from '@tanstack/react-router'
import type { ShopFigures } from '../../../../../services/shop/figures/schemas.ts'
import { bars } from '../../../ui/charts/bars.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { formatCount } from '../../../ui/format.ts'
import { formatMoney } from '../money/amounts.ts'

export function BestsellersChart({ figures: { bestsellers, currency } }: { figures: ShopFigures }) {
  const navigate = useNavigate()
  return (
    <Chart
      title="Bestsellers"
      description="Pieces sold in this month and the last."
      fileName="bestsellers"
      onOpen={(productId) => void navigate({ to: '/store/products/$productId', params: { productId } })}
      draw={(width) =>
        bars(
          bestsellers.map(({ productId, title, quantity, revenue }) => ({
            id: productId,
            label: title,
            values: [quantity],
            note: formatMoney(revenue, currency),
            said: `${title}: ${formatCount(quantity, 'piece')}, ${formatMoney(revenue, currency)}`,
          })),
          width,
          { inks: ['chart-2'] },
        )
      }
      table={{
        columns: ['Product', 'Pieces', 'Revenue'],
        rows: bestsellers.map(({ productId, title, quantity, revenue }) => ({
          id: productId,
          cells: [title, quantity, formatMoney(revenue, currency)],
        })),
      }}
      empty="What sells most is shown here."
    />
  )
}
