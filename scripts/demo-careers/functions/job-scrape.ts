import { setTimeout as pause } from 'node:timers/promises'
import { cloudEvent } from '@google-cloud/functions-framework'
import { composeJobScrape } from '../../../functions/job-scrape/compose.ts'
import { trigger } from '../../../functions/job-scrape/trigger.ts'
import { rerouted } from './rerouted.ts'

const { config, fetch } = rerouted()

cloudEvent(trigger.name, await composeJobScrape(config, { fetch, pause }))
