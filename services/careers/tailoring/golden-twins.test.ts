import { expect, test } from 'vitest'
import { isThorough } from '../../../tests/thorough.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { FALSE_PAIRS, TRUE_PAIRS } from './golden-pairs.ts'
import { GOLDEN_TWINS } from './golden-twins.ts'
import { isTrue, judge } from './judge.ts'
import { contentOf, work } from './test-content.ts'
import type { Twin } from './twin.ts'

const BASICS: Record<string, string> = {
  label: 'label',
  summary: 'summary',
  phone: 'phone',
  email: 'email',
  name: 'name',
  basicsLocation: 'location',
}

/** A résumé that holds the line where it belongs, and the change of it. */
function place({ before, field = 'line' }: Twin): { content: ResumeContent; target: string } {
  const content = contentOf()
  const basic = BASICS[field]
  if (basic)
    return {
      content: { ...content, basics: { ...content.basics, [basic]: before } },
      target: `basics.${basic}`,
    }
  if (field === 'studyType') {
    const study = {
      id: 'e1',
      institution: 'Hochschule Musterstadt',
      area: 'Physics',
      studyType: before,
      location: '',
    }
    const education = [{ ...study, start: null, end: null, isCurrent: false, score: '', courses: [] }]
    return { content: { ...content, education }, target: 'e1.studyType' }
  }
  if (field === 'line')
    return {
      content: { ...content, work: [work('w1', { highlights: [{ id: 'l1', text: before }] })] },
      target: 'l1',
    }
  const value = field === 'start' || field === 'end' ? { text: before, iso: null } : before
  return { content: { ...content, work: [work('w1', { [field]: value })] }, target: `w1.${field}` }
}

function verdictsOf(twin: Twin, after: string) {
  const { content, target } = place(twin)
  const change = { kind: 'rephrase' as const, target, from: [target], before: twin.before, after, ids: [] }
  return judge({ content, change })
}
const objections = (twin: Twin, after: string) =>
  verdictsOf(twin, after).flatMap(({ gate, outcome, reason }) =>
    outcome === 'passed' ? [] : [`${gate}: ${reason}`],
  )

test('there are many twins, of every gate that reads words', () => {
  expect(GOLDEN_TWINS.length).toBeGreaterThan(100)
  expect(new Set(GOLDEN_TWINS.map(({ gate }) => gate)).size).toBe(11)
})

test('every bad twin is blocked by the gate that it is about', () => {
  const missed = GOLDEN_TWINS.flatMap((twin) => {
    const found = objections(twin, twin.bad)
    return found.some((objection) => objection.startsWith(twin.gate))
      ? []
      : [{ twin: [twin.gate, twin.before, twin.bad], found }]
  })
  expect(missed).toEqual([])
})

test('no good twin is blocked', () => {
  const wrong = GOLDEN_TWINS.flatMap((twin) => {
    const found = twin.good === null ? [] : objections(twin, twin.good)
    return found.length > 0 ? [{ before: twin.before, good: twin.good, found }] : []
  })
  expect(wrong).toEqual([])
})

const asTwin = ([before, bad]: [string, string]): Twin => ({ gate: 'scope', before, bad, good: null })

test('every false pair is blocked and no true one', () => {
  expect(FALSE_PAIRS.filter((pair) => isTrue(verdictsOf(asTwin(pair), pair[1])))).toEqual([])
  expect(
    TRUE_PAIRS.flatMap((pair) => {
      const found = objections(asTwin(pair), pair[1])
      return found.length > 0 ? [{ pair, found }] : []
    }),
  ).toEqual([])
})

test('every line passes against itself', () => {
  for (const twin of GOLDEN_TWINS)
    for (const text of [twin.before, twin.bad, twin.good ?? twin.before])
      expect(isTrue(verdictsOf({ ...twin, before: text }, text)), text).toBe(true)
})

/** Every line in full runs of the proofs, else each third. */
const LINES = GOLDEN_TWINS.filter(({ field }) => field === undefined).filter(
  (_, index) => isThorough || index % 3 === 0,
)

const INSERTED: [string, string[]][] = [
  ['number', ['7', '93%', '€12k', 'fourteen', '3.5x', '2031']],
  ['name', ['Initech', 'Globex', 'Zürich', 'McKinsey']],
  ['technology', ['Kafka', 'Elixir', 'gRPC', 'S3', 'OpenTelemetry', 'kafka']],
  ['claim', ['globally', 'award-winning', 'single-handedly', 'enterprise', 'senior', 'certified', 'expert']],
]

test.each(INSERTED)('an inserted %s is blocked at every place of every line', (_what, insertions) => {
  const passed = LINES.flatMap((twin) => {
    const words = twin.before.split(' ')
    return insertions.flatMap((inserted) =>
      [0, Math.floor(words.length / 2), words.length].flatMap((index) => {
        const after = words.toSpliced(index, 0, inserted).join(' ')
        return isTrue(verdictsOf(twin, after)) ? [after] : []
      }),
    )
  })
  expect(passed).toEqual([])
})
