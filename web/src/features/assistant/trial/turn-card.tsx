import type { Shop } from '../../../../../services/shop/shops/schemas.ts'
import { engineWords } from '../../../../storefront/assistant/answers/engine-words.ts'
import { Card } from '../../../ui/card.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { AnswerText } from '../answer-text.tsx'
import { SourceLinks } from '../source-links.tsx'
import { RetrievalView } from './retrieval-view.tsx'
import type { TrialTurn } from './use-trial.ts'

export function TurnCard({ turn, shop }: { turn: TrialTurn; shop: Shop | undefined }) {
  const handle = shop?.handle ?? ''
  const { question, trial, error } = turn
  return (
    <li>
      <Card className="grid gap-4">
        <h2 dir="auto" className="font-semibold text-base [overflow-wrap:anywhere]">
          {question}
        </h2>
        {error !== null && <ErrorState error={error} title="There was no answer" />}
        {!trial && error === null && <Skeleton className="h-24 rounded-md" />}
        {trial && (
          <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <div className="grid gap-3">
              <AnswerText text={trial.answer.text} sources={trial.sources} handle={handle} />
              <SourceLinks sources={trial.sources} handle={handle} />
              <p className="text-ink-faint text-note">
                {engineWords(trial.answer)}. Sources after {trial.answer.latencyMs.sources} ms, whole answer
                after {trial.answer.latencyMs.total} ms.
              </p>
            </div>
            <RetrievalView retrieval={trial.retrieval} currency={shop?.currency ?? null} />
          </div>
        )}
      </Card>
    </li>
  )
}
