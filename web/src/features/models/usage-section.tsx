import { useQuery } from '@tanstack/react-query'
import type { Model, ModelUsage } from '../../../../services/ai/schemas.ts'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatDate } from '../../ui/format.ts'
import { usageQuery } from './models-data.ts'

interface UsageRow extends ModelUsage {
  name: string
}

const seconds = (milliseconds: number | null) =>
  milliseconds === null ? '–' : `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`
const number = (count: number) => count.toLocaleString('en')

const columns: DataColumn<UsageRow>[] = [
  { id: 'day', heading: 'Day', isTitle: true, sortBy: ({ day }) => day, cell: ({ day }) => formatDate(day) },
  { id: 'model', heading: 'Model', sortBy: ({ name }) => name, cell: ({ name }) => name },
  {
    id: 'answers',
    heading: 'Answers',
    sortBy: ({ answers }) => answers,
    cell: ({ answers }) => number(answers),
  },
  {
    id: 'failures',
    heading: 'Failures',
    sortBy: ({ failures }) => failures,
    cell: ({ failures }) => number(failures),
  },
  {
    id: 'time',
    heading: 'Half within, 95 % within',
    sortBy: ({ p95Milliseconds }) => p95Milliseconds ?? 0,
    cell: ({ medianMilliseconds, p95Milliseconds }) =>
      `${seconds(medianMilliseconds)}, ${seconds(p95Milliseconds)}`,
  },
  {
    id: 'tokens',
    heading: 'Tokens in, out',
    sortBy: ({ inputTokens, outputTokens }) => inputTokens + outputTokens,
    cell: ({ inputTokens, outputTokens }) => `${number(inputTokens)}, ${number(outputTokens)}`,
  },
  {
    id: 'cost',
    heading: 'Cost',
    sortBy: ({ cost }) => cost,
    cell: ({ cost }) => (cost === 0 ? '–' : `$${cost.toFixed(cost < 1 ? 4 : 2)}`),
  },
]

/** What each model did on each of the last thirty days. */
export function UsageSection({ models }: { models: readonly Model[] }) {
  const { data, error, refetch } = useQuery(usageQuery)
  const names = new Map(models.map(({ id, displayName }) => [id, displayName]))
  const rows = (data ?? []).map((row) => ({ ...row, name: names.get(row.modelId) ?? 'A removed model' }))
  return (
    <section aria-labelledby="usage" className="pt-10">
      <h2 id="usage" className="pb-3 font-semibold text-lg">
        The last 30 days
      </h2>
      {error && !data && <ErrorState error={error} title="The usage could not be loaded" onRetry={refetch} />}
      {data && rows.length === 0 && <p className="text-ink-soft text-sm">No model has answered yet.</p>}
      {rows.length > 0 && (
        <DataTable
          label="Usage"
          columns={columns}
          rows={rows}
          keyOf={({ day, modelId }) => `${day} ${modelId}`}
        />
      )}
    </section>
  )
}
