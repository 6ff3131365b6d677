// One of the functions, exactly as it is deployed, in a process that can be ended between any two steps.
import type { Publish } from '../../services/platform/publish.ts'
import type { Failpoint, FromChild, Role, ToChild } from './messages.ts'

const role = process.argv[2] as Role
let offset = Number(process.argv[3])
let seed = Number(process.argv[4])
let failpoint: Failpoint | null = null
let waits = 0
const waiting = new Map<number, { until: number; resolve: () => void }>()

const now = () => Date.now() + offset
const tell = (message: FromChild) => void process.send?.(message)
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2 ** 31
  return seed / 2 ** 31
}

async function step(name: string): Promise<void> {
  if (failpoint?.step !== name || --failpoint.nth > 0) return
  process.kill(process.pid, 'SIGKILL')
  // The signal ends the process at once, but nothing may happen after it.
  await new Promise(() => undefined)
}

const publish: Publish = async (_topic, payload) => {
  tell({ kind: 'published', mail: payload as never })
  return '1'
}

function waitUntil(until: number): Promise<void> {
  const id = ++waits
  const { promise, resolve } = Promise.withResolvers<void>()
  waiting.set(id, { until, resolve })
  tell({ kind: 'wait', id, until })
  return promise
}

const config = {
  GOOGLE_CLOUD_PROJECT: process.env.GOOGLE_CLOUD_PROJECT ?? '',
  K_SERVICE: role,
  K_REVISION: 'chaos',
  LOG_LEVEL: 'silent' as const,
  STORAGE_EMULATOR_HOST: 'http://127.0.0.1:9',
  SECRET_MANAGER_EMULATOR_HOST: process.env.SECRET_MANAGER_EMULATOR_HOST ?? '',
  SMTP_EMULATOR_HOST: process.env.SMTP_EMULATOR_HOST ?? '',
  PUBLIC_URL: 'http://localhost:8080',
  MAILBOX_KEY_SECRET: 'projects/atelier-test/secrets/mailbox-key',
  GOOGLE_OAUTH_CLIENT_SECRET: 'projects/atelier-test/secrets/google-oauth-client',
  DOCUMENTS_BUCKET: 'documents',
  PAPERS_BUCKET: 'papers',
}

async function compose() {
  if (role === 'send') {
    const { composeMailSend } = await import('../../functions/mail-send/compose.ts')
    return composeMailSend(config, { now, random, step })
  }
  const { composeCampaignPace } = await import('../../functions/campaign-pace/compose.ts')
  return composeCampaignPace(config, { now, random, step, waitUntil, publish })
}

const handle = await compose()

process.on('message', (message: ToChild) => {
  if (message.kind === 'arm') failpoint = message.failpoint
  if (message.kind === 'clock') {
    offset = message.offset
    for (const [id, { until, resolve }] of waiting)
      if (until <= now()) {
        waiting.delete(id)
        resolve()
      }
  }
  if (message.kind === 'handle') {
    const data = Buffer.from(JSON.stringify(message.mail ?? {})).toString('base64')
    const event = { id: String(message.id), time: new Date(now()).toISOString(), data: { message: { data } } }
    handle(event as never).then(
      () => tell({ kind: 'handled', id: message.id, error: null }),
      (error: unknown) => tell({ kind: 'handled', id: message.id, error: String(error) }),
    )
  }
})
process.on('disconnect', () => process.exit())
tell({ kind: 'ready' })
