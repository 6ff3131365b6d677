// Short forms for questions that only the gate is fitted to: their answers are not judged, so that sources are enough,
// and nothing depends on their ids, which are their words.
import type { SourceName, WrittenQuestion, WrittenTurn } from '../golden/question.ts'

export const answered = (question: string, ...sources: SourceName[]): WrittenQuestion => ({
  ...{ id: question, question, sources },
})

export const unanswered = (question: string): WrittenQuestion => ({
  ...{ id: question, question, expects: 'refusal' },
})

export const after = (turn: WrittenTurn, question: WrittenQuestion): WrittenQuestion => ({
  ...question,
  id: `${turn.question} → ${question.id}`,
  turns: [turn],
})
