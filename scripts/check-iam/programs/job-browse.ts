// The function as it is deployed, but for its network: every site is the check's own.
import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { composeJobBrowse } from '../../../functions/job-browse/compose.ts'
import { trigger } from '../../../functions/job-browse/trigger.ts'
import { readingConfig } from '../../../services/careers/jobs/reading-process.ts'
import { loadConfig, processConfig } from '../../../services/platform/config.ts'
import { resourceConfig } from '../../../services/platform/resources.ts'
import { createSafeFetch } from '../../../services/platform/safe-fetch.ts'
import { startTelemetry } from '../../../services/platform/telemetry/telemetry.ts'

const config = loadConfig(
  Type.Object({
    ...{ ...processConfig, ...readingConfig, ...resourceConfig(trigger) },
    SITES_URL: Type.String(),
  }),
)
startTelemetry(config)
const reroute = ({ pathname, search }: URL) => new URL(pathname + search, config.SITES_URL)

cloudEvent(trigger.name, await composeJobBrowse(config, createSafeFetch({ reroute })))
