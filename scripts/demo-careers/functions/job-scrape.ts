import { setTimeout as pause } from 'node:timers/promises'
import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { composeJobScrape } from '../../../functions/job-scrape/compose.ts'
import { trigger } from '../../../functions/job-scrape/trigger.ts'
import { readingConfig } from '../../../services/careers/jobs/reading-process.ts'
import { loadConfig, processConfig } from '../../../services/platform/config.ts'
import { resourceConfig } from '../../../services/platform/resources.ts'
import { internetConfig, reroutedTo } from './rerouted.ts'

const config = loadConfig(
  Type.Object({ ...processConfig, ...readingConfig, ...internetConfig, ...resourceConfig(trigger) }),
)
const fetch = reroutedTo(config.DEMO_INTERNET)

cloudEvent(trigger.name, await composeJobScrape(config, { fetch, pause }))
