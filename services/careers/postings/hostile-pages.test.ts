// What a page costs grows with its length and not faster, whatever it holds.
import { expect, test } from 'vitest'
import { processorSeconds } from '../../../tests/processor-time.ts'
import { snapshotOf } from '../jobs/snapshot.ts'
import { completeReading } from './complete-reading.ts'
import { describe } from './description.ts'
import { readPage } from './read-page.ts'
import { readText } from './read-text.ts'
import { refusalOf } from './refusal.ts'
import { salaryInText } from './salary.ts'

const now = new Date('2026-11-26T12:00:00Z')
const url = 'https://jobs.example.com/1'
const readAll = (html: string) => {
  const reading = readPage({ html, url, now })
  if (reading) completeReading(reading, { now })
  refusalOf({ status: 200, url, html })
}

interface Sizes {
  /** How many times as long the large one is. */
  times: number
  /** Seconds; what takes less is too short to be measured. */
  least: number
}

/**
 * How many times as much the large one costs as it may, with twice that for the noise of a busy machine; squares would
 * be far above one. Noise only adds, so that the quickest of a few runs of each is what it costs.
 */
async function excess(small: () => void, large: () => void, { times, least }: Sizes): Promise<number> {
  let [one, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const ratio = () => many / Math.max(one, least) / (2 * times)
  for (let run = 0; run < 2 || (run < 6 && ratio() > 1); run++) {
    one = Math.min(one, await processorSeconds(small))
    many = Math.min(many, await processorSeconds(large))
  }
  return ratio()
}

const block = '<script type="application/ld+json">{"@type":"Thing"}</script>'
const hostile: [string, (size: number) => string][] = [
  ['elements inside elements', (size) => '<div>'.repeat(size / 5)],
  ['tags that close nothing', (size) => '<a>'.repeat(size / 6) + '</b>'.repeat(size / 8)],
  ['list items without end', (size) => '<ul><li>'.repeat(size / 8)],
  ['tables in tables', (size) => '<table><tr><td>'.repeat(size / 15)],
  ['blocks of JSON-LD', (size) => block.repeat(size / block.length)],
  [
    'postings in JSON-LD',
    (size) =>
      `<script type="application/ld+json">[${'{"@type":"JobPosting","title":"x"},'.repeat(size / 35)}{}]</script>`,
  ],
  [
    'brackets in JSON-LD',
    (size) => `<script type="application/ld+json">{"@type":"JobPosting","x":${'['.repeat(size)}</script>`,
  ],
  [
    'references that go round',
    (size) =>
      `<script type="application/ld+json">[{"@type":"JobPosting","@id":"a","hiringOrganization":{"@id":"b"}},{"@id":"b","x":{"@id":"a"}}${',{"@id":"b","x":{"@id":"a"}}'.repeat(size / 30)}]</script>`,
  ],
  ['states that never end', (size) => `<script>${'window.__a = {'.repeat(size / 14)}</script>`],
  ['one attribute', (size) => `<p class="${'a-'.repeat(size / 2)}">x</p>`],
  ['hyphens in a class', (size) => `<h1>x</h1><div class="${'-'.repeat(size)}">x</div>`],
  [
    'names of one property in microdata',
    (size) =>
      `<div itemscope itemtype="http://schema.org/JobPosting"><p itemprop="${'a '.repeat(size / 2)}">x</p></div>`,
  ],
  [
    'properties of one name in microdata',
    (size) =>
      `<div itemscope itemtype="http://schema.org/JobPosting">${'<p itemprop="a">'.repeat(size / 16)}</div>`,
  ],
  [
    'postings in microdata',
    (size) => '<p itemscope itemtype="http://schema.org/JobPosting"></p>'.repeat(size / 60),
  ],
  ['entities', (size) => '&amp;lt;'.repeat(size / 8)],
  ['an open tag', (size) => `<p ${'a '.repeat(size / 2)}`],
  ['a line of digits', (size) => `<h1>x</h1><p>Salary: ${'1.'.repeat(size / 2)}</p>`],
  ['a line of currencies', (size) => `<h1>x</h1><p>Company: x</p><p>salary ${'$1-'.repeat(size / 3)}</p>`],
  [
    'words with dots',
    (size) => `<h1>x</h1><p>Company: x</p><p>Location: Y</p><p>${'a.'.repeat(size / 2)}@</p>`,
  ],
  ['spaces', (size) => `<h1>x</h1><p>Company: x</p><p>Location: Y</p><p>a${' '.repeat(size)}b</p>`],
  ['labels', (size) => `<h1>x</h1>${'<b>Company:</b>'.repeat(size / 15)}`],
]

test.each(hostile)('%s', async (_, make) => {
  const [small, large] = [make(10_000), make(40_000)]
  readAll(small)
  const sizes = { times: 4, least: 0.03 }
  expect(
    await excess(
      () => readAll(small),
      () => readAll(large),
      sizes,
    ),
  ).toBeLessThan(1.25)
})

test('five million characters of nesting cost what their length does', async () => {
  const read = (count: number) => () => readPage({ html: '<div><p>'.repeat(count), url, now })
  expect(await excess(read(125_000), read(625_000), { times: 5, least: 0.03 })).toBeLessThan(1)
})

test('a snapshot of elements in elements costs what their length does', async () => {
  const source = { title: 'x', company: null, descriptionHtml: '', url: null, readAt: now.toISOString() }
  const snapshot = (count: number) => () => snapshotOf({ ...source, page: '<b>'.repeat(count) })
  expect(await excess(snapshot(50_000), snapshot(400_000), { times: 8, least: 0.1 })).toBeLessThan(1)
  const page =
    '<p lang="cs" dir="ltr" onclick="x()">Práce <time datetime="2026-01-02">dnes</time></p><script>x()</script>'
  expect(snapshotOf({ ...source, page })).toContain(
    '<p lang="cs" dir="ltr">Práce <time datetime="2026-01-02">dnes</time></p>\n',
  )
})

test('texts and amounts of hostile lines', async () => {
  const read = (count: number) => () => readText('Company: '.repeat(count), { now })
  expect(await excess(read(10_000), read(40_000), { times: 4, least: 0.03 })).toBeLessThan(1.25)
  expect(await processorSeconds(() => salaryInText('1,111.'.repeat(100_000)))).toBeLessThan(5)
  expect(await processorSeconds(() => describe('&lt;p&gt;'.repeat(100_000)))).toBeLessThan(15)
})

test('hyphens in the name of a host are not tried in every combination', async () => {
  const named = `https://a${'-'.repeat(50)}b.recruitee.com/o/x`
  const html = `<h1>Nurse</h1><p>Location: Berlin</p><p>a${'-'.repeat(25)}c ${'We look for a nurse. '.repeat(30)}</p>`
  expect(await processorSeconds(() => readPage({ html, url: named, now }))).toBeLessThan(5)
})

test('keys of a prototype in data change nothing', () => {
  const html = `<script type="application/ld+json">{"@type":"JobPosting","title":"Nurse","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}</script><script id="__NEXT_DATA__" type="application/json">{"__proto__":{"polluted":1}}</script>`
  expect(readPage({ html, url, now })?.fields.title).toBe('Nurse')
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})
