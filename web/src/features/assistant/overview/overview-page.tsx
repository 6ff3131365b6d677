import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { AssistantGate, AssistantPage } from '../assistant-page.tsx'
import { figuresQuery } from '../data/assistant-data.ts'
import { ConversationList } from '../inbox/conversation-list.tsx'
import { FigureCards } from './figure-cards.tsx'
import { KnowledgeCard } from './knowledge-card.tsx'
import { QuestionsChart } from './questions-chart.tsx'
import { TimesChart } from './times-chart.tsx'

const SHOWN_DAYS = 30

export const OverviewPage = () => (
  <AssistantGate>
    <Overview />
  </AssistantGate>
)

function Overview() {
  const { data: days, error, refetch } = useQuery(figuresQuery(SHOWN_DAYS))
  return (
    <AssistantPage
      title="Assistant"
      subtitle="It answers your customers from what your shop says, and shows its sources."
      actions={
        <Button asChild>
          <Link to="/assistant/trial">
            <FlaskConical aria-hidden="true" />
            Try it out
          </Link>
        </Button>
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <KnowledgeCard />
        {error && !days && (
          <ErrorState error={error} title="The figures could not be loaded" onRetry={refetch} />
        )}
        {!days && !error && <Skeleton className="h-96 rounded-lg" />}
        {days && (
          <>
            <FigureCards days={days} />
            <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
              <QuestionsChart days={days} />
              <TimesChart days={days} />
            </div>
          </>
        )}
        <section aria-labelledby="waiting" className="grid gap-3">
          <h2 id="waiting" className="font-semibold text-base">
            Customers who wait for you
          </h2>
          <ConversationList waiting />
        </section>
      </div>
    </AssistantPage>
  )
}
