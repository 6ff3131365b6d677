// `npm run demo -- FOLDER [--json FILE]` uploads every image of a folder through the public API, as a browser would,
// and reports what happened to each one.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { createStudioClient } from './client.ts'
import { findImages } from './demo/images.ts'
import { pollPhotos } from './demo/poller.ts'
import { summarize, table } from './demo/report.ts'
import { uploadAll } from './demo/upload-all.ts'
import { demoAccount } from './demo-account.ts'
import { makeAdmin } from './roles.ts'
import { DEFAULT_DATA, startStudio } from './studio.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    data: { type: 'string', default: DEFAULT_DATA },
    key: { type: 'string', default: process.env.ATELIER_KEY ?? '' },
    url: { type: 'string' },
    parallel: { type: 'string', default: '4' },
  },
})
const [folder] = positionals
if (!folder) {
  console.error(
    'Which folder? npm run demo -- FOLDER [--json FILE] [--parallel 4] [--data DIR | --url URL] [--key KEY]',
  )
  process.exit(2)
}

const images = findImages(folder)
if (images.length === 0) {
  console.error(`No image in ${folder}`)
  process.exit(1)
}

await using studio = values.url ? elsewhere(values.url) : await joinStudio(values.data)
const client = createStudioClient(studio.url)
if (values.key) client.headers.set('authorization', `Bearer ${values.key}`)
else {
  const { email, password } = await demoAccount(values.data, studio.url, studio.makeAdmin)
  await client.signIn(email, password)
}

const bar = new SingleBar({ format: '{bar} {value}/{total} photos · {duration_formatted}', hideCursor: true })
bar.start(images.length, 0)
const outcomes = await uploadAll(client, images, {
  parallel: Number(values.parallel),
  onDone: () => bar.increment(),
  ...(values.key && { watch: pollPhotos }),
})
bar.stop()

const summary = summarize(outcomes)
console.log(table(outcomes, summary))
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ summary, photos: outcomes.photos }, null, 2)}\n`)
process.exitCode = summary.lost === 0 ? 0 : 1

/** A studio elsewhere, with an API key. Only photos are created there. */
function elsewhere(url: string) {
  if (!values.key) throw new Error('A studio elsewhere needs a key: --key KEY, or ATELIER_KEY')
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
