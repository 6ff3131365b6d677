import { cloudEvent } from '@google-cloud/functions-framework'
import { composeJobBrowse } from '../../../functions/job-browse/compose.ts'
import { trigger } from '../../../functions/job-browse/trigger.ts'
import { rerouted } from './rerouted.ts'

const { config, fetch } = rerouted()

cloudEvent(trigger.name, await composeJobBrowse(config, fetch))
