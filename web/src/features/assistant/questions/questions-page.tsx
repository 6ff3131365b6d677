import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { MessageCircleQuestion } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { AssistantGate, AssistantPage } from '../assistant-page.tsx'
import { questionsQuery } from '../data/assistant-data.ts'
import { QuestionRow } from './question-row.tsx'

const TABS = [
  { value: 'refused', label: 'Not found' },
  { value: 'unhelpful', label: 'Did not help' },
  { value: 'all', label: 'All' },
] as const

type Tab = (typeof TABS)[number]['value']

const NOTHING: Record<Tab, string> = {
  refused: 'Nothing was asked that your shop does not answer',
  unhelpful: 'Nobody said that an answer did not help',
  all: 'Nothing was asked yet',
}

export const QuestionsPage = () => (
  <AssistantGate>
    <Questions />
  </AssistantGate>
)

function Questions() {
  const search: { tab?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const tab: Tab = TABS.find(({ value }) => value === search.tab)?.value ?? 'refused'
  return (
    <AssistantPage title="Questions" subtitle="What customers asked, and what your shop does not say yet.">
      <FilterTabs
        label="Which questions"
        options={TABS}
        value={tab}
        onValueChange={(next) => void navigate({ to: '/assistant/questions', search: { tab: next } })}
      />
      <div className="mt-4 max-w-4xl">
        <QuestionList key={tab} tab={tab} />
      </div>
    </AssistantPage>
  )
}

function QuestionList({ tab }: { tab: Tab }) {
  const list = useInfiniteQuery(questionsQuery(tab === 'all' ? undefined : tab))
  const items = list.data?.pages.flatMap((page) => page.items)
  if (list.error && !items)
    return <ErrorState error={list.error} title="The questions could not be loaded" onRetry={list.refetch} />
  if (!items)
    return (
      <div role="status">
        <span className="sr-only">Loading the questions</span>
        <Skeleton className="h-60 rounded-lg" />
      </div>
    )
  if (items.length === 0) return <EmptyState icon={<MessageCircleQuestion />} title={NOTHING[tab]} />
  return (
    <>
      <Card flush>
        <ul aria-label="Questions" className="divide-y">
          {items.map((question) => (
            <QuestionRow key={question.id} question={question} />
          ))}
        </ul>
      </Card>
      {list.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}
