import { useQuery } from '@tanstack/react-query'
import { MessagesSquare } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { figuresQuery } from '../data/assistant-data.ts'
import { ownShopQuery } from '../data/own-shop.ts'
import { FigureCards } from './figure-cards.tsx'
import { QuestionsChart } from './questions-chart.tsx'
import { TimesChart } from './times-chart.tsx'

const SHOWN_DAYS = 30

/** How the assistant does, once customers have asked it something. */
export function Figures() {
  const { data: days, error, refetch } = useQuery(figuresQuery(SHOWN_DAYS))
  if (!days && error)
    return <ErrorState error={error} title="The figures could not be loaded" onRetry={refetch} />
  if (!days)
    return (
      <div role="status">
        <span className="sr-only">Loading the figures</span>
        <Skeleton className="h-96 rounded-lg" />
      </div>
    )
  if (days.every(({ questions }) => questions === 0)) return <NothingAsked />
  return (
    <>
      <FigureCards days={days} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <QuestionsChart days={days} />
        <TimesChart days={days} />
      </div>
    </>
  )
}

function NothingAsked() {
  const { data: shop } = useQuery(ownShopQuery)
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title={`Nothing was asked in ${SHOWN_DAYS} days`}
      action={
        shop && (
          <Button asChild>
            <a href={`/shop/${shop.handle}`} target="_blank" rel="noreferrer">
              View my shop
            </a>
          </Button>
        )
      }
    >
      Customers find the assistant on every page of your shop. Ask it something there, or try it out here
      first.
    </EmptyState>
  )
}
