// The function as it is deployed, but for its network: every site is the check's own.
import { setTimeout as pause } from 'node:timers/promises'
import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { composeJobScrape } from '../../../functions/job-scrape/compose.ts'
import { createLinkedInCookie } from '../../../functions/job-scrape/linkedin-cookie.ts'
import { trigger } from '../../../functions/job-scrape/trigger.ts'
import { modelServerConfig } from '../../../services/ai/providers/model-server.ts'
import { readingConfig } from '../../../services/careers/jobs/reading-process.ts'
import { connectSecrets } from '../../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../../services/platform/config.ts'
import { locateSecrets, resourceConfig } from '../../../services/platform/resources.ts'
import { createSafeFetch } from '../../../services/platform/safe-fetch.ts'
import { startTelemetry } from '../../../services/platform/telemetry/telemetry.ts'

const config = loadConfig(
  Type.Object({
    ...{ ...processConfig, ...readingConfig, ...modelServerConfig, ...resourceConfig(trigger) },
    SITES_URL: Type.String(),
  }),
)
startTelemetry(config)
const cookieFor = createLinkedInCookie({
  secrets: () => connectSecrets(config),
  secret: locateSecrets(trigger, config)['linkedin-cookie'],
  now: Date.now,
})
const reroute = ({ pathname, search }: URL) => new URL(pathname + search, config.SITES_URL)

cloudEvent(
  trigger.name,
  await composeJobScrape(config, { fetch: createSafeFetch({ cookieFor, reroute }), pause }),
)
