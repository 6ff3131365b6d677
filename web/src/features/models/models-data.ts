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

const listed = <Item>(name: string, path: string) =>
  queryOptions({
    queryKey: [...key, name],
    queryFn: async ({ signal }) => (await api.get<{ items: Item[] }>(path, { signal })).items,
  })

export const modelsQuery = listed<Model>('all', '/models')
export const healthQuery = listed<ModelHealth>('health', '/models/health')
export const usageQuery = listed<ModelUsage>('usage', '/models/usage')

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
