import { describe, expect, test } from 'vitest'
import { emptyContent } from '../resumes/schemas.ts'
import { alternativesOf } from './alternatives.ts'
import { computeInsights } from './compute.ts'
import { familiesOf, textsOf } from './families.ts'
import { findingOf, type JobFacts } from './finding.ts'
import type { Finding } from './finding-schema.ts'
import { courseOf } from './funnel.ts'
import { marketOf } from './market.ts'
import { THRESHOLD } from './schemas.ts'
import { quantized } from './sentence-vectors.ts'
import { supportedBy } from './support.ts'
import { unlocksOf } from './unlocks.ts'
import { yearlySalary } from './yearly-salary.ts'

const job = (facts: Partial<JobFacts>): JobFacts => ({
  id: 'a',
  title: 'Backend Engineer',
  company: 'Acme',
  places: [],
  remote: null,
  salary: null,
  requirements: [],
  skills: [],
  ...facts,
})
const must = (...skills: string[]) =>
  skills.map((skill) => ({ text: skill, kind: 'must' as const, skills: [skill] }))
const finding = (jobId: string, musts: string[], more: Partial<Finding> = {}): Finding => ({
  ...findingOf(job({ id: jobId, requirements: must(...musts) })),
  ...more,
})

describe('alternatives of a requirement', () => {
  test.each([
    ['Python or Go', [['python', 'go']]],
    ['Python and Go', [['python'], ['go']]],
    ['Python, Java or Kotlin', [['python', 'java', 'kotlin']]],
    ['AWS/Azure/GCP', [['aws', 'azure', 'google-cloud']]],
    ['Docker and AWS or Azure', [['docker'], ['aws', 'azure']]],
    ['a cloud like AWS, Azure', [['aws', 'azure']]],
    ['Docker, Kubernetes', [['docker'], ['kubernetes']]],
    ['Java oder Kotlin', [['java', 'kotlin']]],
  ])('%s', (text, groups) => {
    expect(alternativesOf({ text, skills: groups.flat() })).toEqual(groups)
  })
  test('a skill that only the posting’s own data names stands alone', () => {
    expect(alternativesOf({ text: 'Good eyes', skills: ['weaving'] })).toEqual([['weaving']])
  })
})

test('what jobs pay and where they are is counted over all of them', () => {
  const place = (city: string | null, name: string) => ({
    name,
    city,
    region: null,
    country: null,
    postalCode: null,
  })
  const salary = { minimum: 50_000_00, maximum: null, currency: 'EUR', period: 'year' as const }
  const stated = { ...salary, isPeriodInferred: false, text: '' }
  const market = marketOf([
    findingOf(
      job({ id: 'a', salary: stated, places: [place('Berlin', 'Berlin, DE'), place(null, 'Munich')] }),
    ),
    findingOf(
      job({ id: 'b', remote: 'remote', places: [place('Munich', 'Munich, DE'), place(null, 'Munich')] }),
    ),
    findingOf(job({ id: 'c', salary: { ...stated, currency: null } })),
    findingOf(job({ id: 'd', salary: { ...stated, period: null } })),
    findingOf(job({ id: 'e', salary: { ...stated, minimum: null } })),
  ])
  expect(market.pays).toEqual([{ jobId: 'a', low: 50_000_00, high: null, currency: 'EUR', period: 'year' }])
  expect(market.places).toEqual([
    { name: 'Munich', jobs: 2 },
    { name: 'Berlin', jobs: 1 },
  ])
  expect(market.remote).toEqual([
    { kind: 'remote', jobs: 1 },
    { kind: 'hybrid', jobs: 0 },
    { kind: 'on-site', jobs: 0 },
    { kind: null, jobs: 4 },
  ])
})

describe('a yearly salary', () => {
  const salary = { currency: 'EUR', isPeriodInferred: false, text: '' }
  test.each([
    [{ ...salary, minimum: 6000000, maximum: 8000000, period: 'year' as const }, 7000000],
    [{ ...salary, minimum: 500000, maximum: null, period: 'month' as const }, 6000000],
    [{ ...salary, minimum: 5000, maximum: 5000, period: 'hour' as const }, 10400000],
    [{ ...salary, minimum: null, maximum: 40000, period: 'day' as const }, 10400000],
  ])('%o', (given, yearly) => expect(yearlySalary(given)).toEqual({ yearly, currency: 'EUR' }))
  test.each([
    null,
    { ...salary, minimum: null, maximum: null, period: 'year' as const },
    { ...salary, minimum: 1, maximum: 2, period: null },
    { ...salary, minimum: 1, maximum: 2, period: 'year' as const, currency: null },
  ])('is unknown for %o', (given) => expect(yearlySalary(given)).toBeNull())
})

describe('demand', () => {
  const demand = (findings: Finding[], supported: string[] = []) =>
    computeInsights({ ...NOTHING, findings, supported: new Set(supported) }).demand

  test('counts jobs, musts and nices, and the median of the currency most name', () => {
    const [go] = demand([
      finding('a', ['go'], { salary: { yearly: 10, currency: 'EUR' }, places: ['Berlin'] }),
      finding('b', ['go'], { salary: { yearly: 30, currency: 'EUR' }, places: ['Berlin', 'Remote'] }),
      finding('c', ['python'], { nice: ['go'], salary: { yearly: 9_000_000, currency: 'JPY' } }),
    ])
    expect(go).toMatchObject({
      skill: 'go',
      name: 'Go',
      category: 'Programming languages',
      jobs: 3,
      must: 2,
      nice: 1,
      salary: { median: 20, currency: 'EUR', jobs: 2 },
      places: [
        { name: 'Berlin', jobs: 2 },
        { name: 'Remote', jobs: 1 },
      ],
      isSupported: false,
    })
  })
  test('does not depend on the order of the jobs', () => {
    const findings = [finding('a', ['go', 'sql']), finding('b', ['sql']), finding('c', ['rust', 'go'])]
    expect(demand([...findings].reverse(), ['sql'])).toEqual(demand(findings, ['sql']))
  })
})

describe('what a résumé supports', () => {
  test('is what it names, and what that implies', () => {
    const content = {
      ...emptyContent(),
      basics: { ...emptyContent().basics, label: 'Frontend engineer', summary: 'Apps with React.' },
      languages: [{ id: 'l', language: 'German', fluency: '' }],
      skills: [{ id: 's', name: 'Tools', level: '', keywords: [{ id: 'k', text: 'Figma' }] }],
    }
    const supported = supportedBy(content)
    for (const skill of ['react', 'javascript', 'figma', 'german']) expect(supported).toContain(skill)
    expect(supported).not.toContain('typescript')
  })
  test('is not what an employer is called', () => {
    const content = emptyContent()
    content.basics.name = 'Ruby Swift'
    expect([...supportedBy(content)]).toEqual([])
  })
})

describe('unlocks', () => {
  const unlocks = (findings: Finding[], ...supported: string[]) =>
    unlocksOf(findings, new Set(supported), THRESHOLD)

  test('are jobs that pass with the skill and not without it', () => {
    const findings = [
      finding('passes', ['python', 'sql', 'docker']),
      finding('one-short', ['python', 'sql', 'kubernetes', 'docker', 'go', 'aws', 'git']),
      finding('far', ['rust', 'go', 'aws', 'kafka']),
    ]
    const [first, ...others] = unlocks(findings, 'python', 'sql', 'docker', 'git')
    expect(first).toMatchObject({ opens: ['one-short'] })
    expect(others.flatMap(({ opens }) => opens)).not.toContain('far')
    expect([first, ...others].flatMap((one) => one?.opens ?? [])).not.toContain('passes')
  })
  test('are ranked by how many jobs they open, and explained', () => {
    const findings = [finding('a', ['go']), finding('b', ['go']), finding('c', ['rust'])]
    const ranked = unlocks(findings)
    expect(ranked.map(({ skill, opens }) => [skill, opens])).toEqual([
      ['go', ['a', 'b']],
      ['rust', ['c']],
    ])
    expect(ranked[0]?.reasoning).toBe(
      'Go would open 2 of your 3 jobs. For example, “Backend Engineer” at Acme asks for 1 must-haves: your résumé supports 0, and 1 with Go; 1 are enough.',
    )
  })
  test('prefer what is less to learn, then the name', () => {
    const findings = [finding('a', ['react']), finding('b', ['zig']), finding('c', ['rust'])]
    expect(unlocks(findings).map(({ skill }) => skill)).toEqual(['rust', 'zig', 'react'])
  })
  test('know that a skill brings others along', () => {
    const findings = [finding('a', ['javascript']), finding('b', ['react'])]
    expect(unlocks(findings)[0]).toMatchObject({ skill: 'react', opens: ['a', 'b'] })
  })
  test('take one of several alternatives', () => {
    const either = finding('a', [], { must: [['aws', 'azure']] })
    expect(unlocks([either]).map(({ skill }) => skill)).toEqual(['aws', 'azure'])
    expect(unlocks([either], 'azure')).toEqual([])
  })
  test('never open a job that names no skill', () => {
    expect(unlocks([finding('a', [])])).toEqual([])
    expect(computeInsights({ ...NOTHING, findings: [finding('a', [])] }).passing).toBe(0)
  })
  test('measure a posting without must-haves by the skills it names', () => {
    const named = finding('a', [], { named: ['go'] })
    expect(unlocks([named])[0]?.skill).toBe('go')
  })
  test('seven of ten are 70 %', () => {
    const skills = ['go', 'sql', 'git', 'css', 'html', 'php', 'java', 'rust', 'perl', 'zig']
    const known = { ...NOTHING, findings: [finding('a', skills)], supported: new Set(skills.slice(0, 7)) }
    expect(computeInsights(known).passing).toBe(1)
    expect(computeInsights({ ...known, supported: new Set(skills.slice(0, 6)) }).passing).toBe(0)
  })
})

describe('families', () => {
  const titles = ['Backend Engineer', 'Go Backend Engineer', 'Wedding Photographer', 'Event Photographer']
  const findings = titles.flatMap((title, kind) =>
    [0, 1, 2].map((copy) => finding(`${kind}${copy}`, [kind < 2 ? 'go' : 'photography'], { title })),
  )
  /** Two directions with a little of each text's own. */
  const vectorOf = (text: string) => {
    const isPhoto = /photo/i.test(text)
    return quantized(
      Array.from({ length: 512 }, (_, at) =>
        at % 2 === Number(isPhoto) ? 1 : 0.1 * Math.sin(at * text.length),
      ),
    )
  }
  const vectors = new Map(findings.flatMap(textsOf).map((text) => [text, vectorOf(text)]))

  test('are clusters named by their own words', () => {
    const { families, map } = familiesOf(findings, vectors)
    expect(families.map(({ jobs }) => jobs.length)).toEqual([6, 6])
    expect(families.map(({ name }) => name.toLowerCase()).join()).toMatch(/backend.*photograph/)
    expect(map).toHaveLength(12)
    for (const { x, y } of map) expect(Math.min(x, y) >= 0 && Math.max(x, y) <= 1).toBe(true)
  })
  test('are the same for the same jobs in any order', () => {
    expect(familiesOf([...findings].reverse(), vectors)).toEqual(familiesOf(findings, vectors))
  })
  test('leave out jobs that were not read yet', () => {
    expect(familiesOf(findings, new Map())).toEqual({ families: [], map: [] })
  })
})

describe('the course of applications', () => {
  const application = (id: string, more: object) => ({
    id,
    stage: 'saved' as const,
    appliedOn: null,
    addedAt: '2026-03-01T23:30:00.000Z',
    isExample: false,
    trashedAt: null,
    ...more,
  })
  const course = courseOf({
    applications: [
      application('a', { stage: 'rejected', appliedOn: '2026-03-02' }),
      application('b', { stage: 'offer', appliedOn: '2026-03-02' }),
      application('c', {}),
      application('example', { stage: 'accepted', isExample: true }),
      application('gone', { stage: 'accepted', trashedAt: '2026-03-02' }),
    ],
    changes: [
      { applicationId: 'a', at: '2026-03-12T10:00:00.000Z', field: 'stage', after: 'rejected' },
      { applicationId: 'b', at: '2026-03-09T10:00:00.000Z', field: 'stage', after: 'offer' },
      { applicationId: 'b', at: '2026-03-05T10:00:00.000Z', field: 'stage', after: 'interviewing' },
      { applicationId: 'example', at: '2026-03-05T10:00:00.000Z', field: 'stage', after: 'accepted' },
    ],
    timeZone: 'Europe/Vienna',
  })

  test('counts how far they got', () => {
    expect(Object.fromEntries(course.funnel.map(({ stage, count }) => [stage, count]))).toEqual({
      saved: 3,
      applied: 2,
      interviewing: 1,
      offer: 1,
      accepted: 0,
      rejected: 1,
      withdrawn: 0,
    })
  })
  test('knows how many days answers took', () => expect(course.daysToAnswer).toEqual([3, 10]))
  test('counts by the person’s days', () => {
    expect(course.activity).toEqual([
      { day: '2026-03-02', count: 3 },
      { day: '2026-03-05', count: 1 },
      { day: '2026-03-09', count: 1 },
      { day: '2026-03-12', count: 1 },
    ])
  })
})

const NOTHING = {
  findings: [],
  supported: new Set<string>(),
  vectors: new Map<string, Int8Array>(),
  threshold: THRESHOLD,
  applications: [],
  changes: [],
  timeZone: 'UTC',
}
