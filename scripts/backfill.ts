// `npm run backfill` has the files of photos read, or their renditions made, again by functions that have improved since.
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Firestore } from '@google-cloud/firestore'
import { PubSub } from '@google-cloud/pubsub'
import { ENVIRONMENTS } from '../infra/environment-files.ts'
import { BACKFILL_PARTS, type Backfill, MAX_LIMIT } from '../services/photos/backfill/schemas.ts'
import { createBackfills } from '../services/photos/backfill/service.ts'
import { createBackfillStore } from '../services/photos/backfill/store.ts'
import { photoBackfillDue } from '../services/photos/events.ts'
import { publisher } from '../services/platform/publish.ts'
import { failed, readCommandLine, refuseUse } from './command-line.ts'
import { environmentsOption, readOrRefuse } from './environments-option.ts'
import { DEFAULT_DATA, startStudio } from './studio.ts'

const command = {
  name: 'npm run backfill',
  about:
    'Brings photos up to date that were read, or made small, by an older version of a function. It works on a few at a time, continues where the last run ended, and tries no photo twice with the same version. What people edited stays.',
  options: {
    part: { type: 'string', value: 'metadata|thumbnails', help: 'what to bring up to date; needed' },
    limit: { type: 'string', value: 'N', default: '1000', help: 'how many photos this run works on' },
    'dry-run': { type: 'boolean', default: false, help: 'only counts them, up to the limit' },
    stop: { type: 'boolean', default: false, help: 'ends a run: nothing further is begun' },
    data: {
      type: 'string',
      value: 'DIR',
      help: 'the data of a local studio, which must not be running; .atelier if left out. A running one has a page for it',
    },
    env: {
      type: 'string',
      value: 'NAME',
      help: 'an environment at Google instead, with your own credentials',
    },
    environments: environmentsOption,
  },
  exits: {
    1: 'photos could not be brought up to date, or the data cannot be opened',
    130: 'interrupted; the run goes on at Google, and next time on this machine',
  },
} as const
const LOOK_MS = 1000
/** A studio on this machine is stopped as usual; another signal ends this at once. */
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort())

const { values } = readCommandLine(command)
const part = BACKFILL_PARTS.find((each) => each === values.part)
if (!part) refuseUse(command, `--part is ${BACKFILL_PARTS.join(' or ')}.`)
const limit = Number(values.limit)
if (!/^\d+$/.test(values.limit) || limit < 1 || limit > MAX_LIMIT)
  refuseUse(command, `--limit ${values.limit} is not a number from 1 to ${MAX_LIMIT}.`)
if (values['dry-run'] && values.stop) refuseUse(command, 'Either --dry-run or --stop, not both.')

try {
  await run()
} catch (error) {
  failed(error)
}

async function run(): Promise<void> {
  const { env, data, environments = ENVIRONMENTS } = values
  if (env !== undefined) {
    if (data !== undefined) refuseUse(command, 'Either --data or --env, not both.')
    const found = readOrRefuse(environments).find(({ name }) => name === env)
    if (!found) refuseUse(command, `There is no environment "${env}" in ${environments}.`)
    return work(found.projectId)
  }
  const dataDir = data ?? DEFAULT_DATA
  if (!existsSync(dataDir)) refuseUse(command, `--data ${dataDir} does not exist.`)
  await using studio = await startStudio({ dataDir })
  Object.assign(process.env, studio.cloud.environmentFor('studio-api'))
  await work(studio.cloud.projectId)
}

async function work(projectId: string): Promise<void> {
  const firestore = new Firestore({ projectId })
  const pubsub = new PubSub({ projectId })
  try {
    const publish = publisher(async () => pubsub, [photoBackfillDue])
    const backfills = createBackfills({ store: createBackfillStore(firestore), publish, now: Date.now })
    if (values['dry-run'])
      console.log(`${await backfills.count(part!, limit)} photos would be brought up to date.`)
    else if (values.stop) tell(await backfills.stop(part!))
    else await follow(backfills)
  } finally {
    await Promise.all([firestore.terminate(), pubsub.close()])
  }
}

async function follow(backfills: ReturnType<typeof createBackfills>): Promise<void> {
  const { signal } = interrupted
  if (signal.aborted) return tellInterrupted()
  const before = await backfills.get(part!)
  if (before.status === 'running') console.log('A run is under way already; this is its progress.')
  let now = await backfills.start(part!, limit)
  for (let told = ''; now.status === 'running' || now.waiting > 0; now = await backfills.get(part!)) {
    const line = `${now.done - before.done} done, ${now.waiting} under way`
    if (line !== told) console.log(line)
    told = line
    await pause(LOOK_MS, undefined, { signal }).catch(() => {})
    if (signal.aborted) return tellInterrupted()
  }
  tell(now)
  if (now.failed > before.failed) {
    console.error(`${now.failed - before.failed} could not be brought up to date; the shelf may say why.`)
    process.exitCode = 1
  }
}

function tellInterrupted(): void {
  console.error('Interrupted. Nothing is lost; run it again to go on.')
  process.exitCode = 130
}

function tell({ status, version, looked, done, failed: bad }: Backfill): void {
  const end = {
    never: 'Nothing was begun',
    running: 'Running',
    paused: 'Paused',
    done: 'All are up to date',
  }[status]
  console.log(`${end}. Version ${version} of ${part}: looked at ${looked}, ${done} done, ${bad} failed.`)
}
