import type { JobSubmitted } from '../../services/careers/events.ts'
import type { JobReading } from '../../services/careers/jobs/reading.ts'

export interface HandlerDeps {
  jobs: Pick<JobReading, 'task' | 'refuse'>
}

export function createHandler({ jobs }: HandlerDeps) {
  return async (event: JobSubmitted): Promise<void> => {
    const job = await jobs.task(event)
    if (!job) return
    const reason = 'This page could not be read. Paste the text of the posting instead.'
    await jobs.refuse(event, { status: 'needs-text', reason })
  }
}
