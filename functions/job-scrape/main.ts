import { setTimeout as pause } from 'node:timers/promises'
import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { modelServerConfig } from '../../services/ai/providers/model-server.ts'
import { readingConfig } from '../../services/careers/jobs/reading-process.ts'
import { connectSecrets } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { locateSecrets, resourceConfig } from '../../services/platform/resources.ts'
import { createSafeFetch } from '../../services/platform/safe-fetch.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { composeJobScrape } from './compose.ts'
import { createLinkedInCookie } from './linkedin-cookie.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({ ...processConfig, ...readingConfig, ...modelServerConfig, ...resourceConfig(trigger) }),
)
startTelemetry(config)
const cookieFor = createLinkedInCookie({
  secrets: () => connectSecrets(config),
  secret: locateSecrets(trigger, config)['linkedin-cookie'],
  now: Date.now,
})

cloudEvent(trigger.name, await composeJobScrape(config, { fetch: createSafeFetch({ cookieFor }), pause }))
