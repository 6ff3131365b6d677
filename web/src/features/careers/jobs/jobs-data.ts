// The lists of jobs, kept up to date by the live stream.
import { useEffect, useSyncExternalStore } from 'react'
import type { Job, JobQuery, JobSubmission, JobTile } from '../../../../../services/careers/jobs/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { itemsOf } from '../../../list-pages.ts'
import { onLive } from '../../../live.ts'
import { createLiveLists } from '../../../live-list.ts'
import { queryClient } from '../../../query-client.ts'

const PAGE_SIZE = 50

const lists = createLiveLists<JobTile, JobQuery>({
  client: queryClient,
  name: 'jobs',
  rules: {
    belongs: ({ trashed = false, status, closed }, job) =>
      (job.trashedAt !== null) === trashed &&
      (status === undefined || job.status === status) &&
      (closed === undefined || job.isClosed === closed)
        ? 'yes'
        : 'no',
    position: (_query, job) => [job.addedAt, job.id],
    isDescending: () => true,
  },
  fetchPage: (query, cursor) =>
    api.get<PageOf<JobTile>>('/jobs', { query: { ...query, limit: PAGE_SIZE, ...(cursor && { cursor }) } }),
  now: Date.now,
})

/** The list as far as it is fetched; null before that. */
export function useJobs(query: JobQuery) {
  useSyncExternalStore(lists.subscribe, lists.version)
  useEffect(() => {
    const ends = [
      onLive('job', lists.hear),
      onLive('job-removed', ({ id }) => lists.remove([id])),
      onLive('resync', lists.invalidate),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [])
  useEffect(() => void lists.ensure(query))
  const list = lists.read(query)
  return {
    jobs: list ? itemsOf(list) : null,
    hasMore: Boolean(list?.pages.at(-1)?.nextCursor),
    error: lists.error(query),
    isPending: lists.isPending(query),
    retry: () => void lists.retry(query),
    more: () => void lists.more(query),
  }
}

export async function submitJob(submission: JobSubmission): Promise<Job> {
  const job = await api.post<Job>('/jobs', submission)
  lists.apply([job])
  return job
}
