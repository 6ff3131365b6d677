import { queryOptions } from '@tanstack/react-query'
import type {
  Model,
  ModelCreation,
  ModelEdit,
  ModelHealth,
  ModelUsage,
} from '../../../../services/ai/schemas.ts'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'

const key = ['models'] as const

/**
 * Milliseconds after which an open page asks again. Another administrator's change is seen soon; what models did costs
 * more to read, and is what instances and providers report late anyway.
 */
const CHANGES_MS = 5_000
const DOINGS_MS = 20_000

const listed = <Item>(name: string, path: string, refetchInterval: number) =>
  queryOptions({
    queryKey: [...key, name],
    refetchInterval,
    queryFn: async ({ signal }) => (await api.get<{ items: Item[] }>(path, { signal })).items,
  })

export const modelsQuery = listed<Model>('all', '/models', CHANGES_MS)
export const healthQuery = listed<ModelHealth>('health', '/models/health', DOINGS_MS)
export const usageQuery = listed<ModelUsage>('usage', '/models/usage', DOINGS_MS)

const changed = () => queryClient.invalidateQueries({ queryKey: key })

export async function addModel(model: ModelCreation): Promise<void> {
  await api.post('/models', model)
  await changed()
}

export async function editModel(id: string, edit: ModelEdit): Promise<void> {
  await api.patch(`/models/${encodeURIComponent(id)}`, edit)
  await changed()
}

export async function removeModel(id: string): Promise<void> {
  await api.delete(`/models/${encodeURIComponent(id)}`)
  await changed()
}
