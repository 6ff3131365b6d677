import { useRef, useState } from 'react'
import type { Trial, TrialRequest } from '../../../../../services/assistant/conversations/schemas.ts'
import { tryOut } from '../data/assistant-data.ts'

export interface TrialTurn {
  id: string
  question: string
  trial: Trial | null
  error: unknown
}

/** The service takes as many turns before a question. */
const MOST_HISTORY = 10

/** Questions that the maker tries out, each with those before it. Nothing of them is kept. */
export function useTrial() {
  const [turns, setTurns] = useState<TrialTurn[]>([])
  const asking = useRef<AbortController | null>(null)
  const isAsking = turns.some(({ trial, error }) => trial === null && error === null)

  async function ask(text: string): Promise<void> {
    const id = crypto.randomUUID()
    const history = historyOf(turns)
    asking.current?.abort()
    const controller = new AbortController()
    asking.current = controller
    const settle = (change: Partial<TrialTurn>) =>
      setTurns((known) => known.map((turn) => (turn.id === id ? { ...turn, ...change } : turn)))
    setTurns((known) => [...known, { id, question: text, trial: null, error: null }])
    try {
      settle({ trial: await tryOut({ text, history }, controller.signal) })
    } catch (error) {
      settle({ error })
    }
  }

  function clear(): void {
    asking.current?.abort()
    setTurns([])
  }

  return { turns, isAsking, ask, clear }
}

const historyOf = (turns: readonly TrialTurn[]): NonNullable<TrialRequest['history']> =>
  turns
    .flatMap(({ question, trial }) =>
      trial ? [{ question, answer: trial.answer.text, sourceTitles: citedTitles(trial) }] : [],
    )
    .slice(-MOST_HISTORY)

/** Titles of the sources that an answer cites, or else of all it had. */
function citedTitles({ answer, sources }: Trial): string[] {
  const cited = sources.filter(({ n }) => answer.citations.includes(n))
  return (cited.length > 0 ? cited : sources).map(({ title }) => title)
}
