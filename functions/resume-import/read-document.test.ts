import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { compareResume, contentTypeOf } from '../../scripts/demo-careers/compare-resume.ts'
import { RESUMES } from '../../scripts/demo-careers/resume-answers.ts'
import { MAX_RESUME_PAGES, RESUME_TYPES, ResumeContent } from '../../services/careers/resumes/schemas.ts'
import { checker } from '../../services/platform/check.ts'
import { readDocument } from './read-document.ts'
import { pdfOf, textPdf } from './test-pdf.ts'

const FILES = join(import.meta.dirname, 'test-files')
const [PDF, WORD, MARKDOWN, JSON_RESUME] = Object.keys(RESUME_TYPES) as [string, string, string, string]
const file = (name: string) => readFileSync(join(FILES, name))

function read(bytes: Buffer | string, contentType: string) {
  let number = 0
  return readDocument({ bytes: Buffer.from(bytes), contentType, newId: () => `id${number++}` })
}

const refusal = (bytes: Buffer | string, contentType: string) =>
  read(bytes, contentType).then(
    () => 'no refusal',
    (error: Error) => `${error.name}: ${error.message}`,
  )

test.each(RESUMES.filter(({ file }) => /made-(?:de|fr|tables|json)/.test(file)))(
  'every field of $file is right',
  async (answer) => {
    const { content } = await read(file(answer.file), contentTypeOf(answer.file))
    expect(compareResume(content, answer)).toMatchObject({ wrong: [] })
  },
)

test('what is read has the schema of a résumé, and its evidence names the page and the place', async () => {
  const { content, evidence, language } = await read(file('made-de-lebenslauf.pdf'), PDF)
  expect(checker(ResumeContent)(content)).toMatchObject({ ok: true })
  expect(language).toBe('de')
  const [job] = content.work
  expect(evidence['basics.name']).toMatchObject({
    page: 1,
    box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
  })
  expect(evidence[`${job?.id}.employer`]?.page).toBe(1)
  expect(evidence[job?.highlights[0]?.id ?? '']?.confidence).toBeGreaterThan(0.5)
})

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

test.each<[string, () => Promise<Buffer> | Buffer, string, RegExp]>([
  ['0 bytes', () => Buffer.alloc(0), PDF, /empty/],
  ['bytes that are no PDF', () => Buffer.from('%PDF-1.7 this is not one'), PDF, /damaged/],
  ['a .pdf that is a PNG', () => Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), PDF, /PNG picture/],
  ['a scan', () => pdfOf(['']), PDF, /scanned/],
  [
    'too many pages',
    () => pdfOf(Array.from({ length: MAX_RESUME_PAGES + 1 }, () => 'Page')),
    PDF,
    /101 pages/,
  ],
  ['an archive that is no Word file', () => zipOf({ 'a.txt': 'a' }), WORD, /not a Word document/],
  [
    'a Word file that unpacks to gigabytes',
    () => zipOf({ 'word/document.xml': Buffer.alloc(30_000_000) }),
    WORD,
    /unpacks to more/,
  ],
  [
    'too many files in a Word file',
    () => zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`f${at}`, '']))),
    WORD,
    /unpacks to more/,
  ],
  ['a Word file cut short', () => file('made-fr.docx').subarray(0, 9000), WORD, /damaged/],
  [
    'entities that expand',
    () => zipOf({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>' }),
    WORD,
    /damaged/,
  ],
  [
    'an old or encrypted Word file',
    () => Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    WORD,
    /protected/,
  ],
  ['JSON that is half', () => Buffer.from('{"basics":'), JSON_RESUME, /not valid JSON/],
  ['JSON of something else', () => Buffer.from('{"name":"package"}'), JSON_RESUME, /not a JSON Resume/],
  ['a Markdown file with nothing in it', () => Buffer.from('\n\n'), MARKDOWN, /no text/],
  ['a text that is no résumé', () => Buffer.from('just some words'), MARKDOWN, /Nothing in the document/],
])('%s is refused with its reason', async (_, bytes, contentType, reason) => {
  const said = await refusal(await bytes(), contentType)
  expect(said).toMatch(/^UnreadableDocument: /)
  expect(said).toMatch(reason)
})

const MARKDOWN_RESUME = `# Ana Prüfer
Platform engineer | ana@example.com | +49 30 1234567 | Berlin | [GitHub](https://github.com/ana)

## Summary
Builds platforms.

## Experience
### Platform Engineer — Beispiel GmbH
*Mar 2020 – present* | Berlin
- Cut the build time from 20 to 4 minutes
- Contributed to the migration

### Developer at Muster AG
Summer 2018
- Wrote tests

## Volunteering
**Mentor, Codefest e.V.** (2017 – 2019)

## Education
BSc Computer Science, TU Musterstadt, 2016

## Skills
- Languages: Go, C++
- Cloud: Kubernetes, Terraform

## Languages
German (native), English (C1)
`

test('Markdown', async () => {
  const { content } = await read(MARKDOWN_RESUME, MARKDOWN)
  expect(content.basics).toMatchObject({
    name: 'Ana Prüfer',
    email: 'ana@example.com',
    phone: '+49 30 1234567',
    location: 'Berlin',
    summary: 'Builds platforms.',
  })
  expect(content.work).toMatchObject([
    {
      position: 'Platform Engineer',
      employer: 'Beispiel GmbH',
      start: { iso: '2020-03' },
      end: null,
      isCurrent: true,
      highlights: [
        { text: 'Cut the build time from 20 to 4 minutes' },
        { text: 'Contributed to the migration' },
      ],
    },
    {
      position: 'Developer',
      employer: 'Muster AG',
      start: { text: 'Summer 2018', iso: null },
      isCurrent: false,
    },
  ])
  expect(content.volunteer).toMatchObject([
    { position: 'Mentor', organization: 'Codefest e.V.', start: { iso: '2017' }, end: { iso: '2019' } },
  ])
  expect(content.education).toMatchObject([
    { institution: 'TU Musterstadt', studyType: 'BSc', area: 'Computer Science' },
  ])
  expect(content.skills.map(({ name, keywords }) => [name, ...keywords.map(({ text }) => text)])).toEqual([
    ['Languages', 'Go', 'C++'],
    ['Cloud', 'Kubernetes', 'Terraform'],
  ])
  expect(content.languages).toMatchObject([
    { language: 'German', fluency: 'native' },
    { language: 'English', fluency: 'C1' },
  ])
})

test('a column beside the text keeps its headings and its skills to itself', async () => {
  const { content } = await read(
    textPdf([
      [50, 50, 22, 'Mia Muster'],
      [50, 75, 10, 'mia@example.com'],
      [50, 110, 13, 'Experience'],
      [50, 130, 10, 'Data Engineer'],
      [50, 143, 10, 'Seeblick AG | Bern'],
      [50, 156, 10, '01/2020 - 06/2022'],
      [50, 170, 10, '- Built the warehouse for forty teams'],
      [50, 183, 10, '- Moved it to another cloud'],
      [400, 110, 13, 'Skills'],
      [400, 130, 10, 'SQL'],
      [400, 143, 10, 'dbt'],
      [400, 156, 10, 'Airflow'],
      [400, 170, 10, 'Python'],
    ]),
    PDF,
  )
  expect(content.work).toMatchObject([
    {
      position: 'Data Engineer',
      employer: 'Seeblick AG',
      location: 'Bern',
      start: { iso: '2020-01' },
      end: { iso: '2022-06' },
    },
  ])
  expect(content.work[0]?.highlights.map(({ text }) => text)).toEqual([
    'Built the warehouse for forty teams',
    'Moved it to another cloud',
  ])
  expect(content.skills.flatMap(({ keywords }) => keywords.map(({ text }) => text))).toEqual([
    'SQL',
    'dbt',
    'Airflow',
    'Python',
  ])
})
