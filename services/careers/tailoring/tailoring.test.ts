import { expect, test } from 'vitest'
import { applyChanges } from './apply-changes.ts'
import { coverage } from './coverage.ts'
import type { DemandingJob } from './evidence.ts'
import { isTrue, judge } from './judge.ts'
import { selectChanges } from './select-changes.ts'
import { contentOf, date, lines, work } from './test-content.ts'
import { writeLetter } from './write-letter.ts'

const TODAY = '2026-11-26'
const must = (text: string, skills: string[] = []) => ({ text, kind: 'must' as const, skills })
const nice = (text: string, skills: string[] = []) => ({ text, kind: 'nice' as const, skills })

const CONTENT = contentOf({
  work: [
    work('w1', {
      start: date('03/2021', '2021-03'),
      end: null,
      isCurrent: true,
      highlights: lines('w1', [
        'Answered support mail',
        'Wrote billing services in Go',
        'Kept the wiki tidy',
        'Ran PostgreSQL for 40 services',
        'Planned team events',
        'Ordered hardware',
        'Sorted old tickets',
        'Deployed to Kubernetes',
      ]),
    }),
    work('w2', {
      employer: 'Beispiel KG',
      start: date('2019'),
      end: date('2020'),
      highlights: lines('w2', ['Wrote reports in SQL']),
    }),
  ],
  skills: [
    { id: 's1', name: 'Office', level: '', keywords: lines('s1', ['Word processing']) },
    { id: 's2', name: 'Backend', level: '', keywords: lines('s2', ['Java', 'Go', 'PostgreSQL']) },
  ],
})

const JOB: DemandingJob = {
  title: 'Platform Engineer',
  company: 'Nordlicht GmbH',
  requirements: [
    must('Go in production', ['go']),
    must('5+ years of Go', ['go']),
    must('Kubernetes', ['kubernetes']),
    must('Rust', ['rust']),
    must('10 years of experience'),
    nice('PostgreSQL or MySQL', ['postgresql', 'mysql']),
    nice('PostgreSQL and MySQL', ['postgresql', 'mysql']),
    nice("Master's degree"),
  ],
  skills: [],
}

const ids = () => {
  let next = 0
  return () => `c${++next}`
}
const selected = () => selectChanges({ content: CONTENT, job: JOB, today: TODAY, newId: ids() })

test('selection chooses and orders by the job’s demands, says why, and writes nothing', () => {
  const changes = selected()
  const tailored = applyChanges(CONTENT, changes)

  const [job] = tailored.content.work
  expect(job?.highlights.map(({ text }) => text)).toEqual([
    'Wrote billing services in Go',
    'Deployed to Kubernetes',
    'Ran PostgreSQL for 40 services',
    'Answered support mail',
    'Kept the wiki tidy',
    'Planned team events',
  ])
  expect(tailored.content.skills.map(({ name }) => name)).toEqual(['Backend', 'Office'])
  expect(tailored.content.skills[0]?.keywords.map(({ text }) => text)).toEqual(['Go', 'PostgreSQL', 'Java'])
  expect(changes.every(({ state, verdicts }) => state === 'accepted' && isTrue(verdicts))).toBe(true)
  expect(changes.every(({ from, after }) => from.length > 0 && after === '')).toBe(true)
  expect(changes.find(({ target, kind }) => target === 'w1' && kind === 'order')?.reason).toContain(
    'Go in production',
  )
  // Every text of the CV is a text of the résumé.
  const texts = JSON.stringify(CONTENT)
  for (const { highlights } of tailored.content.work)
    for (const { text } of highlights) expect(texts).toContain(text)
  expect(tailored.lines.w1l2).toEqual(['w1l2'])
})

test('coverage has two sides, and a gap stays a gap', () => {
  const shown = applyChanges(CONTENT, selected()).content
  const found = coverage({ content: CONTENT, shown, job: JOB, today: TODAY })

  expect(found.demands.map(({ text, evidence }) => [text, evidence])).toEqual([
    ['Go in production', ['w1l2', 's2l2']],
    ['5+ years of Go', ['w1l2', 's2l2']],
    ['Kubernetes', ['w1l8']],
    ['Rust', []],
    ['10 years of experience', []],
    ['PostgreSQL or MySQL', ['w1l4', 's2l3']],
    ['PostgreSQL and MySQL', []],
    ["Master's degree", []],
  ])
  expect(found.must).toEqual({ total: 5, shown: 3, ceiling: 3 })
  expect(found.nice).toEqual({ total: 3, shown: 1, ceiling: 1 })

  const silent = contentOf({ work: [work('w1', { highlights: lines('w1', ['Kept the wiki tidy']) })] })
  const hidden = coverage({ content: CONTENT, shown: silent, job: JOB, today: TODAY })
  expect(hidden.must).toEqual({ total: 5, shown: 0, ceiling: 3 })
})

test('what is denied or said by a person alone supports nothing', () => {
  const job = { ...JOB, requirements: [must('Kubernetes', ['kubernetes'])] }
  const content = contentOf({
    work: [work('w1', { highlights: lines('w1', ['No experience with Kubernetes yet']) })],
  })
  const claimed = contentOf({ work: [work('w1', { highlights: lines('w1', ['Ran Kubernetes']) })] })
  expect(coverage({ content, shown: claimed, job, today: TODAY }).must).toEqual({
    total: 1,
    shown: 0,
    ceiling: 0,
  })
})

test('the letter consists of the résumé’s own lines', () => {
  const letter = writeLetter({ content: CONTENT, job: JOB, language: 'en', today: TODAY, newId: ids() })
  expect(letter.map(({ text }) => text)).toEqual([
    'I am writing to apply for the position of Platform Engineer at Nordlicht GmbH.',
    'From my work as Backend Engineer at Seeblick AG: Wrote billing services in Go. Deployed to Kubernetes.',
    'My CV is enclosed. I would be glad to tell you more in a conversation.',
  ])
  expect(letter[1]?.from).toEqual(['w1.position', 'w1.employer', 'w1l2', 'w1l8'])
})

const change = (parts: Partial<Parameters<typeof judge>[0]['change']>) => ({
  kind: 'rephrase' as const,
  target: 'w2l1',
  from: ['w2l1'],
  before: 'Wrote reports in SQL',
  after: 'Wrote SQL reports',
  ids: [],
  ...parts,
})

test.each([
  [
    'a line of another role',
    change({ from: ['w2l1', 'w1l2'], after: 'Wrote reports in SQL and billing services in Go' }),
    'blocked',
  ],
  ['an unknown source', change({ from: ['nowhere'] }), 'unchecked'],
  ['no source', change({ from: [] }), 'unchecked'],
  ['a résumé that reads differently now', change({ before: 'Wrote letters' }), 'unchecked'],
  ['nothing', change({ after: '  ' }), 'blocked'],
  ['several lines', change({ after: 'Wrote reports\nin SQL' }), 'blocked'],
  ['an unknown line', change({ target: 'w9l1' }), 'blocked'],
  ['a dropped role', change({ kind: 'choose' as never, target: 'work', ids: ['w1'] }), 'blocked'],
  [
    'an invented role',
    change({ kind: 'order' as never, target: 'work', ids: ['w1', 'w2', 'w3'] }),
    'blocked',
  ],
  ['a lost line', change({ kind: 'order' as never, target: 'w1', ids: ['w1l1'] }), 'blocked'],
])('a change from %s does not pass', (_what, wrong, outcome) => {
  expect(judge({ content: CONTENT, change: wrong }).find(({ gate }) => gate === 'roles')?.outcome).toBe(
    outcome,
  )
})

test('only accepted changes and a person’s own are applied', () => {
  const states = (['accepted', 'own', 'refused', 'blocked'] as const).map((state) => {
    const tailored = applyChanges(CONTENT, [{ ...change({}), state }])
    return [tailored.content.work[1]?.highlights[0]?.text, tailored.lines.w2l1]
  })
  expect(states).toEqual([
    ['Wrote SQL reports', ['w2l1']],
    ['Wrote SQL reports', ['w2l1']],
    ['Wrote reports in SQL', ['w2l1']],
    ['Wrote reports in SQL', ['w2l1']],
  ])
  expect(isTrue(judge({ content: CONTENT, change: change({}) }))).toBe(true)
  expect(isTrue([])).toBe(false)
})
