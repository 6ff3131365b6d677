// The paper as a Word file, with real headings and lists, in the same order as the PDF.
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  TabStopType,
  TextRun,
} from 'docx'
import type { PaperDocument, PrintedEntry, PrintedLink, PrintedSection } from './document.ts'
import { STYLES, type Style } from './styles.ts'

/** Twentieths of a point. */
const PAGES = { a4: { width: 11_906, height: 16_838 }, 'us-letter': { width: 12_240, height: 15_840 } }
const FONTS: Record<Style['font'], string> = { 'Noto Sans': 'Calibri', 'Libertinus Serif': 'Cambria' }
const BULLETS = 'bullets'

export async function wordOf(paper: PaperDocument): Promise<Buffer> {
  const style = STYLES[paper.look.template]
  const isRtl = paper.direction === 'rtl'
  const page = PAGES[paper.look.pageSize]
  const margin = {
    left: twips(style.margin.x),
    right: twips(style.margin.x),
    top: twips(style.margin.y),
    bottom: twips(style.margin.y),
  }
  const language = isRtl ? { bidirectional: paper.look.language } : { value: paper.look.language }
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    lastModifiedBy: paper.author,
    styles: {
      default: {
        document: {
          run: { font: FONTS[style.font], size: halves(style.size), language },
          paragraph: { spacing: { after: 60, line: 264 } },
        },
        heading1: headingStyle(style, style.nameSize, 0, 60),
        heading2: headingStyle(style, style.headingSize, style.sectionGap, 80),
        heading3: {
          run: { bold: true, size: halves(style.size), color: '1a1a1a' },
          paragraph: { spacing: { before: twips(style.entryGap), after: 20 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 284, hanging: 200 }, spacing: { after: 30 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: page, margin } },
        children: paragraphsOf(paper, {
          style,
          isRtl,
          end: page.width - margin.left - margin.right,
        }),
      },
    ],
  })
  return Packer.toBuffer(document)
}

interface Setting {
  style: Style
  isRtl: boolean
  /** Where dates end. */
  end: number
}

function paragraphsOf(paper: PaperDocument, setting: Setting): Paragraph[] {
  const { style, isRtl } = setting
  const say = (children: ParagraphChild[], options: IParagraphOptions = {}) =>
    new Paragraph({ bidirectional: isRtl, ...options, children })
  const run = (text: string, options = {}) =>
    new TextRun({ text, rightToLeft: isRtl && isHebrew(text), ...options })
  const quiet = (text: string) => run(text, { color: colour(style.quiet) })
  const linked = ({ text, href }: PrintedLink) =>
    href
      ? new ExternalHyperlink({ link: href, children: [run(text, { color: colour(style.accent) })] })
      : run(text)
  const centred = style.isCentred ? { alignment: AlignmentType.CENTER } : {}

  const entry = (each: PrintedEntry): Paragraph[] => [
    ...(each.title || each.when
      ? [
          say(
            [
              run(each.title),
              ...(each.when ? [run(`\t${each.when}`, { bold: false, color: colour(style.quiet) })] : []),
            ],
            {
              heading: HeadingLevel.HEADING_3,
              tabStops: [{ type: isRtl ? TabStopType.LEFT : TabStopType.RIGHT, position: setting.end }],
            },
          ),
        ]
      : []),
    ...(each.subtitle ? [say([quiet(each.subtitle)])] : []),
    ...(each.link ? [say([linked(each.link)])] : []),
    ...each.paragraphs.map((text) => say([run(text)])),
    ...each.bullets.map((text) => say([run(text)], { numbering: { reference: BULLETS, level: 0 } })),
    ...(each.tags ? [say([quiet(each.tags)])] : []),
  ]

  const section = (each: PrintedSection): Paragraph[] => [
    say([run(each.heading)], {
      heading: HeadingLevel.HEADING_2,
      ...(style.rule !== 'none' && { border: ruled(style) }),
    }),
    ...each.paragraphs.map((text) => say([run(text)])),
    ...each.entries.flatMap(entry),
    ...each.lines.map(({ label, text }) =>
      say([
        ...(label ? [run(text ? `${label}: ` : label, { bold: true })] : []),
        ...(text ? [run(text)] : []),
      ]),
    ),
  ]

  const wide = { spacing: { after: 160 } }
  return [
    say([run(paper.name)], { heading: HeadingLevel.HEADING_1, ...centred }),
    ...(paper.headline ? [say([quiet(paper.headline)], centred)] : []),
    ...(paper.contact.length > 0
      ? [
          say(
            paper.contact.flatMap((each, index) => (index ? [quiet(' · '), linked(each)] : [linked(each)])),
            centred,
          ),
        ]
      : []),
    ...paper.sections.flatMap(section),
    ...(paper.recipient ? [say([run(paper.recipient)], { spacing: { before: 480, after: 160 } })] : []),
    ...(paper.subject ? [say([run(paper.subject, { bold: true, color: colour(style.accent) })], wide)] : []),
    ...paper.paragraphs.map((text) => say([run(text)], wide)),
    ...(paper.signature ? [say([run(paper.signature)], { spacing: { before: 240 } })] : []),
  ]
}

const headingStyle = (style: Style, size: number, before: number, after: number) => ({
  run: { bold: true, size: halves(size), color: colour(style.accent), font: FONTS[style.font] },
  paragraph: { spacing: { before: twips(before), after }, keepNext: true },
})

const ruled = (style: Style) => ({
  bottom: { style: BorderStyle.SINGLE, size: 4, space: 2, color: colour(style.accent) },
})

const isHebrew = (text: string) => /\p{Script=Hebrew}/u.test(text)
const twips = (points: number) => Math.round(points * 20)
const halves = (points: number) => Math.round(points * 2)
const colour = (hex: string) => hex.slice(1)
