// `npm run drill` harms a made-up studio's data and restores it to the moment before, or to the last backup.
import { readCommandLine, refuseUse } from './command-line.ts'
import { manifest, rehearse, SCENARIOS } from './drill/scenarios.ts'
import { seed } from './drill/seed.ts'
import { startWorld } from './drill/world.ts'

const command = {
  name: 'npm run drill',
  about:
    'Fills a database and buckets on this machine, harms them, restores them to the moment before or to the last backup, and compares every document and object. It touches nothing else, and leaves nothing behind.',
  options: {
    documents: { type: 'string', default: '10000', value: 'N', help: 'how many documents' },
    objects: { type: 'string', default: '500', value: 'N', help: 'how many objects' },
    only: { type: 'string', value: 'WORDS', help: 'only scenarios whose name contains these words' },
    all: {
      type: 'boolean',
      default: false,
      help: 'also what is noticed late, which takes more than a minute',
    },
  },
  exits: { 1: 'something was not as before', 130: 'interrupted; run it again' },
} as const
const { values } = readCommandLine(command)
const documents = count('documents', values.documents)
const objects = count('objects', values.objects)
if (documents < objects) refuseUse(command, `--documents ${documents} is less than --objects ${objects}.`)
const scenarios = SCENARIOS.filter(({ name, isLate }) =>
  values.only === undefined ? values.all || !isLate : name.includes(values.only),
)
if (scenarios.length === 0) refuseUse(command, `No scenario is called "${values.only}".`)

const began = performance.now()
let interrupted = false
let opening: ReturnType<typeof startWorld> | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    interrupted = true
    // Whatever is under way fails when its world goes away.
    process.on('unhandledRejection', () => {})
    console.error('Interrupted: removing what was made. Nothing else was touched; run it again.')
    // A world that is not ready yet is waited for, because only then it can be removed.
    void leave().finally(() => process.exit(130))
  })
opening = startWorld()
const world = await opening

try {
  await seed(world, { documents, objects })
  const before = await manifest(world)
  console.log(
    `${documents} documents and ${objects} objects, made in ${seconds(performance.now() - began)}\n`,
  )
  console.log(`${'scenario'.padEnd(20)} same  orphans  missing  changed  versions       RPO     RTO`)
  for (const scenario of scenarios) {
    const { name, isSame, orphans, missing, changed, versions, rpo, rto } = await rehearse(
      world,
      scenario,
      before,
    )
    console.log(
      `${name.padEnd(20)} ${(isSame ? 'yes' : 'NO').padEnd(4)} ${String(orphans).padStart(8)} ${String(missing).padStart(8)} ${String(changed).padStart(8)} ${String(versions).padStart(9)} ${duration(rpo).padStart(9)} ${seconds(rto).padStart(7)}`,
    )
    if (!isSame || orphans > 0 || missing > 0) process.exitCode = 1
  }
  console.log(`\nall in ${seconds(performance.now() - began)}`)
} catch (error) {
  if (!interrupted) throw error
} finally {
  if (!interrupted) await world[Symbol.asyncDispose]()
}

async function leave(): Promise<void> {
  const made = await opening
  await made?.[Symbol.asyncDispose]()
}

function count(option: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    refuseUse(command, `--${option} ${text} is not a number from 1 to 999999.`)
  return Number(text)
}

function duration(ms: number): string {
  return ms < 3_600_000 ? `${Math.round(ms)} ms` : `${(ms / 3_600_000).toFixed(1)} h`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
