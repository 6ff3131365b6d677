// A CV for a job: the changes, what they cover, and the letter.
import type { Change, Coverage, LetterParagraph, PaperLook } from '../cvs/schemas.ts'
import type { PostingFields } from '../jobs/schemas.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { applyChanges } from './apply-changes.ts'
import { type AnswerQuestion, askForChanges } from './ask-model.ts'
import { coverage } from './coverage.ts'
import { SELECTION } from './engine-note.ts'
import { selectChanges } from './select-changes.ts'
import { writeLetter } from './write-letter.ts'

export interface Tailoring {
  content: ResumeContent
  job: Pick<PostingFields, 'title' | 'company' | 'requirements' | 'skills' | 'descriptionText'>
  language: PaperLook['language']
  /** Null for the engine without a model. */
  answer: AnswerQuestion | null
  /** YYYY-MM-DD. */
  today: string
  newId: () => string
}

export interface TailoredCv {
  changes: Change[]
  coverage: Coverage
  letter: LetterParagraph[]
  /** `selection`, or the model that proposed changes besides. */
  engine: string
  tokens: number | null
}

export async function tailor({
  content,
  job,
  language,
  answer,
  today,
  newId,
}: Tailoring): Promise<TailoredCv> {
  const selected = selectChanges({ content, job, today, newId })
  const asked = answer && (await askForChanges({ content, job, answer, newId }))
  const changes = [...selected, ...(asked?.changes ?? [])]
  const shown = applyChanges(content, changes).content
  // The built-in engine cannot tailor: where it stood in for a model, only the selection did something.
  const model = asked?.engine && asked.engine.provider !== 'built-in' ? asked.engine : null
  const counted = [model?.inputTokens, model?.outputTokens].filter((tokens) => typeof tokens === 'number')
  return {
    changes,
    coverage: coverage({ content, shown, job, today }),
    letter: writeLetter({ content: shown, job, language, today, newId }),
    engine: model?.model ?? SELECTION,
    tokens: counted.length > 0 ? counted.reduce((sum, tokens) => sum + tokens, 0) : null,
  }
}
