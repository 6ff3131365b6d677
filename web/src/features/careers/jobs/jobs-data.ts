// Jobs as the API has them, and what can be done with them.
import { queryOptions } from '@tanstack/react-query'
import type { Job, JobEdit, JobSubmission, JobTile } from '../../../../../services/careers/jobs/schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { createSubject } from '../../../subjects/subject.ts'
import { formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'

const jobKey = (id: string) => ['careers', 'job', id] as const

export const jobs = createSubject<JobTile>('/jobs', ({ id }) => {
  // What a tile does not contain comes with the whole job.
  void queryClient.invalidateQueries({ queryKey: jobKey(id), exact: true })
})

export const jobQuery = (id: string) =>
  queryOptions({ queryKey: jobKey(id), queryFn: () => api.get<Job>(`/jobs/${id}`) })

function keep(job: Job): Job {
  jobs.apply([job])
  queryClient.setQueryData(jobKey(job.id), job)
  return job
}

export const submitJob = async (submission: JobSubmission) => keep(await api.post<Job>('/jobs', submission))

export const editJob = async (id: string, edit: JobEdit) => keep(await api.patch<Job>(`/jobs/${id}`, edit))

export const readAgain = async (id: string) => keep(await api.post<Job>(`/jobs/${id}/read-again`))

/** What was pasted: one address, or else the text of a posting. */
export function submissionOf(pasted: string): JobSubmission {
  const text = pasted.trim()
  const isAddress = !/\s/.test(text) && /^(https?:\/\/)?[\w-]+(\.[\w-]+)+([/?#:].*)?$/i.test(text)
  if (!isAddress) return { text }
  return { url: /^https?:\/\//i.test(text) ? text : `https://${text}` }
}

export async function trashJobs(those: readonly JobTile[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  try {
    const send = () => api.post('/jobs/trash', { ids })
    await jobs.edit(those, { trashedAt: new Date().toISOString() }, send)
    toast.message(`${formatCount(ids.length, 'job')} moved to the trash`, {
      undo: () => void restoreJobs(those),
    })
  } catch (error) {
    toast.failed('Not moved to the trash', error)
  }
}

export async function restoreJobs(those: readonly JobTile[]): Promise<void> {
  const ids = those.map(({ id }) => id)
  try {
    await jobs.edit(those, { trashedAt: null }, () => api.post('/jobs/restore', { ids }))
    jobs.apply(those.map((each) => ({ ...each, trashedAt: null })))
  } catch (error) {
    toast.failed('Not restored', error)
  }
}

/** Throws after saying why in a toast, so that a dialog stays open. */
export async function deleteJobs(ids: string[]): Promise<void> {
  try {
    await api.post('/jobs/delete', { ids })
    jobs.remove(ids)
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  }
}
