import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { composeJobBrowse } from '../../../functions/job-browse/compose.ts'
import { trigger } from '../../../functions/job-browse/trigger.ts'
import { readingConfig } from '../../../services/careers/jobs/reading-process.ts'
import { loadConfig, processConfig } from '../../../services/platform/config.ts'
import { resourceConfig } from '../../../services/platform/resources.ts'
import { internetConfig, reroutedTo } from './rerouted.ts'

const config = loadConfig(
  Type.Object({ ...processConfig, ...readingConfig, ...internetConfig, ...resourceConfig(trigger) }),
)

cloudEvent(trigger.name, await composeJobBrowse(config, reroutedTo(config.DEMO_INTERNET)))
