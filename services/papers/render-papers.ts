// A CV and its letter in every format.
import type { LetterParagraph, Paper, PaperLook } from '../careers/cvs/schemas.ts'
import type { ResumeContent } from '../careers/resumes/schemas.ts'
import { checkPaper } from './check-paper.ts'
import type { PaperDocument } from './document.ts'
import type { PaperFormat } from './formats.ts'
import { layOutCv, layOutLetter } from './lay-out.ts'
import { markdownOf } from './markdown.ts'
import type { Typesetter } from './typeset.ts'
import { wordOf } from './word.ts'

export interface MadePaper {
  kind: Paper['kind']
  format: PaperFormat
  bytes: Buffer
  /** Of a PDF. */
  pages: number | null
}

export interface PaperContent {
  content: ResumeContent
  /** Without paragraphs there is no letter. */
  letter: readonly Pick<LetterParagraph, 'text'>[]
  job: { title: string; company: string }
  look: PaperLook
}

/**
 * Every PDF was read back and gave everything that is in it. Throws UnprintableText when letters have no font, and
 * UnreadablePaper when something would not be read.
 */
export async function renderPapers(
  { content, letter, job, look }: PaperContent,
  typesetter: Typesetter,
): Promise<MadePaper[]> {
  const papers = [layOutCv(content, look)]
  if (letter.some(({ text }) => text.trim()))
    papers.push(layOutLetter({ basics: content.basics, letter, job, look }))
  const made: MadePaper[] = []
  // One after another: the next paper's bytes are only made when these are done.
  for (const paper of papers)
    for (const format of ['pdf', 'docx', 'markdown'] as const)
      made.push(await renderPaper(paper, format, typesetter))
  return made
}

/** One format of one paper, for example of a résumé that somebody downloads. */
export async function renderPaper(
  paper: PaperDocument,
  format: PaperFormat,
  typesetter: Typesetter,
): Promise<MadePaper> {
  const made = { kind: paper.kind, format, pages: null }
  if (format === 'markdown') return { ...made, bytes: Buffer.from(markdownOf(paper)) }
  if (format === 'docx') return { ...made, bytes: await wordOf(paper) }
  const { pdf, printed } = typesetter.typeset(paper)
  const { pages } = await checkPaper(pdf, printed)
  return { ...made, bytes: pdf, pages }
}
