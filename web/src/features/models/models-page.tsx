import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { KEY_SECRETS } from '../../../../services/ai/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { modelColumns } from './model-columns.tsx'
import { ModelDialog } from './model-dialog.tsx'
import { turnsOf } from './model-state.ts'
import { healthQuery, modelsQuery, usageQuery } from './models-data.ts'
import { UsageSection } from './usage-section.tsx'

/** Shows administrators the models that can be asked, whether their keys work, and what they did. */
export function ModelsPage() {
  const [isAdding, setIsAdding] = useState(false)
  const { data: models, error, isPending, refetch } = useQuery(modelsQuery)
  const { data: health = [] } = useQuery(healthQuery)
  const { data: usage } = useQuery(usageQuery)
  const keys = new Map(health.map((each) => [each.modelId, each.keys]))
  const turns = turnsOf(models ?? [])
  // Limits are counted by the day of UTC.
  const day = new Date().toISOString().slice(0, 10)
  const todays = new Map(usage?.filter((each) => each.day === day).map((each) => [each.modelId, each]))
  const rows =
    models?.map((model) => ({
      ...model,
      keys: keys.get(model.id) ?? [],
      turn: turns.get(model.id) ?? null,
      today: usage && (todays.get(model.id) ?? { answers: 0, failures: 0 }),
    })) ?? []

  return (
    <Page>
      <PageHeader
        title="Models"
        subtitle="Tried in this order. When none can answer, the built-in rules do what they can."
        actions={
          <Button variant="primary" icon={<Plus />} onClick={() => setIsAdding(true)}>
            Add model
          </Button>
        }
      />
      {isPending && (
        <div role="status" className="grid gap-2">
          <span className="sr-only">Loading models</span>
          <Skeleton className="h-11" />
          <Skeleton className="h-11" />
        </div>
      )}
      {error && !models && <ErrorState error={error} title="Models could not be loaded" onRetry={refetch} />}
      {models && (
        <>
          {models.every(({ provider }) => provider === 'built-in') && <OnlyRules />}
          <DataTable label="Models" columns={modelColumns} rows={rows} keyOf={({ id }) => id} />
          <UsageSection models={models} />
        </>
      )}
      {isAdding && <ModelDialog model={null} onClose={() => setIsAdding(false)} />}
    </Page>
  )
}

function OnlyRules() {
  return (
    <Callout tone="info" className="mb-4">
      No model is registered, so the built-in rules answer everything. To add one, put a provider’s key into
      one of the secrets {KEY_SECRETS.join(', ')}, one key a line, and name the model here.
    </Callout>
  )
}
