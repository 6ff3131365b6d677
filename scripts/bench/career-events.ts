// From a request to what a person sees: a posting that is read, a CV with its papers, and an answer from the cache.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from '../../services/accounts/schemas.ts'
import type { Cv } from '../../services/careers/cvs/schemas.ts'
import type { Job } from '../../services/careers/jobs/schemas.ts'
import type { ResumeContent } from '../../services/careers/resumes/schemas.ts'
import { someContent } from '../../services/papers/test-content.ts'
import { serveInternet } from '../demo-careers/internet.ts'
import { enter, type Person } from '../demo-careers/person.ts'
import { makeAdmin } from '../roles.ts'
import { startStudio } from '../studio.ts'
import { median, type Row, timed } from './measure.ts'

const WARM_UP = 3
const ROUNDS = 15
const CHANGES = 20
const REQUESTS_A_CHANGE = 25
/** As many as a registry with a few fallbacks has. */
const MODELS = 8
const HOST = 'jobs.bench.example'

/** Measures on a warm studio whose functions run from their sources and whose internet is this machine. */
export async function measureCareerEvents(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  const addresses = Array.from({ length: WARM_UP + ROUNDS }, (_, n) => `${HOST}/jobs/${n}`)
  try {
    await using internet = await serveInternet(
      addresses.map((address, n) => ({ address, body: postingPage(n) })),
    )
    const program = {
      source: 'scripts/demo-careers/functions/job-scrape.ts',
      env: { DEMO_INTERNET: internet.url },
    }
    await using studio = await startStudio({ dataDir, port: 0, programs: { 'job-scrape': program } })
    await using person = await enter(studio.url)
    const jobs = await readPostings(person, addresses)
    return [jobs.row, await measureCvs(person, jobs.ids), await measureCache(person, studio)]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function readPostings(person: Person, addresses: readonly string[]) {
  const ids: string[] = []
  const times: number[] = []
  for (const address of addresses)
    times.push(
      await timed(async () => {
        const { id } = await person.call<Job>('POST', '/jobs', { url: `https://${address}` })
        await settled(person, id)
        ids.push(id)
      }),
    )
  const time = median(times.slice(WARM_UP))
  const row: Row = {
    what: 'a job read from JSON-LD, address submitted to job told to the open window, warm',
    goal: '≤ 300 ms',
    measured: `${Math.round(time)} ms`,
    met: time <= 300,
  }
  return { ids, row }
}

async function measureCvs(person: Person, jobIds: readonly string[]): Promise<Row> {
  const { id: resumeId } = await person.call<{ id: string }>('POST', '/resumes', {
    title: 'Bench',
    content: someContent() satisfies ResumeContent,
  })
  const times: number[] = []
  for (const jobId of jobIds)
    times.push(
      await timed(async () => {
        const { id } = await person.call<Cv>('POST', '/cvs', { jobId, resumeId })
        await settled(person, id)
      }),
    )
  const time = median(times.slice(WARM_UP))
  return {
    what: 'a CV, requested to all papers ready, built-in engine, warm',
    goal: '≤ 1 s',
    measured: `${Math.round(time)} ms`,
    met: time <= 1000,
  }
}

async function settled(person: Person, id: string): Promise<void> {
  const status = await person.until(id, ['ready', 'failed', 'needs-text'])
  if (status !== 'ready') throw new Error(`${id} became ${status ?? 'nothing in time'}`)
}

/** Each change of a model clears the cache, so the first request after it is a miss. */
async function measureCache(person: Person, { cloud }: { cloud: Parameters<typeof makeAdmin>[0] }) {
  const { id } = await person.call<Account>('GET', '/account')
  await makeAdmin(cloud, id)
  await roleIsKnown(person)
  const model = { modelName: 'bench', provider: 'groq', secretNames: ['groq-keys'] }
  let modelId = ''
  for (let n = 0; n < MODELS; n++)
    ({ id: modelId } = await person.call<{ id: string }>('POST', '/models', {
      ...model,
      displayName: `Bench ${n}`,
    }))
  const misses: number[] = []
  const hits: number[] = []
  for (let n = 0; n < CHANGES; n++) {
    await person.call('PATCH', `/models/${modelId}`, { description: `Change ${n}` })
    for (let request = 0; request < REQUESTS_A_CHANGE; request++) {
      const { isHit, ms } = await askModels(person.url)
      ;(isHit ? hits : misses).push(ms)
    }
  }
  const p95 = hits.toSorted((a, b) => a - b)[Math.floor(hits.length * 0.95)]!
  const ratio = median(misses) / median(hits)
  return {
    what: 'the public list of 8 models: 95 of 100 hits, and a miss against a hit',
    goal: '≤ 5 ms, ≥ 5 ×',
    measured: `${p95.toFixed(1)} ms, ${ratio.toFixed(1)} × (${median(misses).toFixed(1)} and ${median(hits).toFixed(1)} ms)`,
    met: p95 <= 5 && ratio >= 5,
  }
}

/** An instance remembers for half a minute what role somebody has. */
async function roleIsKnown(person: Person): Promise<void> {
  while (!(await person.send('GET', '/api/v1/models')).ok)
    await new Promise((resolve) => setTimeout(resolve, 1000))
}

/** As a stranger, because the list is public. */
async function askModels(url: string) {
  const started = performance.now()
  const response = await fetch(`${url}/api/v1/ai/models`)
  await response.text()
  return { isHit: response.headers.get('x-cache-status') === 'HIT', ms: performance.now() - started }
}

function postingPage(number: number): string {
  const posting = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: `Platform engineer ${number}`,
    hiringOrganization: { '@type': 'Organization', name: `Example Works ${number}` },
    jobLocation: { '@type': 'Place', address: { addressLocality: 'Berlin', addressCountry: 'DE' } },
    datePosted: '2026-11-01',
    employmentType: 'FULL_TIME',
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'EUR',
      value: { '@type': 'QuantitativeValue', minValue: 70_000, maxValue: 90_000, unitText: 'YEAR' },
    },
    description: `<p>We run the systems of team ${number}.</p><p>You must have:</p><ul><li>TypeScript and Node.js</li>
<li>Kubernetes in production</li><li>PostgreSQL</li></ul><p>Nice to have:</p><ul><li>Terraform</li><li>Go</li></ul>`,
  }
  return `<!doctype html><html><head><title>Platform engineer</title>
<script type="application/ld+json">${JSON.stringify(posting)}</script></head><body><main>${'<p>About us.</p>'.repeat(200)}</main></body></html>`
}
