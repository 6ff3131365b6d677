// `npm run demo -- FOLDER [--expect FILE] [--json FILE]` uploads every image of a folder through the public API, as a
// browser would, reports what happened to each one, and compares what was read with what should have been.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { SingleBar } from 'cli-progress'
import { createStudioClient } from './client.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { readExpectations } from './demo/expectations.ts'
import { findImages } from './demo/images.ts'
import { asExpected, judgeAll, judgementTable } from './demo/judgement.ts'
import { pollPhotos } from './demo/poller.ts'
import { summarize, table } from './demo/report.ts'
import { uploadAll } from './demo/upload-all.ts'
import { demoAccount } from './demo-account.ts'
import { makeAdmin } from './roles.ts'
import { DEFAULT_DATA, startStudio } from './studio.ts'

const command = {
  name: 'npm run demo',
  about:
    'Uploads every image of a folder through the public API, as a browser would, and says what became of each one.\n' +
    'With --expect it compares what the studio read with a file of right values: for each file, by its path below\n' +
    'FOLDER, the fields that are compared, such as {"a.jpg": {"takenAt": "2020-01-02T03:04:05+01:00", "tags": ["clay"],\n' +
    '"latitude": null}, "b.svg": {"refused": true}}. scripts/demo/expectations.ts lists all fields.',
  words: 'FOLDER',
  options: {
    expect: { type: 'string', value: 'FILE', help: 'right values in JSON, to compare with' },
    json: { type: 'string', value: 'FILE', help: 'where to write the results, too' },
    data: {
      type: 'string',
      value: 'DIR',
      default: DEFAULT_DATA,
      help: 'the data of the studio on this machine',
    },
    url: { type: 'string', value: 'URL', help: 'a studio elsewhere, instead' },
    key: { type: 'string', value: 'KEY', help: 'a personal API key of it; otherwise $ATELIER_KEY' },
    parallel: { type: 'string', value: 'N', default: '4', help: 'how many uploads at once' },
  },
  exits: { 1: 'a photo was lost, or a value is not the right one' },
} as const
const { values, positionals } = readCommandLine(command)
const [folder] = positionals
if (!folder || positionals.length > 1) refuseUse(command, 'One folder is needed.')
const parallel = Number(values.parallel)
if (!Number.isInteger(parallel) || parallel < 1)
  refuseUse(command, `--parallel ${values.parallel} is no number of uploads.`)
const key = values.key ?? process.env.ATELIER_KEY ?? ''
if (values.url && !key) refuseUse(command, 'A studio elsewhere needs a key: --key KEY, or ATELIER_KEY')
const expectations = values.expect === undefined ? null : expectedOrRefuse(values.expect)

const images = imagesOrRefuse(folder)

await using studio = values.url ? elsewhere(values.url) : await joinStudio(values.data)
const client = createStudioClient(studio.url)
if (key) client.headers.set('authorization', `Bearer ${key}`)
else {
  const { email, password } = await demoAccount(values.data, studio.url, studio.makeAdmin)
  await client.signIn(email, password)
}

const bar = new SingleBar({ format: '{bar} {value}/{total} photos · {duration_formatted}', hideCursor: true })
bar.start(images.length, 0)
const outcomes = await uploadAll(client, images, {
  parallel,
  onDone: () => bar.increment(),
  ...(key && { watch: pollPhotos }),
})
bar.stop()

const summary = summarize(outcomes)
console.log(table(outcomes, summary))
const judged = expectations ? await judgeAll(client, expectations, byPath(folder)) : []
if (expectations) console.log(`\n${judgementTable(judged)}`)
if (values.json)
  writeFileSync(
    values.json,
    `${JSON.stringify({ summary, photos: outcomes.photos, ...(expectations && { judged }) }, null, 2)}\n`,
  )
process.exitCode = summary.lost === 0 && judged.every(({ ok }) => ok) ? 0 : 1

function byPath(below: string) {
  return new Map(
    images.map(({ path }, index) => [asExpected(relative(below, path)), outcomes.photos[index]!] as const),
  )
}

function expectedOrRefuse(file: string) {
  try {
    return readExpectations(file)
  } catch (error) {
    refuseUse(command, error instanceof Error ? error.message : String(error))
  }
}

function imagesOrRefuse(from: string) {
  if (!existsSync(from)) refuseUse(command, `There is no folder ${from}`)
  const found = findImages(from)
  return found.length > 0 ? found : refuseUse(command, `No image in ${from}`)
}

/** A studio elsewhere, with an API key. Only photos are created there. */
function elsewhere(url: string) {
  const noAdmin = () => Promise.reject(new Error('A key makes nobody an administrator'))
  return { url, makeAdmin: noAdmin, [Symbol.asyncDispose]: () => Promise.resolve() }
}

/** Uses the studio that is already running on this data, or starts one until the demo is done. */
async function joinStudio(dataDir: string) {
  const running = await runningStudio(dataDir)
  const noAdmin = () =>
    Promise.reject(new Error('The running studio has no demo account: start it with npm start'))
  if (running) return { url: running, makeAdmin: noAdmin, [Symbol.asyncDispose]: () => Promise.resolve() }
  const own = await startStudio({ dataDir })
  return {
    url: own.url,
    makeAdmin: (id: string) => makeAdmin(own.cloud, id),
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  }
}

async function runningStudio(dataDir: string): Promise<string | null> {
  try {
    const url = `http://localhost:${readFileSync(join(dataDir, 'port'), 'utf8')}`
    const { ok } = await fetch(`${url}/health/live`)
    return ok ? url : null
  } catch {
    return null
  }
}
