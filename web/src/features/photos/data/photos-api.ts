// The photo routes, typed with their schemas.

import type {
  EditStep,
  PreviewedEdit,
  PreviewRequest,
  StepDone,
  UndoDone,
} from '../../../../../services/photos/bulk-editing/schemas.ts'
import type {
  EmptyingStep,
  Marks,
  PhotoEdit,
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
import { inSteps } from './in-steps.ts'

export const photosApi = {
  page: (query: PhotoQuery, signal?: AbortSignal) =>
    api.get<PageOf<PhotoTile>>('/photos', { query: { ...query }, ...(signal && { signal }) }),
  summary: () => api.get<PhotoSummary>('/photos/summary'),
  photo: (id: string) => api.get<Photo>(`/photos/${id}`),
  edit: (id: string, edit: PhotoEdit) => api.patch<Photo>(`/photos/${id}`, edit),
  original: (id: string) => api.get<Download>(`/photos/${id}/original`),
  /** One request each, which names 200 photos at most: `forMany` sends several. */
  trash: (ids: string[]) => api.post('/photos/trash', { ids }),
  restore: (ids: string[]) => api.post('/photos/restore', { ids }),
  deleteForGood: (ids: string[]) => api.post('/photos/delete', { ids }),
  emptyTrash: () => api.delete<EmptyingStep>('/photos/trash'),
  editTags: (edit: TagEdit) => api.post('/photos/tags', edit),
  mark: (ids: string[], marks: Omit<Marks, 'ids'>) => api.post('/photos/marks', { ids, ...marks }),
  /** Of any number of photos. */
  async tagsOf(ids: string[], signal: AbortSignal): Promise<PhotoTags[]> {
    const found: PhotoTags[] = []
    const { error } = await inSteps(
      ids,
      async (batch) => {
        const answer = await api.post<{ items: PhotoTags[] }>('/photos/tags/list', { ids: batch }, { signal })
        found.push(...answer.items)
      },
      { signal },
    )
    if (error !== null) throw error
    return found
  },
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
