import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '../../../ui/card.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { questionsQuery } from '../data/assistant-data.ts'
import { QuestionRow } from '../questions/question-row.tsx'

const SHOWN = 5

/** The latest questions that the shop's texts do not answer. */
export function NotFoundQuestions() {
  const { data, error, refetch } = useInfiniteQuery(questionsQuery('refused'))
  const items = data?.pages[0]?.items.slice(0, SHOWN)
  return (
    <section aria-labelledby="not-found" className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="not-found" className="font-semibold text-base">
          Asked and not found
        </h2>
        <Link to="/assistant/questions" className="text-accent text-sm hover:underline">
          All questions
        </Link>
      </div>
      {error && !items && (
        <ErrorState error={error} title="The questions could not be loaded" onRetry={refetch} />
      )}
      {!items && !error && <Skeleton className="h-40 rounded-lg" />}
      {items?.length === 0 && (
        <Card className="text-ink-soft text-sm">
          Every question so far had an answer. Those that have none appear here.
        </Card>
      )}
      {items && items.length > 0 && (
        <Card flush>
          <ul aria-label="Questions that were not answered" className="divide-y">
            {items.map((question) => (
              <QuestionRow key={question.id} question={question} />
            ))}
          </ul>
        </Card>
      )}
    </section>
  )
}
