// Runs the image's content, started as the deployment says, against the local cloud.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiProgram, functionProgram } from '../../infra/constructs/program.ts'
import { bundle } from '../../scripts/bundle/bundle.ts'
import { compileAhead } from '../../scripts/bundle/compile-ahead.ts'
import { COMPILED, compileCacheAt } from '../../scripts/bundle/compile-cache.ts'
import { createStudioClient } from '../../scripts/client.ts'
import { photograph } from '../../scripts/photograph.ts'
import { PROJECT_ROOT, startStudio } from '../../scripts/studio.ts'
import { SENTENCE_MODEL } from '../../services/ai/embeddings/sentence-model.ts'
import { createSentenceThread } from '../../services/ai/embeddings/sentence-thread.ts'
import type { Trial } from '../../services/assistant/conversations/schemas.ts'
import { fontFiles } from '../../services/papers/typeset.ts'
import { heic } from '../../services/photos/rendering/test-heic.ts'
import { BLUE, RED } from '../../services/photos/rendering/test-pictures.ts'
import type { Photo } from '../../services/photos/schemas.ts'

const SOON = { timeout: 120_000, interval: 50 }
/** Bytes that the image may add to Node's own; each cold start on a new machine fetches them. */
const MOST_BYTES = 60_000_000
/** A typesetter with its fonts, models of language and a browser. Few functions read them, so no other start waits. */
const OF_FEW =
  /node_modules\/(@(myriaddreamin|embedpdf|hyzyla|energetic-ai|sparticuz)|playwright-core|wink-eng-lite-web-model)\//
const MOST_BYTES_OF_FEW = 200_000_000
const folder = mkdtempSync(join(tmpdir(), 'atelier-bundles-'))
const bundles = join(folder, 'dist')

beforeAll(() => bundle({ root: PROJECT_ROOT, out: bundles }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('everything that runs in production is small, and none of it is a test or describes the cloud', () => {
  const files = readdirSync(bundles, { recursive: true, encoding: 'utf8' })
  const sizeOf = (some: string[]) => some.reduce((sum, file) => sum + statSync(join(bundles, file)).size, 0)
  const ofFew = files.filter((file) => OF_FEW.test(file))
  const bytes = sizeOf(files.filter((file) => !ofFew.includes(file)))
  expect(bytes).toBeLessThan(MOST_BYTES)
  expect(bytes).toBeGreaterThan(MOST_BYTES / 4)
  expect(sizeOf(ofFew)).toBeLessThan(MOST_BYTES_OF_FEW)
  expect(files.filter((file) => /cdktf|constructs|local-cloud|\.test\./.test(file))).toEqual([])
})

test('Node takes the code that was compiled ahead, for everything that the API loads at its start', () => {
  compileAhead({ bundles, home: '/app' })
  const { stderr, stdout } = spawnSync(process.execPath, apiProgram('bundles'), {
    cwd: bundles,
    // Nothing is configured, so it ends once everything is loaded.
    env: { ...compileCacheAt(join(bundles, COMPILED)), NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const lines = `${stdout}${stderr}`.split('\n')
  const count = (text: string) => lines.filter((line) => line.includes(text)).length
  expect(count('was accepted')).toBeGreaterThan(100)
  expect(count('was accepted')).toBe(count('reading cache from'))
})

test('every font of papers is there', () => {
  const missing = fontFiles().filter((file) => !existsSync(join(bundles, relative(PROJECT_ROOT, file))))
  expect(missing).toEqual([])
})

test('the sentence encoder has its thread, its code and its weights', async () => {
  const folder = join(bundles, 'shared/services/ai/embeddings')
  const [worker] = readdirSync(folder).filter((file) => /^sentence-worker-.*\.mjs$/.test(file))
  const thread = createSentenceThread(pathToFileURL(join(folder, worker ?? '')))
  try {
    const [vector] = await thread.encode(['Do you deliver to Belgium?'])
    expect(vector).toHaveLength(512)
  } finally {
    await thread.close()
  }
})

test('the bundled API and functions take a photo from the browser to the gallery, and answer a question', async () => {
  await using studio = await startStudio({ dataDir: join(folder, 'data'), port: 0, bundles })
  const client = createStudioClient(studio.url)
  await client.register({ email: 'b@example.com', password: 'a long enough password', name: 'B' })
  // HEIC is decoded by a worker, which is a separate bundle.
  const bytes = new Uint8Array(heic({ columns: 4, rows: 2, colourAt: (column) => (column < 2 ? RED : BLUE) }))
  for (const file of [await photograph(1), { name: 'b.heic', contentType: 'image/heic', bytes }]) {
    const { photo } = await client.upload(file)
    const status = async () => (await client.call<Photo>('GET', `/photos/${photo.id}`)).status
    await expect.poll(status, SOON).toBe('ready')
  }

  await client.call('POST', '/shop', { handle: 'bundled', name: 'B', currency: 'EUR', country: 'DE' })
  await client.call('PATCH', '/shop', { language: 'en' })
  const faq = { question: 'How long does delivery take?', answer: 'We deliver within two days.' }
  await client.call('POST', '/shop/faqs', faq)
  const ask = () => client.call<Trial>('POST', '/assistant/trial', { text: 'How long does a delivery take?' })
  // The shop's knowledge is made by a function; until then there is nothing to answer from.
  const settings = () => client.call<{ knowledge: { entries: number } | null }>('GET', '/assistant/settings')
  await expect.poll(async () => (await settings()).knowledge?.entries, SOON).toBe(1)
  await expect.poll(async () => (await ask()).answer.text, { ...SOON, interval: 2000 }).toContain('two days')
  // Its words and its meaning are compared in threads, which are separate bundles, too.
  // While the encoder starts, words have to do.
  const embeddings = async () => (await ask()).retrieval.embeddings
  await expect.poll(embeddings, { ...SOON, interval: 2000 }).toBe(SENTENCE_MODEL)

  const page = await fetch(studio.url, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('<title>')
  const docs = await fetch(`${studio.url}/api/docs/`)
  expect(docs.status).toBe(200)
})

test.each(['api', 'photo-thumbnails'])('an error in %s is traced to its source line', (name) => {
  const program = name === 'api' ? apiProgram('bundles') : functionProgram('bundles', name)
  const { stderr, status } = spawnSync(process.execPath, program, {
    cwd: bundles,
    // Nothing is configured, and the error about that shows where it was thrown.
    env: {},
    encoding: 'utf8',
  })
  expect(status).not.toBe(0)
  const main = name === 'api' ? 'services/api/main.ts' : `functions/${name}/main.ts`
  expect(stderr).toContain(
    `services/platform/config.ts:${lineOf('services/platform/config.ts', 'throw new Error(')}:`,
  )
  expect(stderr).toContain(`${main}:${lineOf(main, 'loadConfig(')}:`)
})

function lineOf(file: string, text: string): number {
  const lines = readFileSync(join(PROJECT_ROOT, file), 'utf8').split('\n')
  return lines.findIndex((line) => line.includes(text)) + 1
}
