import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { modelColumns } from './model-columns.tsx'
import { ModelDialog } from './model-dialog.tsx'
import { healthQuery, modelsQuery } from './models-data.ts'
import { UsageSection } from './usage-section.tsx'

/** Shows administrators the models that can be asked, whether their keys work, and what they did. */
export function ModelsPage() {
  const [isAdding, setIsAdding] = useState(false)
  const { data: models, error, isPending, refetch } = useQuery(modelsQuery)
  const { data: health = [] } = useQuery(healthQuery)
  const keys = new Map(health.map((each) => [each.modelId, each.keys]))
  const rows = models?.map((model) => ({ ...model, keys: keys.get(model.id) ?? [] })) ?? []

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
          <DataTable label="Models" columns={modelColumns} rows={rows} keyOf={({ id }) => id} />
          <UsageSection models={models} />
        </>
      )}
      {isAdding && <ModelDialog model={null} onClose={() => setIsAdding(false)} />}
    </Page>
  )
}
