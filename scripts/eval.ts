// `npm run eval` asks the demo shop's assistant the golden set and prints how it does. `-- --kind paraphrase` asks one
// kind, `-- --half building` one half, and `-- --half building --verbose` shows what went wrong, question by question.
// `-- --fit` fits the evidence gate to all building questions instead, and prints what thresholds.ts has to have.
// Of the half that is held aside only sums are ever printed, so that nobody builds for single questions of it.
import { fitReport } from '../services/assistant/quality/fit-report.ts'
import { KINDS } from '../services/assistant/quality/golden/question.ts'
import { GOLDEN, type Half } from '../services/assistant/quality/golden.ts'
import { qualityTable, showTold, wrongWith } from '../services/assistant/quality/report.ts'
import { collectExamples } from '../services/assistant/quality/test-examples.ts'
import { startQuality } from '../services/assistant/quality/test-quality.ts'
import { machine } from './bench/measure.ts'
import { readCommandLine } from './command-line.ts'

const HALVES: readonly Half[] = ['building', 'held']

const { values } = readCommandLine({
  name: 'npm run eval',
  about: 'Asks the assistant the questions whose right answers are known, and counts right ones.',
  options: {
    kind: { type: 'string', value: 'KIND', help: `only ${KINDS.join(', ')}` },
    half: { type: 'string', value: 'HALF', help: `only ${HALVES.join(' or ')}` },
    verbose: {
      type: 'boolean',
      default: false,
      help: 'single misses of the half that is used while building',
    },
    id: { type: 'string', value: 'ID', help: 'one question of that half, right or wrong' },
    fit: { type: 'boolean', default: false, help: 'what the gate would be if it were chosen anew' },
  },
  exits: { 1: 'a goal is missed' },
})
const chosen = (name: string, all: readonly string[], value: string | undefined) => {
  if (value !== undefined && !all.includes(value))
    throw new Error(`There is no ${name} "${value}", but ${all.join(', ')}`)
  return value
}
const kind = chosen('kind', KINDS, values.kind)
const half = chosen('half', HALVES, values.half)

if (values.fit) await fitAll()
else await evaluate()

async function fitAll(): Promise<void> {
  const { text, isUpToDate } = fitReport(await collectExamples())
  console.log(text)
  process.exitCode = isUpToDate ? 0 : 1
}

async function evaluate(): Promise<void> {
  const questions = GOLDEN.filter(
    (question) =>
      (kind === undefined || question.kind === kind) &&
      (half === undefined || question.half === half) &&
      (values.id === undefined || (question.id === values.id && question.half === 'building')),
  )

  await using quality = await startQuality()
  const told = await quality.ask(questions)
  for (const each of told) {
    if (each.question.half !== 'building') continue
    if (values.id !== undefined || (values.verbose && wrongWith(each).length > 0))
      console.log(`${showTold(each)}\n`)
  }
  console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}\n`)
  console.log(qualityTable(told))
}
