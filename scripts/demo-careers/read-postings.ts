// Reads the postings to try, without a studio, and prints what was right: `node scripts/demo-careers/read-postings.ts FOLDER`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { completeReading } from '../../services/careers/postings/complete-reading.ts'
import { readPage } from '../../services/careers/postings/read-page.ts'
import { isRefusal, type Reading } from '../../services/careers/postings/reading.ts'
import { siteOf } from '../../services/careers/postings/sites/sites.ts'
import { compare } from './compare.ts'
import { ANSWERS } from './right-answers.ts'
import { PAGES } from './right-pages.ts'
import { type Case, NOW } from './right-values.ts'

/** Share of the fields that must be right. */
const GOAL = 0.95

const folder = process.argv[2]
if (!folder) throw new Error('Say where the postings are: node scripts/demo-careers/read-postings.ts FOLDER')
const jsonFile = process.argv.includes('--json')
  ? process.argv[process.argv.indexOf('--json') + 1]
  : undefined

function read({ file, url }: Case): Reading | null {
  const body = readFileSync(join(resolve(folder!), 'jobs', file), 'utf8')
  const site = url ? siteOf(url) : null
  const answer = site?.read([{ url: url ?? '', status: 200, body }], { now: NOW }) ?? null
  const reading =
    answer && !isRefusal(answer)
      ? answer
      : file.endsWith('.html')
        ? readPage({ html: body, url, now: NOW })
        : null
  return reading && completeReading(reading, { now: NOW })
}

const results = [...PAGES, ...ANSWERS].map((posting) => {
  const start = performance.now()
  const reading = read(posting)
  const milliseconds = performance.now() - start
  const comparison = reading
    ? compare(reading, posting.right)
    : {
        right: 0,
        wrong: Object.entries(posting.right).map(([field, right]) => ({
          field,
          right,
          read: undefined,
          isInvented: false,
        })),
      }
  return {
    file: posting.file,
    title: posting.right.title,
    rung: reading?.rung ?? 'not read',
    milliseconds,
    ...comparison,
  }
})

for (const { file, rung, right, wrong, milliseconds } of results)
  console.log(
    `${file.padEnd(42)} ${rung.padEnd(16)} ${String(right).padStart(3)}/${String(right + wrong.length).padEnd(3)} ${milliseconds.toFixed(0).padStart(5)} ms`,
  )
const wrong = results.flatMap(({ file, wrong }) => wrong.map((entry) => ({ file, ...entry })))
for (const { file, field, right, read, isInvented } of wrong)
  console.log(
    `  ${isInvented ? 'invented' : 'wrong'}: ${file} ${field}: ${JSON.stringify(read)?.slice(0, 200)} instead of ${JSON.stringify(right)}`,
  )

const right = results.reduce((sum, result) => sum + result.right, 0)
const share = right / (right + wrong.length)
const invented = wrong.filter(({ isInvented }) => isInvented).length
console.log(
  `${right} of ${right + wrong.length} fields right (${(share * 100).toFixed(1)} %, goal ${GOAL * 100} %), ${invented} invented`,
)
if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ share, invented, results }, null, 2)}\n`)
if (share < GOAL || invented > 0) process.exitCode = 1
