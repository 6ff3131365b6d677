// How fast and how small papers are made, beside a bare compile and beside a browser.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { functionProgram } from '../../infra/constructs/program.ts'
import type { ResumeContent } from '../../services/careers/resumes/schemas.ts'
import type { PaperDocument } from '../../services/papers/document.ts'
import { layOutCv } from '../../services/papers/lay-out.ts'
import { STYLES } from '../../services/papers/styles.ts'
import { TEMPLATE } from '../../services/papers/template.ts'
import { someContent } from '../../services/papers/test-content.ts'
import { createTypesetter, fontFiles } from '../../services/papers/typeset.ts'
import { openBrowser } from '../../tests/system/browser.ts'
import { MB, median, type Row } from './measure.ts'

const LOOK = { template: 'plain', pageSize: 'a4', language: 'en' } as const
const ROUNDS = 21
const MEMORY = { papers: 500, most: 400 * MB, grows: 1.15 }

export async function measurePapers(): Promise<Row[]> {
  const { ours, bare, browser, pdf } = await takeTimes()
  const ratio = ours / bare
  const faster = browser / ours
  return [
    {
      what: 'CV PDF of 2 pages, warm, against a bare Typst compile of the same source',
      goal: '≤ 1.5 ×',
      measured: `${ratio.toFixed(2)} × (${ours.toFixed(1)} ms and ${bare.toFixed(1)} ms)`,
      met: ratio <= 1.5,
    },
    {
      what: "the same CV against Chromium's `page.pdf`, with its page and fonts",
      goal: '≥ 4 × faster',
      measured: `${faster.toFixed(1)} × (${browser.toFixed(0)} ms, of them the call ${pdf.toFixed(0)} ms)`,
      met: faster >= 4,
    },
    measureMemory(),
  ]
}

/** Milliseconds, by turns, so that a busy machine slows all three. No CV has a line of another: nothing is in a cache. */
async function takeTimes() {
  const typesetter = createTypesetter()
  const bare = NodeCompiler.create({ fontArgs: [{ fontPaths: fontFiles() }] })
  await using browser = await openBrowser()
  const page = await browser.newPage()
  const times = { ours: [] as number[], bare: [] as number[], browser: [] as number[], pdf: [] as number[] }
  for (let round = -3; round < ROUNDS; round += 1) {
    const source = JSON.stringify(layOutCv(contentOf(`bare ${round}`), LOOK))
    const measured = {
      ours: await took(() => typesetter.typeset(layOutCv(contentOf(`ours ${round}`), LOOK))),
      bare: await took(() => {
        bare.pdf(
          { mainFileContent: TEMPLATE, inputs: { paper: source, style: JSON.stringify(STYLES.plain) } },
          { pdfStandard: 'ua-1' },
        )
        bare.evictCache(8)
      }),
      browser: await took(() =>
        page.setContent(htmlOf(layOutCv(contentOf(`browser ${round}`), LOOK)), { waitUntil: 'load' }),
      ),
      pdf: await took(() => page.pdf({ format: 'A4', tagged: true })),
    }
    // The first rounds warm all three up.
    if (round < 0) continue
    times.ours.push(measured.ours)
    times.bare.push(measured.bare)
    times.browser.push(measured.browser + measured.pdf)
    times.pdf.push(measured.pdf)
  }
  return {
    ours: median(times.ours),
    bare: median(times.bare),
    browser: median(times.browser),
    pdf: median(times.pdf),
  }
}

function contentOf(mark: string): ResumeContent {
  const content = someContent()
  content.basics.summary += ` ${mark}`
  for (const { highlights } of [...content.work, ...content.volunteer, ...content.projects])
    for (const line of highlights) line.text += ` ${mark}`
  return content
}

async function took(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const fontFace = (file: string, weight: string) =>
  `@font-face { font-family: Noto; font-weight: ${weight}; src: url(data:font/ttf;base64,${readFileSync(file, 'base64')}) }`
const fontFile = (name: string) => fontFiles().find((file) => file.endsWith(name))!

/** The fonts and the look of the CV, as far as a style sheet of a few lines says it. */
const STYLE = `<!doctype html><html lang="en"><title>CV</title><style>
${fontFace(fontFile('NotoSans-Regular.ttf'), 'normal')} ${fontFace(fontFile('NotoSans-Bold.ttf'), 'bold')}
@page { size: A4; margin: 58pt 62pt }
body { font: 10pt/1.6 Noto; margin: 0 } h1 { font-size: 22pt } h2 { font-size: 13pt; margin: 22pt 0 9pt }
h3 { font-size: 10pt; margin: 13pt 0 6pt; display: flex; justify-content: space-between } p { margin: 6pt 0 }
h3 span { font-weight: normal } ul { margin: 0; padding-left: 14pt }
</style>`

function htmlOf(paper: PaperDocument): string {
  const p = (text: string) => (text ? `<p>${text}</p>` : '')
  const sections = paper.sections.map(({ heading, paragraphs, entries, lines }) => [
    `<h2>${heading}</h2>`,
    ...paragraphs.map(p),
    ...entries.flatMap((entry) => [
      `<h3>${entry.title} <span>${entry.when}</span></h3>`,
      p(entry.subtitle),
      p(entry.link ? `<a href="${entry.link.href}">${entry.link.text}</a>` : ''),
      ...entry.paragraphs.map(p),
      `<ul>${entry.bullets.map((text) => `<li>${text}</li>`).join('')}</ul>`,
      p(entry.tags),
    ]),
    ...lines.map(({ label, text }) => p(`<b>${label}:</b> ${text}`)),
  ])
  const contact = paper.contact.map(({ text }) => text).join(' · ')
  return [STYLE, `<h1>${paper.name}</h1>`, p(paper.headline), p(contact), ...sections.flat()].join('')
}

/** What Node is told about memory when it starts the function. */
const asFunction = functionProgram('sources', 'cv-render').filter((argument) => argument.startsWith('--max'))

/** In a process of its own: CVs and letters in every format, each with other words. */
function measureMemory(): Row {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', ...asFunction, join(import.meta.dirname, 'papers-memory.ts'), String(MEMORY.papers)],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  const { early, late } = JSON.parse(stdout) as { early: number; late: number }
  return {
    what: `memory of the renderer after ${MEMORY.papers} papers`,
    goal: 'flat, ≤ 400 MB',
    measured: `${Math.round(late / MB)} MB, after half of them ${Math.round(early / MB)} MB`,
    met: late <= MEMORY.most && late <= early * MEMORY.grows,
  }
}
