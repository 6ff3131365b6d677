import { join } from 'node:path'
import { functions } from '../../infra/functions.ts'
import { COMPILED } from '../bundle/compile-cache.ts'
import { firstEvent } from '../first-event.ts'
import { PROJECT_ROOT, startStudio } from '../studio.ts'

/** Of what the sources take, with their code compiled before too. */
const MOST = 0.5
const REPEATS = 5
const MEASURED = ['photo-thumbnails', 'account-mail', 'work-sweep']

/**
 * Compares from process start to first event handled: the image and the sources, in turns, so that a busy moment of the
 * machine affects both, and the fastest of each, because other work can only slow a start down. Throws when the image takes more than half of the sources' time.
 */
export async function measureColdStart({
  bundles,
  dataDir,
}: {
  bundles: string
  dataDir: string
}): Promise<string[]> {
  await using studio = await startStudio({ dataDir, port: 0 })
  const rows: string[] = []
  for (const trigger of functions.filter(({ name }) => MEASURED.includes(name))) {
    const common = { trigger, cloud: studio.cloud }
    const compileCache = join(dataDir, 'compiled-sources')
    const sources = () => firstEvent({ ...common, form: 'sources', root: PROJECT_ROOT, compileCache })
    const image = () =>
      firstEvent({ ...common, form: 'bundles', root: bundles, compileCache: join(bundles, COMPILED) })
    await sources() // fills the compile cache
    const times = { sources: [] as number[], image: [] as number[] }
    for (let i = 0; i < REPEATS; i++) {
      times.sources.push(await sources())
      times.image.push(await image())
    }
    const [best, bestOfSources] = [Math.min(...times.image), Math.min(...times.sources)]
    const share = best / bestOfSources
    const row = `${trigger.name}: cold start in ${Math.round(best)} ms, ${Math.round(share * 100)} % of the sources' ${Math.round(bestOfSources)} ms`
    if (share > MOST) throw new Error(`${row}, more than ${MOST * 100} %`)
    rows.push(row)
  }
  return rows
}
