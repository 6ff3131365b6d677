import type { Source } from '../../../../services/assistant/answers/schemas.ts'
import type { Turn } from '../talk/turns.ts'
import { SourceCard } from './source-card.tsx'

/** As many are shown at once before it is known which ones an answer cites. */
const FIRST = 3

/** The cards of an answer: those it cites, and folded away what was found besides. */
export function SourceList({ turn: { id, answer, sources } }: { turn: Turn }) {
  const isFirst = ({ n }: Source, at: number) => (answer ? answer.citations.includes(n) : at < FIRST)
  const first = sources.filter(isFirst)
  const rest = sources.filter((source, at) => !isFirst(source, at))
  return (
    <div>
      {first.length > 0 && <Cards turnId={id} sources={first} label="Sources" />}
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="inline-flex min-h-9 items-center text-sm text-ink-soft hover:text-ink">
            {`Also found (${rest.length})`}
          </summary>
          <Cards turnId={id} sources={rest} label="Also found" />
        </details>
      )}
    </div>
  )
}

interface CardsProps {
  turnId: string
  sources: readonly Source[]
  label: string
}

function Cards({ turnId, sources, label }: CardsProps) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-md border border-line bg-paper-raised">
      {sources.map((source) => (
        <li key={source.n}>
          <SourceCard turnId={turnId} source={source} />
        </li>
      ))}
    </ul>
  )
}
