import type { Hit, Retrieval } from '../../../../../services/assistant/retrieval/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx'
import { modelWords } from '../knowledge-words.ts'
import { filterWords } from './filter-words.ts'

/** The place in one of the rankings, and the score that led to it. */
const placed = (rank: number | null, score: number) =>
  rank === null ? '–' : `${rank}. (${score.toFixed(2)})`

const COLUMNS: readonly DataColumn<Hit>[] = [
  { id: 'title', heading: 'Source', isTitle: true, cell: ({ title }) => title },
  {
    id: 'words',
    heading: 'By words',
    className: 'tabular-nums',
    cell: ({ lexicalRank, lexicalScore }) => placed(lexicalRank, lexicalScore),
  },
  {
    id: 'meaning',
    heading: 'By meaning',
    className: 'tabular-nums',
    cell: ({ semanticRank, similarity }) => placed(semanticRank, similarity ?? 0),
  },
  {
    id: 'score',
    heading: 'Together',
    className: 'tabular-nums',
    cell: ({ score }) => score.toFixed(4),
  },
]

interface RetrievalViewProps {
  retrieval: Retrieval
  /** Null until it is known. */
  currency: string | null
}

/** What was searched for and found, and whether it was enough for an answer. */
export function RetrievalView({ retrieval, currency }: RetrievalViewProps) {
  const { condensed, filters, embeddings, hits, gate } = retrieval
  const asked = filterWords(filters, currency)
  const percent = (part: number) => `${Math.round(part * 100)} %`
  return (
    <div className="grid gap-3 text-sm">
      <dl className="grid grid-cols-1 gap-x-4 gap-y-1.5 sm:grid-cols-[auto_minmax(0,1fr)] max-sm:[&>dd]:mb-1.5">
        <dt className="text-ink-soft">Searched for</dt>
        <dd dir="auto" className="[overflow-wrap:anywhere]">
          {condensed}
        </dd>
        <dt className="text-ink-soft">Filters</dt>
        <dd>{asked.length > 0 ? asked.join(', ') : 'none'}</dd>
        <dt className="text-ink-soft">Meaning compared by</dt>
        <dd>{embeddings === null ? 'nothing: only words were compared' : modelWords(embeddings)}</dd>
        <dt className="text-ink-soft">Evidence</dt>
        <dd className="flex flex-wrap items-center gap-2">
          <Badge tone={gate.isOpen ? 'ok' : 'warn'}>{gate.isOpen ? 'Enough' : 'Not enough'}</Badge>
          Confidence {percent(gate.confidence)}, and {percent(gate.threshold)} is needed. {gate.why}
        </dd>
      </dl>
      {hits.length > 0 && (
        <DataTable
          label="Sources that were found"
          columns={COLUMNS}
          rows={hits}
          keyOf={({ ref, part }) => `${ref.kind} ${ref.id} ${part}`}
        />
      )}
    </div>
  )
}
