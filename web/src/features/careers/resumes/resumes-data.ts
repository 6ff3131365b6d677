// Résumés as the API has them, and what can be done with them.
import { queryOptions } from '@tanstack/react-query'
import type {
  Resume,
  ResumeCreation,
  ResumeEdit,
  ResumeTile,
} from '../../../../../services/careers/resumes/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { createSubject } from '../../../subjects/subject.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'

const resumeKey = (id: string) => ['careers', 'resume', id] as const

export const resumes = createSubject<ResumeTile>('/resumes', ({ id }) => {
  void queryClient.invalidateQueries({ queryKey: resumeKey(id), exact: true })
})

export const resumeQuery = (id: string) =>
  queryOptions({ queryKey: resumeKey(id), queryFn: () => api.get<Resume>(`/resumes/${id}`) })

function keep(resume: Resume): Resume {
  resumes.apply([resume])
  queryClient.setQueryData(resumeKey(resume.id), resume)
  return resume
}

export const createResume = async (creation: ResumeCreation) =>
  keep(await api.post<Resume>('/resumes', creation))

export const editResume = async (id: string, edit: ResumeEdit) =>
  keep(await api.patch<Resume>(`/resumes/${id}`, edit))

export const stepResume = async (id: string, step: 'undo' | 'redo') =>
  keep(await api.post<Resume>(`/resumes/${id}/${step}`))

export const duplicateResume = async (id: string) => keep(await api.post<Resume>(`/resumes/${id}/duplicate`))

export async function trashResumes(those: readonly ResumeTile[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  try {
    const send = () => api.post('/resumes/trash', { ids })
    await resumes.edit(those, { trashedAt: new Date().toISOString() }, send)
    toast.message(`${formatCount(ids.length, 'résumé')} moved to the trash`, {
      undo: () => void restoreResumes(those),
    })
  } catch (error) {
    toast.failed('Not moved to the trash', error)
  }
}

export async function restoreResumes(those: readonly ResumeTile[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  try {
    await resumes.edit(those, { trashedAt: null }, () => api.post('/resumes/restore', { ids }))
    resumes.apply(those.map((each) => ({ ...each, trashedAt: null })))
  } catch (error) {
    toast.failed('Not restored', error)
  }
}

/** Throws after saying why in a toast, so that a dialog stays open. */
export async function deleteResumes(ids: string[]): Promise<void> {
  try {
    await api.post('/resumes/delete', { ids })
    resumes.remove(ids)
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  }
}
