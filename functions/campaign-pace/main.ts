import { setTimeout } from 'node:timers/promises'
import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { composeCampaignPace } from './compose.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(
  Type.Object({
    ...processConfig,
    ...resourceConfig(trigger),
    PUBLIC_URL: Type.String({ minLength: 1 }),
  }),
)
startTelemetry(config)

const handle = await composeCampaignPace(config, {
  now: Date.now,
  waitUntil: (time) => setTimeout(Math.max(0, time - Date.now())),
  random: Math.random,
})
cloudEvent(trigger.name, handle)
