// What a person decided and wrote: their words pass through the same gates, and what these refuse is kept as their own
// claim and marked so.
import { AppError } from '../../platform/errors.ts'
import type { Change, CvReview, LetterParagraph } from '../cvs/schemas.ts'
import type { ResumeContent } from '../resumes/schemas.ts'
import { kindOf } from './ask-model.ts'
import { isTrue, judge, judgeWording } from './judge.ts'
import { PROSE, piecesNamed, sourceOf, targetOf } from './source.ts'

export interface Reviewed {
  changes: Change[]
  letter: LetterParagraph[]
}

export interface Reviewing extends Reviewed {
  content: ResumeContent
  job: { title: string; company: string }
  review: Pick<CvReview, 'decisions' | 'edits' | 'letter'>
  newId: () => string
}

/** Characters of one review: more than a CV and its letter have. Gates take milliseconds for each thousand. */
const MOST_WRITTEN = 30_000

/**
 * Throws AppError `invalid` for a change or a text that does not exist, and `too-large` for more text than a CV has.
 */
export function reviewChanges({ content, job, changes, letter, review, newId }: Reviewing): Reviewed {
  const written = [
    ...review.decisions.map(({ after = '' }) => after),
    ...(review.edits ?? []).map(({ text }) => text),
    ...(review.letter ?? []).map(({ text }) => text),
  ]
  if (written.join('').length > MOST_WRITTEN)
    throw new AppError('too-large', 'This is more text than a CV has. Please save a part of it first.')
  const decided = review.decisions.reduce((all, decision, index) => {
    if (!all.some(({ id }) => id === decision.changeId))
      throw wrong(`decisions.${index}.changeId`, 'is not a change of this CV')
    return all.map((change) => (change.id === decision.changeId ? decide(content, change, decision) : change))
  }, changes)
  const edited = (review.edits ?? []).reduce(
    (all, edit, index) => editLine({ content, changes: all, edit, field: `edits.${index}`, newId }),
    decided,
  )
  return review.letter
    ? reviewLetter({ content, job, changes: edited, before: letter, letter: review.letter, newId })
    : { changes: edited, letter }
}

function decide(
  content: ResumeContent,
  change: Change,
  { state, after }: CvReview['decisions'][number],
): Change {
  if (state === 'refused') return { ...change, state: change.state === 'blocked' ? 'blocked' : 'refused' }
  const isReworded = after !== undefined && after.trim() !== '' && after !== change.after && isWording(change)
  if (isReworded) return claimed(content, { ...change, after: after.trim(), by: 'person' })
  if (change.by === 'person') return claimed(content, change)
  // No decision opens a gate.
  return { ...change, state: isTrue(change.verdicts) ? 'accepted' : 'blocked' }
}

const isWording = ({ kind }: Change) => kind === 'rephrase' || kind === 'shorten' || kind === 'headline'

/** A letter's change was judged when it was written. */
function claimed(content: ResumeContent, change: Change): Change {
  const verdicts = isWording(change) ? judge({ content, change }) : change.verdicts
  return { ...change, verdicts, state: isTrue(verdicts) ? 'accepted' : 'own' }
}

interface Editing {
  content: ResumeContent
  changes: Change[]
  edit: { target: string; text: string }
  field: string
  newId: () => string
}

function editLine({ content, changes, edit, field, newId }: Editing): Change[] {
  const piece = targetOf(sourceOf(content), edit.target)
  if (!piece || !PROSE.has(piece.field))
    throw wrong(`${field}.target`, 'is not a text that can be written here')
  const text = edit.text.trim()
  if (text === '' && piece.text !== '') throw wrong(`${field}.text`, 'would leave nothing')
  const others = changes
    .filter(({ target, by, kind }) => !(target === piece.id && by === 'person' && kind !== 'letter'))
    .map((change) =>
      change.target === piece.id && isWording(change) && change.state === 'accepted'
        ? { ...change, state: 'refused' as const }
        : change,
    )
  if (text === piece.text) return others
  const change = {
    id: newId(),
    kind: kindOf(piece, text),
    target: piece.id,
    from: [piece.id],
    before: piece.text,
    after: text,
    ids: [],
    reason: 'Written by hand',
    by: 'person' as const,
    verdicts: [],
    state: 'own' as const,
  }
  return [...others, claimed(content, change)]
}

interface LetterReviewing extends Reviewed {
  content: ResumeContent
  job: { title: string; company: string }
  before: LetterParagraph[]
  newId: () => string
}

function reviewLetter({ content, job, changes, before, letter, newId }: LetterReviewing): Reviewed {
  const source = sourceOf(content)
  const seen = new Set<string>()
  const written: Change[] = []
  const paragraphs = letter.flatMap((paragraph): LetterParagraph[] => {
    const known = before.find(({ id }) => id === paragraph.id)
    const id = known && !seen.has(known.id) ? known.id : newId()
    seen.add(id)
    const text = paragraph.text.trim()
    if (text === '') return []
    if (known?.text === text) return [{ ...known, id }]
    const from = paragraph.from.filter((one) => piecesNamed(source, one).length > 0)
    const pieces = [
      ...source.pieces.values(),
      { text: job.title },
      { text: job.company },
      { text: known?.text ?? '' },
    ]
    const target = { text: known?.text ?? '', section: 'basics' as const, field: 'summary' }
    const verdicts = judgeWording({ target, pieces, after: text, roles: null })
    written.push({
      id: newId(),
      kind: 'letter',
      target: id,
      from,
      before: target.text,
      after: text,
      ids: [],
      reason: 'Written by hand',
      by: 'person',
      verdicts,
      state: isTrue(verdicts) ? 'accepted' : 'own',
    })
    return [{ id, text, from }]
  })
  const isKept = ({ kind, target }: Change) =>
    kind !== 'letter' || (seen.has(target) && !written.some((change) => change.target === target))
  return { changes: [...changes.filter(isKept), ...written], letter: paragraphs }
}

const wrong = (field: string, message: string) =>
  new AppError('invalid', 'This review does not fit the CV', { errors: [{ field, message }] })
