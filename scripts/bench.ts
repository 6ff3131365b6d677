// `npm run bench` measures the numbers of the design side by side in one run, and prints a Markdown table. `npm run bench
// -- photos` measures a part of them.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { measureAlbums } from './bench/albums.ts'
import { measureArchives } from './bench/archives.ts'
import { measureAssistant } from './bench/assistant.ts'
import { measureCampaignMails } from './bench/campaign-mails.ts'
import { measureCampaignPage } from './bench/campaign-page.ts'
import { measureCapacity } from './bench/capacity.ts'
import { measureCareerEvents } from './bench/career-events.ts'
import { measureColdStarts } from './bench/cold-start.ts'
import { measureGallery } from './bench/gallery.ts'
import { measureGalleryPages } from './bench/gallery-pages.ts'
import { measureInsights } from './bench/insights.ts'
import { measureLists } from './bench/lists.ts'
import { machine, type Row } from './bench/measure.ts'
import { measureMetadata } from './bench/metadata.ts'
import { measurePapers } from './bench/papers.ts'
import { measureLatency, measureMemory, measureThroughput } from './bench/photos.ts'
import { measureShopFinding } from './bench/shop-finding.ts'
import { measureShopImages } from './bench/shop-images.ts'
import { measureShopOrders } from './bench/shop-orders.ts'
import { measureShopPages } from './bench/shop-pages.ts'
import { measureStart } from './bench/start.ts'
import { measureTelemetry } from './bench/telemetry.ts'
import { bundle } from './bundle/bundle.ts'
import { createStudioClient } from './client.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { PROJECT_ROOT } from './studio.ts'
import { startStudioProcess } from './studio-process.ts'

const rows: Row[] = []
const add = (...more: Row[]) => {
  for (const row of more)
    console.error(`${row.met ? 'met   ' : 'MISSED'}  ${row.what}: ${row.measured} (${row.goal})`)
  rows.push(...more)
}

const parts: Record<string, () => Promise<void>> = {
  start: async () => add(...(await measureStart())),
  'cold-starts': async () => add(...(await measureColdStarts())),
  albums: async () => add(...(await measureAlbums())),
  archives: async () => add(...(await measureArchives())),
  assistant: async () => {
    for await (const row of measureAssistant()) add(row)
  },
  capacity: async () => {
    for await (const row of measureCapacity()) add(row)
  },
  gallery: async () => add(await measureGallery()),
  metadata: async () => add(...(await measureMetadata())),
  'gallery-pages': async () => add(...(await measureGalleryPages())),
  photos: measurePhotos,
  careers: async () => add(...(await measurePapers())),
  'career-events': async () => add(...(await measureCareerEvents())),
  'campaign-mails': async () => add(await measureCampaignMails()),
  'campaign-page': async () => add(await measureCampaignPage()),
  insights: async () => add(...(await measureInsights())),
  lists: async () => add(await measureLists()),
  'shop-finding': async () => add(...(await measureShopFinding())),
  'shop-images': async () => add(...(await measureShopImages())),
  'shop-orders': async () => add(await measureShopOrders()),
  'shop-pages': async () => add(...(await measureShopPages())),
  telemetry: async () => add(...(await measureTelemetry())),
  'first-load': async () => add(measureFirstLoad()),
}

const names = Object.keys(parts)
const command = {
  name: 'npm run bench',
  about: `Measures the numbers of the design side by side. Parts: ${names.join(', ')}.`,
  words: 'PART…',
  options: {},
} as const
const { positionals } = readCommandLine(command)
const unknown = positionals.find((name) => !names.includes(name))
if (unknown !== undefined) refuseUse(command, `There is no part "${unknown}".`)
for (const name of positionals.length > 0 ? positionals : names) await parts[name]?.()

console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}\n`)
console.log('| what | goal | measured | |\n|---|---|---|---|')
for (const { what, goal, measured, met } of rows)
  console.log(`| ${what} | ${goal} | ${measured} | ${met ? 'met' : '**missed**'} |`)

async function measurePhotos(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    const bundles = join(dataDir, 'dist')
    await bundle({ root: PROJECT_ROOT, out: bundles })
    await using studio = await startStudioProcess(join(dataDir, 'data'), 0, bundles)
    const client = createStudioClient(studio.url)
    await client.register({ email: 'bench@example.com', password: 'a long enough password', name: 'Bench' })
    const thumbnailers = () =>
      studio.instances().flatMap(({ pid, service }) => (service === 'photo-thumbnails' ? [pid] : []))
    add(await measureMemory(client, thumbnailers))
    add(...(await measureThroughput({ client, studio: studio.pid, thumbnailers })))
    add(await measureLatency(client))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The compressed script that the page itself loads: the entry and what it preloads. */
function measureFirstLoad(): Row {
  const dist = join(PROJECT_ROOT, 'web/dist')
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const scripts = readdirSync(join(dist, 'assets')).filter(
    // Names without an attribute around them are of parts that come after it.
    (file) => file.endsWith('.js') && page.includes(`="/assets/${file}"`),
  )
  const bytes = scripts.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, 'assets', file))).byteLength,
    0,
  )
  return {
    what: "the browser's first load, compressed script",
    goal: '≤ 130 kB',
    measured: `${Math.round(bytes / 1000)} kB`,
    met: bytes <= 130_000,
  }
}
