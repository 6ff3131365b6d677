import type { Application } from '../../../services/careers/applications/schemas.ts'
import type { Cv } from '../../../services/careers/cvs/schemas.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { readyJob, readyResume } from './careers.ts'
import { download } from './downloads.ts'
import { isAcked } from './late-events.ts'

async function readyCv(world: World): Promise<Cv> {
  const [job, resume] = [await readyJob(world), await readyResume(world)]
  const { id } = await world.maker.call<Cv>('POST', '/cvs', { jobId: job.id, resumeId: resume.id })
  const read = () => world.maker.call<Cv>('GET', `/cvs/${id}`)
  await world.until('the CV has its papers', async () => (await read()).status === 'ready')
  return read()
}

export const applications: Scenario[] = [
  {
    name: 'what was sent with an application is kept',
    async run(world) {
      const cv = await readyCv(world)
      const { id, sentCv } = await world.maker.call<Application>('POST', '/applications', {
        ...{ title: 'Data Engineer', stage: 'applied', cvId: cv.id },
      })
      const [paper] = sentCv?.papers ?? []
      await download(world, `/api/v1/applications/${id}/papers/${paper?.kind}/${paper?.format}`)
    },
  },
  {
    name: 'a CV is reviewed and set anew',
    async run(world) {
      const { id, revision } = await readyCv(world)
      await world.maker.call('POST', `/cvs/${id}/review`, { revision, decisions: [] })
      await world.until('the CV has new papers', async () => {
        const cv = await world.maker.call<Cv>('GET', `/cvs/${id}`)
        return cv.status === 'ready' && cv.revision > revision
      })
    },
  },
  {
    name: 'a CV is deleted for good',
    async run(world) {
      const { id } = await readyCv(world)
      await world.maker.call('POST', '/cvs/trash', { ids: [id] })
      await world.maker.call('POST', '/cvs/delete', { ids: [id] })
      await world.until('its papers are removed', () => isAcked(world, 'careers-removal'))
    },
  },
]
