import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PeriodKind } from '../../../../../services/shop/figures/schemas.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { figuresQuery } from '../data/figures-data.ts'
import { BestsellersChart } from './bestsellers-chart.tsx'
import { FigureCards } from './figures-cards.tsx'
import { RecentOrders } from './recent-orders.tsx'
import { RevenueChart } from './revenue-chart.tsx'
import { StockWarnings } from './stock-warnings.tsx'

export function Figures() {
  const [by, setBy] = useState<PeriodKind>('day')
  const { data: figures, error, refetch } = useQuery(figuresQuery(by))
  if (error && !figures)
    return (
      <>
        <ErrorState error={error} title="The figures could not be loaded" onRetry={refetch} />
        <RecentOrders />
      </>
    )
  if (!figures) return <Skeleton className="h-96 rounded-lg" />
  return (
    <>
      <FigureCards figures={figures} />
      <RevenueChart figures={figures} by={by} onByChange={setBy} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <RecentOrders />
        <div className="grid grid-cols-1 gap-5">
          <StockWarnings warnings={figures.stockWarnings} />
          <BestsellersChart figures={figures} />
        </div>
      </div>
    </>
  )
}
