import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type PaperLook, TEMPLATES } from '../careers/cvs/schemas.ts'
import { checkPaper } from './check-paper.ts'
import { textsOf } from './document.ts'
import { EXTRACTORS } from './extract.ts'
import { layOutCv, layOutLetter } from './lay-out.ts'
import { renderPapers } from './render-papers.ts'
import { someContent } from './test-content.ts'
import { createTypesetter } from './typeset.ts'
import { WORDS } from './words.ts'

const typesetter = createTypesetter()
const JOB = { title: 'Platform Engineer', company: 'Nordlicht GmbH' }
const look = (changes: Partial<PaperLook> = {}): PaperLook => ({
  template: 'plain',
  pageSize: 'a4',
  language: 'en',
  ...changes,
})

const languages = Object.keys(WORDS) as PaperLook['language'][]
const looks = languages.flatMap((language, index) =>
  TEMPLATES.map((template, each) =>
    look({ language, template, pageSize: (index + each) % 2 ? 'a4' : 'us-letter' }),
  ),
)

test.each(looks)('machines read everything, in order: $language $template $pageSize', async (each) => {
  const { pdf, printed } = typesetter.typeset(layOutCv(someContent(each.language), each))
  expect(await checkPaper(pdf, printed)).toEqual({ pages: 2 })
  const text = (await EXTRACTORS['pdf.js'](pdf)).join('\n')
  expect(text).toContain('+44')
  const source = pdf.toString('latin1')
  expect(source).toContain('/MarkInfo')
  expect(source).toContain('pdfuaid:part>1')
  expect(source).toContain(`/Lang (${each.language})`)
  expect(source).toContain(each.pageSize === 'a4' ? '[0 0 595' : '[0 0 612 792]')
  // Only the used parts of fonts are inside: each subset has a prefix of six letters.
  const fonts = [...source.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name)
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.filter((name) => !/^[A-Z]{6}\+/.test(name!))).toEqual([])
  expect(pdf.length).toBeLessThan(120_000)
})

test('nothing in a résumé is markup, and what machines would not find is written out', async () => {
  const content = someContent()
  content.basics.name = '#import "x": * ] $x$ _a_'
  content.work[0]!.position = '= Heading <label> @ref'
  content.work[0]!.highlights = [
    '#read("/etc/passwd") ] $ x^2 $ `raw` // comment /* c */ \\u{41} --- "',
    'W'.repeat(300),
    `https://example.com/${'abcdef'.repeat(60)}`,
    'oﬃce ﬁle so\u00adft ze\u200bro e\u0301 \u202Egnorw\u202C\u0000 tab\there',
    'co-designed and well-known things '.repeat(12),
  ].map((text, index) => ({ id: `h${index}`, text }))
  for (const template of TEMPLATES) {
    const { pdf, printed } = typesetter.typeset(layOutCv(content, look({ template })))
    await checkPaper(pdf, printed)
    expect(textsOf(printed)).toContain('office file soft zero é gnorw tab here')
  }
})

test('symbols that no font has are left out of the PDF; letters that no font has are named', () => {
  const content = someContent()
  content.work[0]!.highlights = [{ id: 'a', text: 'Grew 🚀👩‍💻 sales ✓ → 2️⃣ markets 🇩🇪' }]
  const { printed } = typesetter.typeset(layOutCv(content, look()))
  expect(textsOf(printed)).toContain('Grew sales ✓ → 2 markets')

  content.basics.name = 'สวัสดี'
  expect(() => typesetter.typeset(layOutCv(content, look()))).toThrow('these letters: ส ว \u0e31 ด \u0e35.')
  content.basics.name = 'نور'
  expect(() => typesetter.typeset(layOutCv(content, look()))).toThrow('in a wrong order: ن و ر.')
})

test('Korean is read back, beside Latin and Japanese, in every template', async () => {
  const content = someContent()
  content.basics.name = '홍길동'
  content.basics.label = '백엔드 엔지니어'
  content.work[0]!.employer = '주식회사 한빛'
  content.work[0]!.highlights = [
    { id: 'a', text: '서울에서 Kubernetes 플랫폼을 구축하고 30% 비용을 절감했습니다. 東京チームと協力' },
    {
      id: 'b',
      text: '데이터 파이프라인을 설계하고 운영하며 마흔 개 팀의 보고서를 자동화했습니다. '.repeat(4).trim(),
    },
  ]
  for (const template of TEMPLATES) {
    const { pdf, printed } = typesetter.typeset(layOutCv(content, look({ template })))
    await checkPaper(pdf, printed)
    expect(textsOf(printed)).toContain('홍길동')
    expect(pdf.length).toBeLessThan(160_000)
  }
})

test('a résumé of a hundred jobs is complete', async () => {
  const content = someContent()
  const [job] = content.work
  content.work = Array.from({ length: 100 }, (_, index) => ({
    ...job!,
    id: `w${index}`,
    employer: `Firm ${index}`,
  }))
  const { pdf, printed } = typesetter.typeset(layOutCv(content, look({ template: 'compact' })))
  expect((await checkPaper(pdf, printed)).pages).toBeGreaterThan(8)
})

test('a résumé with nothing in it is still a paper', async () => {
  const empty = Object.fromEntries(Object.keys(someContent()).map((key) => [key, []]))
  const basics = {
    name: '',
    label: '',
    email: '',
    phone: '',
    url: '',
    location: '',
    summary: '',
    profiles: [],
  }
  const { pdf, printed } = typesetter.typeset(layOutCv({ ...someContent(), ...empty, basics }, look()))
  expect(await checkPaper(pdf, printed)).toEqual({ pages: 1 })
  expect(textsOf(printed)).toEqual(['Curriculum vitae'])
})

test('a paper that lacks something, or has it in another order, is refused', async () => {
  const cv = layOutCv(someContent(), look())
  const { pdf } = typesetter.typeset(cv)
  const [first, second, ...rest] = cv.sections
  await expect(checkPaper(pdf, { ...cv, headline: 'Chief of everything' })).rejects.toThrow(
    'pdf.js: Chief of everything; pdfium: Chief of everything',
  )
  await expect(checkPaper(pdf, { ...cv, sections: [second!, first!, ...rest] })).rejects.toThrow('Ten years')
  const glued = { ...cv, headline: cv.headline.replace(' ', '') }
  await expect(checkPaper(pdf, glued)).rejects.toThrow('Backendengineer')
})

test('a CV and its letter in three formats, with the same content', async () => {
  const content = someContent()
  const letter = [{ text: 'Dear all,' }, { text: 'I like *small* programs.\nAnd [links](x).' }]
  const papers = await renderPapers({ content, letter, job: JOB, look: look() }, typesetter)
  expect(papers.map(({ kind, format, pages }) => [kind, format, pages])).toEqual([
    ['cv', 'pdf', 2],
    ['cv', 'docx', null],
    ['cv', 'markdown', null],
    ['letter', 'pdf', 1],
    ['letter', 'docx', null],
    ['letter', 'markdown', null],
  ])
  const [, word, markdown, , , letterMarkdown] = papers
  const plain = markdown!.bytes.toString().replace(/\\(.)/g, '$1')
  const xml = documentOf(word!.bytes)
  let inMarkdown = 0
  let inWord = 0
  for (const text of textsOf(layOutCv(content, look()))) {
    inMarkdown = plain.indexOf(text, inMarkdown)
    inWord = xml.indexOf(text, inWord)
    expect([text, inMarkdown >= 0, inWord >= 0]).toEqual([text, true, true])
  }
  expect(letterMarkdown!.bytes.toString()).toContain('I like \\*small\\* programs.\n\nAnd \\[links\\](x).')
  // Without paragraphs there is no letter.
  expect(await renderPapers({ content, letter: [], job: JOB, look: look() }, typesetter)).toHaveLength(3)
})

test('a letter is signed once, and only web addresses are links', () => {
  const { basics } = someContent()
  basics.url = 'javascript:alert(1)'
  const letter = (text: string) => layOutLetter({ basics, letter: [{ text }], job: JOB, look: look() })
  expect(letter('Kind regards').signature).toBe('Jordan Rivera')
  expect(letter('Kind regards, Jordan Rivera').signature).toBe('')
  expect(letter('').contact.map(({ href }) => href)).toEqual([
    'mailto:jordan.rivera@example.com',
    null,
    null,
    null,
    'https://github.com/jrivera-example',
  ])
})

/** The text of a Word file, read from its archive's directory. */
function documentOf(docx: Buffer): string {
  const end = docx.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  for (let at = docx.readUInt32LE(end + 16); at < end; ) {
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => docx.readUInt16LE(at + offset))
    const name = docx.toString('latin1', at + 46, at + 46 + nameSize!)
    if (name === 'word/document.xml') {
      const local = docx.readUInt32LE(at + 42)
      const from = local + 30 + docx.readUInt16LE(local + 26) + docx.readUInt16LE(local + 28)
      const packed = docx.subarray(from, from + docx.readUInt32LE(at + 20))
      const xml = docx.readUInt16LE(at + 10) ? inflateRawSync(packed).toString() : packed.toString()
      return xml.replace(/<[^>]+>/g, '').replace(/&amp;/g, '&')
    }
    at += 46 + nameSize! + extraSize! + commentSize!
  }
  throw new Error('No document in the Word file')
}
