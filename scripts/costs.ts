// `npm run costs` counts what each action costs at Google, and compares it with the budget.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gibibytes } from '../infra/capacity.ts'
import { facts } from '../services/api/facts.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { BUDGET_FILE, countedBefore } from './costs/before.ts'
import { disagreements, excessesOf, excessText } from './costs/budget.ts'
import { differenceText } from './costs/difference.ts'
import { type Measured, priceOf, readMeasured } from './costs/measured.ts'
import { PROFILE } from './costs/month.ts'
import { reportText } from './costs/report.ts'
import { environmentsOption, readOrRefuse } from './environments-option.ts'
import { PROJECT_ROOT } from './studio.ts'

const command = {
  name: 'npm run costs',
  about:
    'Does each action once in a studio of its own, counts what Google would bill, and compares it with scripts/costs/budget.json.',
  options: {
    twice: { type: 'boolean', default: false, help: 'counts in two studios, which must agree' },
    only: { type: 'string', value: 'ACTION', help: 'counts one action, without the schedules' },
    accept: { type: 'boolean', default: false, help: 'makes what was counted the budget' },
    write: { type: 'boolean', default: false, help: 'writes docs/costs.md' },
    json: { type: 'string', value: 'FILE', help: 'writes what was counted' },
    use: { type: 'string', value: 'FILE', help: 'takes what was counted from there instead of counting' },
    compare: {
      type: 'string',
      value: 'WHAT',
      help: 'a revision or a file of --json: prints what costs more or less than there, as Markdown, and nothing else',
    },
    environments: environmentsOption,
  },
  exits: { 1: 'something costs more than the budget, or two runs disagree' },
} as const
const { values } = readCommandLine(command)
if (values.use !== undefined && values.twice) refuseUse(command, '--use and --twice exclude each other.')
if (values.only !== undefined) {
  if (!(values.only in PROFILE))
    refuseUse(command, `There is no action ${values.only}, but ${Object.keys(PROFILE).join(', ')}.`)
  if (values.use !== undefined || values.accept || values.write || values.compare !== undefined)
    refuseUse(command, '--only counts too little for --use, --accept, --write and --compare.')
}
const environments = readOrRefuse(values.environments)
const before = values.compare === undefined ? undefined : readBefore(values.compare)
const quiet = before !== undefined
const say = (text: string) => void (quiet || console.log(text))

const measured = values.use === undefined ? await count() : read(values.use)
// What depends on the run is neither a budget nor a figure for the documents.
if (values.twice) endWhere(disagreements(measured, await count()))
if (values.twice) say('\nTwo studios used the same.')
const problems: string[] = []
if (values.json !== undefined) write(values.json, JSON.stringify(measured, null, 2))
if (values.accept) write(BUDGET_FILE, JSON.stringify(measured, null, 2))
else problems.push(...excessesOf(measured, read(BUDGET_FILE)).map(excessText))
if (values.write)
  write(
    join(PROJECT_ROOT, 'docs/costs.md'),
    reportText({
      ...{ measured, environments, date: new Date().toISOString().slice(0, 10) },
      api: { cpus: Number(facts.cpu), gibibytes: gibibytes(facts.memory) },
    }).trimEnd(),
  )

if (before === null) console.log(`${values.compare} has no budget that this could be compared with.`)
else if (before) console.log(differenceText(before, measured))
else {
  say('')
  for (const [name, counted] of Object.entries({ ...measured.actions, ...measured.schedules }))
    say(`${name.padEnd(14)} $${priceOf(counted).toFixed(7)}  ${JSON.stringify(counted.used)}`)
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error('If that is meant: npm run costs -- --accept')
  process.exitCode = 1
}

function endWhere(disagreed: readonly string[]): void {
  for (const problem of disagreed) console.error(problem)
  if (disagreed.length > 0) process.exit(1)
}

/** A studio is loaded only when it is needed. */
async function count(): Promise<Measured> {
  const { measure } = await import('./costs/measure.ts')
  return await measure({ say, only: values.only })
}

function readBefore(what: string): Measured | null {
  try {
    return countedBefore(what)
  } catch (error) {
    refuseUse(command, `--compare ${what}: ${error instanceof Error ? error.message : error}.`)
  }
}

function read(file: string): Measured {
  try {
    return readMeasured(readFileSync(file, 'utf8'))
  } catch (error) {
    refuseUse(command, `${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

/** A run that is interrupted leaves the old file as it was. */
function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, `${text}\n`)
  renameSync(`${file}.new`, file)
}
