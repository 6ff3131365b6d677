import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { readingConfig } from '../../services/careers/jobs/reading-process.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { createSafeFetch } from '../../services/platform/safe-fetch.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { composeJobBrowse } from './compose.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...readingConfig, ...resourceConfig(trigger) }))
startTelemetry(config)

cloudEvent(trigger.name, await composeJobBrowse(config, createSafeFetch()))
