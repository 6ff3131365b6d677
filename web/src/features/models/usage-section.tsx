import { useQuery } from '@tanstack/react-query'
import type { Model, ModelUsage } from '../../../../services/ai/schemas.ts'
import { type DataColumn, DataTable } from '../../ui/data-table.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatDate } from '../../ui/format.ts'
import { Stat } from '../../ui/stat.tsx'
import { usageQuery } from './models-data.ts'

interface UsageRow extends ModelUsage {
  name: string
}

const seconds = (milliseconds: number | null) =>
  milliseconds === null ? '–' : `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 2 : 1)} s`
const dollars = (cost: number) => (cost === 0 ? '–' : `$${cost.toFixed(cost < 1 ? 4 : 2)}`)
const number = (count: number) => count.toLocaleString('en')

const columns: DataColumn<UsageRow>[] = [
  {
    id: 'model',
    heading: 'Model',
    isTitle: true,
    sortBy: ({ name }) => name,
    cell: ({ name }) => <span className="font-medium">{name}</span>,
  },
  {
    id: 'day',
    heading: 'Day',
    className: 'md:whitespace-nowrap',
    sortBy: ({ day }) => day,
    cell: ({ day }) => formatDate(day),
  },
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
    id: 'median',
    heading: 'Half within',
    sortBy: ({ medianMilliseconds }) => medianMilliseconds ?? 0,
    cell: ({ medianMilliseconds }) => seconds(medianMilliseconds),
  },
  {
    id: 'p95',
    heading: '95 % within',
    sortBy: ({ p95Milliseconds }) => p95Milliseconds ?? 0,
    cell: ({ p95Milliseconds }) => seconds(p95Milliseconds),
  },
  {
    id: 'input',
    heading: 'Tokens in',
    sortBy: ({ inputTokens }) => inputTokens,
    cell: ({ inputTokens }) => number(inputTokens),
  },
  {
    id: 'output',
    heading: 'Tokens out',
    sortBy: ({ outputTokens }) => outputTokens,
    cell: ({ outputTokens }) => number(outputTokens),
  },
  {
    id: 'cost',
    heading: 'Cost',
    sortBy: ({ cost }) => cost,
    cell: ({ cost }) => dollars(cost),
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
        <>
          <Totals rows={rows} />
          <DataTable
            label="Usage"
            columns={columns}
            rows={rows}
            keyOf={({ day, modelId }) => `${day} ${modelId}`}
          />
        </>
      )}
    </section>
  )
}

function Totals({ rows }: { rows: readonly UsageRow[] }) {
  const sum = (field: 'answers' | 'failures' | 'inputTokens' | 'outputTokens' | 'cost') =>
    rows.reduce((total, row) => total + row[field], 0)
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-1 pb-4">
      <Stat value={number(sum('answers'))} label="answers" />
      <Stat value={number(sum('failures'))} label="failures" />
      <Stat value={number(sum('inputTokens') + sum('outputTokens'))} label="tokens" />
      <Stat value={dollars(sum('cost'))} label="spent" />
    </div>
  )
}
