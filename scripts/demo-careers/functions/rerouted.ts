import Type from 'typebox'
import { readingConfig } from '../../../services/careers/jobs/reading-process.ts'
import { loadConfig, processConfig } from '../../../services/platform/config.ts'
import { createSafeFetch } from '../../../services/platform/safe-fetch.ts'

/** Every request goes to the demo's own server, whatever host it is for. */
export function rerouted() {
  const config = loadConfig(
    Type.Object({
      ...processConfig,
      ...readingConfig,
      DOCUMENTS_BUCKET: Type.String(),
      DEMO_INTERNET: Type.String({ pattern: '^http://127\\.0\\.0\\.1:' }),
    }),
  )
  const reroute = ({ pathname, search }: URL) => new URL(pathname + search, config.DEMO_INTERNET)
  return { config, fetch: createSafeFetch({ reroute }) }
}
