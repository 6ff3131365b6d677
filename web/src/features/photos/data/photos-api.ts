// The photo routes, typed with their schemas.

import type {
  EditStep,
  PreviewedEdit,
  PreviewRequest,
  StepDone,
  UndoDone,
} from '../../../../../services/photos/bulk-editing/schemas.ts'
import type {
  Marks,
  PhotoEdit,
  PhotoIds,
  PhotoTags,
  TagEdit,
} from '../../../../../services/photos/edit-schemas.ts'
import type { PhotoQuery, PhotoSummary } from '../../../../../services/photos/list-schemas.ts'
import type {
  Adjustments,
  Photo,
  PhotoTile,
  PhotoUploadRequest,
  UploadAnswer,
} from '../../../../../services/photos/schemas.ts'
import type {
  DuplicateGroup,
  Memory,
  Place,
  PlacesQuery,
  StatisticsPart,
  StatisticsQuery,
} from '../../../../../services/photos/view-schemas.ts'
import type { Download, PageOf, UploadGrant } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'

export const photosApi = {
  page: (query: PhotoQuery, signal?: AbortSignal) =>
    api.get<PageOf<PhotoTile>>('/photos', { query: { ...query }, ...(signal && { signal }) }),
  summary: () => api.get<PhotoSummary>('/photos/summary'),
  photo: (id: string) => api.get<Photo>(`/photos/${id}`),
  edit: (id: string, edit: PhotoEdit) => api.patch<Photo>(`/photos/${id}`, edit),
  original: (id: string) => api.get<Download>(`/photos/${id}/original`),
  trash: (ids: string[]) => inBatches(ids, (batch) => api.post('/photos/trash', batch)),
  restore: (ids: string[]) => inBatches(ids, (batch) => api.post('/photos/restore', batch)),
  deleteForGood: (ids: string[]) => inBatches(ids, (batch) => api.post('/photos/delete', batch)),
  emptyTrash: () => api.delete('/photos/trash'),
  editTags: ({ ids, ...tags }: TagEdit) =>
    inBatches(ids, (batch) => api.post('/photos/tags', { ...batch, ...tags })),
  async tagsOf(ids: string[]): Promise<PhotoTags[]> {
    const found: PhotoTags[] = []
    await inBatches(ids, async (batch) => {
      found.push(...(await api.post<{ items: PhotoTags[] }>('/photos/tags/list', batch)).items)
    })
    return found
  },
  mark: (ids: string[], marks: Omit<Marks, 'ids'>) =>
    inBatches(ids, (batch) => api.post('/photos/marks', { ...batch, ...marks })),
  duplicates: (cursor: string | null, signal: AbortSignal) =>
    api.get<PageOf<DuplicateGroup>>('/photos/duplicates', { query: { ...(cursor && { cursor }) }, signal }),
  tellApart: (ids: string[], isUndone = false) => api.post('/photos/duplicates/apart', { ids, isUndone }),
  onThisDay: (day: string) => api.get<{ items: Memory[] }>('/photos/on-this-day', { query: { day } }),
  statistics: (query: StatisticsQuery, signal: AbortSignal) =>
    api.get<StatisticsPart>('/photos/statistics', { query: { ...query }, signal }),
  places: (query: PlacesQuery, signal: AbortSignal) =>
    api.get<{ items: Place[] }>('/photos/places', { query: { ...query }, signal }),
  photosAt: (cell: string, cursor: string | null, signal: AbortSignal) =>
    api.get<PageOf<PhotoTile>>('/photos/places/photos', {
      query: { cell, ...(cursor && { cursor }) },
      signal,
    }),
  previewEdit: (request: PreviewRequest, signal?: AbortSignal) =>
    api.post<{ items: PreviewedEdit[] }>('/photos/edits/preview', request, { ...(signal && { signal }) }),
  editStep: (step: EditStep) => api.post<StepDone>('/photos/edits', step),
  undoEdit: (operationId: string) => api.post<UndoDone>(`/photos/edits/${operationId}/undo`),
  adjust: (id: string, adjustments: Adjustments | null) =>
    api.put<Photo>(`/photos/${id}/adjustments`, { adjustments }),
  reserve: (request: PhotoUploadRequest) => api.post<UploadAnswer>('/photos/uploads', request),
  renew: (id: string) => api.post<UploadGrant>(`/photos/uploads/${id}/grant`),
  cancel: (id: string) => api.delete(`/photos/uploads/${id}`),
}

/** The most photos that one request may name. */
const BATCH = 200

async function inBatches(ids: string[], send: (batch: PhotoIds) => Promise<unknown>) {
  for (let at = 0; at < ids.length; at += BATCH) await send({ ids: ids.slice(at, at + BATCH) })
}
