import type { Hit, Retrieval } from '../../../../../services/assistant/retrieval/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx'
import { modelWords } from '../knowledge-words.ts'
import { filterWords } from './filter-words.ts'

const place = (rank: number | null) => (rank === null ? '–' : `${rank}.`)

const COLUMNS: readonly DataColumn<Hit>[] = [
  { id: 'title', heading: 'Source', isTitle: true, cell: ({ title }) => title },
  {
    id: 'words',
    heading: 'By words',
    className: 'tabular-nums',
    cell: ({ lexicalRank, lexicalScore }) => `${place(lexicalRank)} (${lexicalScore.toFixed(2)})`,
  },
  {
    id: 'meaning',
    heading: 'By meaning',
    className: 'tabular-nums',
    cell: ({ semanticRank, similarity }) =>
      similarity === null ? '–' : `${place(semanticRank)} (${similarity.toFixed(2)})`,
  },
  {
    id: 'score',
    heading: 'Together',
    className: 'tabular-nums',
    cell: ({ score }) => score.toFixed(4),
  },
]

/** What was searched for and found, and whether it was enough for an answer. */
export function RetrievalView({ retrieval }: { retrieval: Retrieval }) {
  const { condensed, filters, embeddings, hits, gate } = retrieval
  const asked = filterWords(filters)
  const percent = (part: number) => `${Math.round(part * 100)} %`
  return (
    <div className="grid gap-3 text-sm">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <dt className="text-ink-soft">Searched for</dt>
        <dd dir="auto" className="[overflow-wrap:anywhere]">
          {condensed}
        </dd>
        <dt className="text-ink-soft">Filters</dt>
        <dd>{asked.length > 0 ? asked.join(', ') : 'none'}</dd>
        <dt className="text-ink-soft">Meanings by</dt>
        <dd>{embeddings === null ? 'nothing: only words were compared' : modelWords(embeddings)}</dd>
        <dt className="text-ink-soft">Evidence</dt>
        <dd className="flex flex-wrap items-center gap-2">
          <Badge tone={gate.isOpen ? 'ok' : 'warn'}>{gate.isOpen ? 'Enough' : 'Not enough'}</Badge>
          {percent(gate.confidence)} of {percent(gate.threshold)} needed. {gate.why}
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
