import { expect, test } from 'vitest'
import { checkTexts } from '../check-paper.ts'
import { EXTRACTORS } from '../extract.ts'
import { createTypesetter } from '../typeset.ts'
import { textsOfReport } from './document.ts'
import { layOutReport } from './lay-out.ts'
import { renderReport } from './render.ts'
import { someReport } from './test-content.ts'

const typesetter = createTypesetter()

async function made(content = someReport()) {
  const [report] = await renderReport(content, typesetter)
  const text = (await EXTRACTORS['pdf.js'](report!.bytes)).join('\n').replace(/\s+/g, ' ')
  return { ...report!, source: report!.bytes.toString('latin1'), text }
}

test('everything is on tagged pages of A4 that machines read', async () => {
  const { pages, source, text, bytes } = await made()
  expect(pages).toBe(3)
  expect(source).toContain('/MarkInfo')
  expect(source).toContain('pdfuaid:part>1')
  expect(source).toContain('/Lang (en)')
  expect(source).toContain('[0 0 595')
  const fonts = [...source.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name)
  expect(fonts.filter((name) => !/^[A-Z]{6}\+/.test(name!))).toEqual([])
  expect(bytes.length).toBeLessThan(200_000)
  // The day in the person's own time zone.
  expect(text).toContain('Computed on 27 November 2026 over 42 jobs of yours')
  expect(text).toContain('1. Kubernetes opens 12 jobs Kubernetes would open 12 of your 42 jobs.')
  expect(text).toContain('PostgreSQL 40 95 % 30 0 yes')
  expect(text).toContain('Rust EUR 88,700 4')
  expect(text).toContain('Half of 9 answers came within 6 days.')
})

test('headings, tables and pictures of the structure are tagged, each picture with its words', async () => {
  const { source } = await made()
  const tags = (name: string) => source.split(`/S /${name}\n`).length - 1
  expect([tags('H1'), tags('H2'), tags('Table'), tags('Figure')]).toEqual([1, 6, 5, 5])
  expect(tags('TH')).toBeGreaterThan(15)
  expect(source.split('/Alt (Bar chart of ').length - 1).toBe(5)
})

test('the sizes of bars are those of the numbers', () => {
  const { sections } = layOutReport(someReport())
  const [, skills, , , applications] = sections
  expect(skills!.chart!.bars[0]).toEqual({ label: 'PostgreSQL', value: '40', parts: [30 / 40, 10 / 40] })
  expect(applications!.chart!.bars[1]).toEqual({ label: 'Applied', value: '18', parts: [18 / 24] })
})

test('titles in any script, markup and signs without a font are only text', async () => {
  const content = someReport()
  const titles = [
    'مهندس',
    '백엔드 개발자',
    'מפתחת תוכנה',
    'バックエンド',
    '#import "x" ] $ <a> @b',
    '🚀 Rocket',
    'W'.repeat(120),
  ]
  content.insights.unlocks = content.insights.unlocks.slice(0, 5).map((unlock, at) => ({
    ...unlock,
    reasoning: `For example, “${titles[at]}” at ${titles[(at + 1) % 7]} asks for 6 must-haves.`,
  }))
  content.insights.families = titles.map((name, at) => ({
    id: `f${at}`,
    name,
    words: [name, 'go'],
    jobs: ['a'],
  }))
  const { text } = await made(content)
  expect(text).toContain('“□□□□□” at 백엔드 개발자 asks')
  expect(text).toContain('#import "x" ] $ <a> @b')
})

test('a person with nothing yet gets sentences in the place of charts', async () => {
  const content = someReport()
  const none = { jobs: 0, passing: 0, demand: [], unlocks: [], families: [], daysToAnswer: [] }
  const funnel = content.insights.funnel.map((each) => ({ ...each, count: 0 }))
  const { pages, text } = await made({ ...content, insights: { ...content.insights, ...none, funnel } })
  expect(pages).toBe(1)
  for (const sentence of [
    'No single skill would.',
    'no skills yet',
    'names a salary',
    'no applications',
    'answered yet',
  ])
    expect(text).toContain(sentence)
})

test('two thousand jobs do not make it longer', async () => {
  const content = someReport()
  const [skill] = content.insights.demand
  content.insights.demand = Array.from({ length: 200 }, (_, at) => ({ ...skill!, name: `Skill ${at}` }))
  content.insights.families = Array.from({ length: 12 }, (_, at) => ({
    id: `f${at}`,
    name: `Family ${at}`,
    words: ['word'],
    jobs: Array.from({ length: 160 }, (_, job) => `job-${job}`),
  }))
  expect((await made(content)).pages).toBeLessThan(5)
})

test('a report that lacks something is refused', async () => {
  const report = layOutReport(someReport())
  const { bytes } = await made()
  const texts = textsOfReport(report)
  expect(await checkTexts(bytes, texts, 'ltr')).toEqual({ pages: 3 })
  await expect(checkTexts(bytes, [...texts, 'Not there'], 'ltr')).rejects.toThrow('pdf.js: Not there')
})
