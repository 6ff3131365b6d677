import type { PastTurn } from '../retrieval/contract.ts'
import type { MessageRecord } from './record.ts'

/** The turns of a conversation that say what a question may refer to, the oldest first. */
export const pastTurns = (messages: readonly MessageRecord[]): PastTurn[] =>
  messages.filter(({ from, isForMaker }) => from === 'customer' && !isForMaker).map(turnOf)

function turnOf({ text, answer, sources }: MessageRecord): PastTurn {
  if (answer?.outcome !== 'answered') return { question: text, answer: '', sourceTitles: [] }
  const cited = sources.filter(({ n }) => answer.citations.includes(n))
  const shown = cited.length > 0 ? cited : sources
  return { question: text, answer: answer.text, sourceTitles: shown.map(({ title }) => title) }
}
