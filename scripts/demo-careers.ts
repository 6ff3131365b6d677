// `npm run demo:careers -- FOLDER [--json FILE]` has the postings of a folder read, imports its résumés, makes CVs and
// insights, all through the public API of a studio of its own, and compares the results with what is known to be right.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCommandLine } from './command-line.ts'
import { postingsIn, resumesIn } from './demo-careers/folder.ts'
import { serveInternet } from './demo-careers/internet.ts'
import { enter } from './demo-careers/person.ts'
import { type Results, summarize, tables } from './demo-careers/report.ts'
import { computeInsights, importResume, makeCv, readPosting } from './demo-careers/steps.ts'
import { ownFolder } from './own-folder.ts'
import { startStudio } from './studio.ts'

/** For how many jobs each résumé is tailored: those that ask for most. */
const JOBS = 3

const { values, positionals } = readCommandLine({
  name: 'npm run demo:careers',
  about: 'Takes postings and résumés of a folder through the careers room, and reports what became of each.',
  words: 'FOLDER',
  options: { json: { type: 'string', value: 'FILE', help: 'writes what was read' } },
  exits: { 1: 'something could not be read' },
})
const [folder] = positionals
if (!folder) {
  console.error('Which folder, with `jobs/` and `resumes/`? npm run demo:careers -- FOLDER [--json FILE]')
  process.exit(2)
}
const postings = postingsIn(folder)
const resumes = resumesIn(folder)
if (postings.length + resumes.length === 0) {
  console.error(`No postings in ${join(folder, 'jobs')} and no résumés in ${join(folder, 'resumes')}`)
  process.exit(1)
}

using data = ownFolder('careers')
const results = await run()
const summary = summarize(results)
console.log(tables(results, summary))
if (values.json) writeFileSync(values.json, `${JSON.stringify({ summary, ...results }, null, 2)}\n`)
process.exitCode = summary.isMet ? 0 : 1

async function run(): Promise<Results> {
  await using internet = await serveInternet(postings.flatMap(({ served }) => served))
  const program = (name: string) => ({
    source: `scripts/demo-careers/functions/${name}.ts`,
    env: { DEMO_INTERNET: internet.url },
  })
  await using studio = await startStudio({
    dataDir: data.path,
    port: 0,
    programs: { 'job-scrape': program('job-scrape'), 'job-browse': program('job-browse') },
    log: ({ service, severity, message }) => {
      if (severity === 'ERROR' || severity === 'CRITICAL') console.error(`[${service}] ${message}`)
    },
  })
  await using person = await enter(studio.url)

  const results: Omit<Results, 'insights'> = { postings: [], resumes: [], cvs: [] }
  for (const posting of postings) results.postings.push(await readPosting(person, posting))
  for (const resume of resumes) results.resumes.push(await importResume(person, resume))
  const imported = results.resumes.filter(({ status }) => status === 'ready')
  const jobs = results.postings
    .filter(({ status }) => status === 'ready')
    .toSorted((one, other) => other.requirements - one.requirements)
    .slice(0, JOBS)
  for (const resume of imported) for (const job of jobs) results.cvs.push(await makeCv(person, resume, job))
  return { ...results, insights: await computeInsights(person, imported[0]?.id ?? null) }
}
