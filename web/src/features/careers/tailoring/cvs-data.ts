// CVs as the API has them, and what can be done with them.
import { queryOptions } from '@tanstack/react-query'
import type { Cv, CvRequest, CvReview, CvTile, Paper } from '../../../../../services/careers/cvs/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { createSubject } from '../../../subjects/subject.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'

const cvKey = (id: string) => ['careers', 'cv', id] as const

export const cvs = createSubject<CvTile>('/cvs', ({ id }) => {
  void queryClient.invalidateQueries({ queryKey: cvKey(id), exact: true })
})

export const cvQuery = (id: string) =>
  queryOptions({ queryKey: cvKey(id), queryFn: () => api.get<Cv>(`/cvs/${id}`) })

/** The papers may be ready, and told to be, before the answer that asked for them arrives. */
function keep(cv: Cv): Cv {
  queryClient.setQueryData<Cv>(cvKey(cv.id), (known) =>
    known && known.updatedAt > cv.updatedAt ? known : cv,
  )
  cvs.apply([cv])
  return cv
}

export const requestCv = async (request: CvRequest) => keep(await api.post<Cv>('/cvs', request))

export const reviewCv = async (id: string, review: CvReview) =>
  keep(await api.post<Cv>(`/cvs/${id}/review`, review))

export const refetchCv = (id: string) => queryClient.refetchQueries({ queryKey: cvKey(id), exact: true })

export const undoReview = async (id: string, revision: number) =>
  keep(await api.post<Cv>(`/cvs/${id}/undo`, { revision }))

export const paperPath = (id: string, { kind, format }: Pick<Paper, 'kind' | 'format'>) =>
  `/cvs/${id}/papers/${kind}/${format}` as const

export async function trashCvs(those: readonly CvTile[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  try {
    const send = () => api.post('/cvs/trash', { ids })
    await cvs.edit(those, { trashedAt: new Date().toISOString() }, send)
    toast.message(`${formatCount(ids.length, 'CV')} moved to the trash`, {
      undo: () => void restoreCvs(those),
    })
  } catch (error) {
    toast.failed('Not moved to the trash', error)
  }
}

export async function restoreCvs(those: readonly CvTile[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  try {
    await cvs.edit(those, { trashedAt: null }, () => api.post('/cvs/restore', { ids }))
    cvs.apply(those.map((each) => ({ ...each, trashedAt: null })))
  } catch (error) {
    toast.failed('Not restored', error)
  }
}

/** Throws after saying why in a toast, so that a dialog stays open. */
export async function deleteCvs(ids: string[]): Promise<void> {
  try {
    await api.post('/cvs/delete', { ids })
    cvs.remove(ids)
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  }
}
