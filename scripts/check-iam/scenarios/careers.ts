import type { Cv } from '../../../services/careers/cvs/schemas.ts'
import type { Insights } from '../../../services/careers/insights/schemas.ts'
import type { Job } from '../../../services/careers/jobs/schemas.ts'
import type { Resume } from '../../../services/careers/resumes/schemas.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { download } from './downloads.ts'
import { isAcked } from './late-events.ts'
import { newResume } from './resume-file.ts'

const POSTING = `Data Engineer
Seeblick AG, Bern

We are looking for a data engineer who builds our warehouse.

Requirements
- Three years of experience with SQL and Python
- Experience with Docker and Kubernetes
- German and English

We offer 80 to 100 percent, remote work and a salary of CHF 100'000 a year.`

export async function readyResume(world: World): Promise<Resume> {
  const { resume } = await world.maker.uploadResume(newResume())
  const read = () => world.maker.call<Resume>('GET', `/resumes/${resume.id}`)
  await world.until('the résumé is read', async () => (await read()).status === 'ready')
  return read()
}

export async function readyJob(world: World): Promise<Job> {
  const { id } = await world.maker.call<Job>('POST', '/jobs', { text: `${POSTING}\n${crypto.randomUUID()}` })
  const read = () => world.maker.call<Job>('GET', `/jobs/${id}`)
  await world.until('the posting is read', async () => (await read()).status === 'ready')
  return read()
}

export const careers: Scenario[] = [
  {
    name: 'a résumé is uploaded and read',
    async run(world) {
      const { id } = await readyResume(world)
      await download(world, `/api/v1/resumes/${id}/document`)
    },
  },
  { name: 'a posting is read', run: async (world) => void (await readyJob(world)) },
  {
    name: 'a CV is made and downloaded',
    async run(world) {
      const [job, resume] = [await readyJob(world), await readyResume(world)]
      const { id } = await world.maker.call<Cv>('POST', '/cvs', { jobId: job.id, resumeId: resume.id })
      const read = () => world.maker.call<Cv>('GET', `/cvs/${id}`)
      await world.until('the CV has its papers', async () => (await read()).status === 'ready')
      const [paper] = (await read()).papers
      await download(world, `/api/v1/cvs/${id}/papers/${paper?.kind}/${paper?.format}`)
    },
  },
  {
    name: 'insights are computed',
    async run(world) {
      await world.maker.call('POST', '/insights/compute', { resumeId: null })
      await world.until(
        'they are there',
        async () => (await world.maker.call<Insights>('GET', '/insights')).status === 'ready',
      )
    },
  },
  {
    name: 'a résumé is deleted for good',
    async run(world) {
      const { id } = await readyResume(world)
      await world.maker.call('POST', '/resumes/trash', { ids: [id] })
      await world.maker.call('POST', '/resumes/delete', { ids: [id] })
      await world.until('its bytes are removed', () => isAcked(world, 'careers-removal'))
    },
  },
]
