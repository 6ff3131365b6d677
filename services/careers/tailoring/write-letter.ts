// A cover letter that is put together from the résumé's own lines: nothing in it is anybody's invention.
import type { LetterParagraph, PaperLook } from '../cvs/schemas.ts'
import type { ResumeContent, Work } from '../resumes/schemas.ts'
import { type DemandingJob, demandsOf, evidenceIn } from './evidence.ts'

export interface LetterWriting {
  /** As the CV shows it: what is not in the CV is not in its letter. */
  content: ResumeContent
  job: DemandingJob
  language: PaperLook['language']
  today: string
  newId: () => string
}

interface Phrases {
  opening: (title: string, company: string) => string
  lines: (position: string, employer: string) => string
  closing: string
}

const at = (word: string, employer: string) => (employer ? `${word}${employer}` : '')

const PHRASES: Record<PaperLook['language'], Phrases> = {
  en: {
    opening: (title, company) => `I am writing to apply for the position of ${title}${at(' at ', company)}.`,
    lines: (position, employer) => `From my work as ${position}${at(' at ', employer)}:`,
    closing: 'My CV is enclosed. I would be glad to tell you more in a conversation.',
  },
  de: {
    opening: (title, company) => `hiermit bewerbe ich mich auf die Stelle „${title}“${at(' bei ', company)}.`,
    lines: (position, employer) => `Aus meiner Tätigkeit als ${position}${at(' bei ', employer)}:`,
    closing: 'Mein Lebenslauf liegt bei. Über ein Gespräch freue ich mich.',
  },
  fr: {
    opening: (title, company) =>
      `Je vous adresse ma candidature au poste de ${title}${at(' chez ', company)}.`,
    lines: (position, employer) => `De mon activité comme ${position}${at(' chez ', employer)} :`,
    closing: 'Mon CV est joint. Je serais heureux d’un entretien.',
  },
  es: {
    opening: (title, company) => `Presento mi candidatura al puesto de ${title}${at(' en ', company)}.`,
    lines: (position, employer) => `De mi trabajo como ${position}${at(' en ', employer)}:`,
    closing: 'Adjunto mi currículum. Me alegraría poder conversar.',
  },
  it: {
    opening: (title, company) =>
      `Presento la mia candidatura per la posizione di ${title}${at(' presso ', company)}.`,
    lines: (position, employer) => `Dal mio lavoro come ${position}${at(' presso ', employer)}:`,
    closing: 'Allego il mio curriculum. Sarei lieto di un colloquio.',
  },
  pt: {
    opening: (title, company) => `Apresento a minha candidatura à posição de ${title}${at(' na ', company)}.`,
    lines: (position, employer) => `Do meu trabalho como ${position}${at(' na ', employer)}:`,
    closing: 'O meu currículo segue em anexo. Teria gosto em conversar.',
  },
  cs: {
    opening: (title, company) => `Ucházím se o pozici ${title}${at(', ', company)}.`,
    lines: (position, employer) => `Z mé práce: ${position}${at(', ', employer)}:`,
    closing: 'Životopis přikládám. Budu se těšit na rozhovor.',
  },
  ja: {
    opening: (title, company) => `${company ? `${company}の` : ''}「${title}」に応募いたします。`,
    lines: (position, employer) => `${at('', employer)}${employer ? '、' : ''}${position}として：`,
    closing: '履歴書を同封いたします。面談の機会をいただければ幸いです。',
  },
  he: {
    opening: (title, company) => `ברצוני להגיש מועמדות לתפקיד ${title}${at(', ', company)}.`,
    lines: (position, employer) => `מעבודתי: ${position}${at(', ', employer)}:`,
    closing: 'קורות החיים שלי מצורפים. אשמח לשיחה.',
  },
}

const LINES_PER_JOB = 2
const JOBS = 2

export function writeLetter({ content, job, language, today, newId }: LetterWriting): LetterParagraph[] {
  const phrases = PHRASES[language]
  const weights = weighing(content, job, today)
  const bodies = content.work
    .map((entry) => ({ entry, lines: best(entry, weights) }))
    .filter(({ lines }) => lines.length > 0)
    .toSorted((a, b) => sum(b.lines, weights) - sum(a.lines, weights))
    .slice(0, JOBS)
    .map(({ entry, lines }) => ({
      text: [phrases.lines(entry.position, entry.employer), ...lines.map(({ text }) => sentence(text))].join(
        ' ',
      ),
      from: [`${entry.id}.position`, `${entry.id}.employer`, ...lines.map(({ id }) => id)],
    }))
  const opening = job.title ? [{ text: phrases.opening(job.title, job.company ?? ''), from: [] }] : []
  const paragraphs = [...opening, ...bodies, { text: phrases.closing, from: [] }]
  return paragraphs.map(({ text, from }) => ({ id: newId(), text: text.slice(0, 3000), from }))
}

/** How much each line answers. */
function weighing(content: ResumeContent, job: DemandingJob, today: string): Map<string, number> {
  const evidence = evidenceIn(content, today)
  const weights = new Map<string, number>()
  for (const demand of demandsOf(job))
    for (const id of evidence.of(demand))
      weights.set(id, (weights.get(id) ?? 0) + (demand.kind === 'must' ? 3 : 1))
  return weights
}

const best = ({ highlights }: Work, weights: Map<string, number>) =>
  highlights
    .filter(({ id, text }) => weights.has(id) && text.length < 600)
    .toSorted((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0))
    .slice(0, LINES_PER_JOB)

const sum = (lines: readonly { id: string }[], weights: Map<string, number>) =>
  lines.reduce((total, { id }) => total + (weights.get(id) ?? 0), 0)

const sentence = (text: string) => (/[.!?。]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
