import { Document, Header, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { expect, test } from 'vitest'
import { RESUME_TYPES } from '../../services/careers/resumes/schemas.ts'
import { readDocument } from './read-document.ts'
import { LAYOUTS } from './test-layouts.ts'
import { LANGUAGES } from './test-layouts-of-languages.ts'
import { outlineOf } from './test-outline.ts'
import { encryptedPdf, pagesPdf, pdfOf } from './test-pdf.ts'
import { typstPdf } from './test-typst.ts'

const [PDF, WORD] = Object.keys(RESUME_TYPES) as [string, string]

async function outline(bytes: Buffer, contentType: string) {
  let number = 0
  const { content } = await readDocument({ bytes, contentType, newId: () => `id${number++}` })
  return outlineOf(content)
}

test.each([...LAYOUTS, ...LANGUAGES])(
  '$name: everything is read, and nothing else',
  async ({ source, read }) => {
    expect(await outline(typstPdf(source), PDF)).toEqual(read)
  },
)

test('words that were divided at the end of a line are whole again, and compounds keep their hyphen', async () => {
  const bytes = pagesPdf([
    [
      [50, 60, 20, 'Mia Muster'],
      [50, 80, 10, 'mia@example.com'],
      [50, 110, 14, 'Experience'],
      [50, 130, 11, 'Data Engineer'],
      [50, 144, 10, 'Seeblick AG, Bern'],
      [50, 158, 10, 'January 2020 - Present'],
      [50, 172, 10, '- Wrote all of the documenta-'],
      [56, 184, 10, 'tion of a well-'],
      [56, 196, 10, 'known warehouse'],
    ],
  ])
  expect(await outline(bytes, PDF)).toMatchObject({
    work: [
      [
        'Data Engineer | Seeblick AG | Bern | 2020-01–now',
        'Wrote all of the documentation of a well-known warehouse',
      ],
    ],
  })
})

const text = (value: string, bold = false) =>
  new Paragraph({ children: [new TextRun({ text: value, bold })] })
const heading = (value: string) => new Paragraph({ text: value, heading: 'Heading2' })
const bullet = (value: string) => new Paragraph({ text: value, numbering: { reference: 'dots', level: 0 } })

test('a Word file with its contact in the header and a sidebar made of a table', async () => {
  const sidebar = [
    heading('Skills'),
    text('SQL'),
    text('Python'),
    heading('Languages'),
    text('German (native)'),
  ]
  const main = [
    heading('Experience'),
    text('Data Engineer', true),
    text('Seeblick AG, Bern'),
    text('January 2020 – Present'),
    bullet('Built the warehouse for forty teams'),
    bullet('Cut the nightly run from 9 to 2 hours'),
    heading('Education'),
    text('BSc Computer Science, TU Musterstadt'),
    text('2012 – 2016'),
  ]
  const rows = [new TableRow({ children: [sidebar, main].map((children) => new TableCell({ children })) })]
  const dots = { reference: 'dots', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•' }] }
  const document = new Document({
    numbering: { config: [dots] },
    sections: [
      {
        headers: { default: new Header({ children: [text('mia@example.com | +41 31 555 01 23')] }) },
        children: [new Paragraph({ text: 'Mia Muster', heading: 'Title' }), new Table({ rows })],
      },
    ],
  })
  expect(await outline(await Packer.toBuffer(document), WORD)).toEqual({
    name: 'Mia Muster',
    email: 'mia@example.com',
    phone: '+41 31 555 01 23',
    work: [
      [
        'Data Engineer | Seeblick AG | Bern | 2020-01–now',
        'Built the warehouse for forty teams',
        'Cut the nightly run from 9 to 2 hours',
      ],
    ],
    education: ['BSc | Computer Science | TU Musterstadt | 2012–2016'],
    skills: ['SQL, Python'],
    languages: ['German | native'],
  })
})

test.each([
  ['with a password', encryptedPdf, /protected with a password/],
  ['of 300 pages', () => pdfOf(Array.from({ length: 300 }, () => 'Experience')), /has 300 pages/],
  ['of pictures alone', () => pdfOf(['', '', '']), /scanned/],
])('a PDF %s is refused with its reason', async (_, make, reason) => {
  await expect(outline(make(), PDF)).rejects.toThrow(reason)
})
