// The golden set: questions about the demo shop with what a right answer is. One half is used while building; of the
// other half only sums are looked at, so that they say how questions fare that nobody has seen.
import { createHash } from 'node:crypto'
import { falsePremise } from './golden/false-premise.ts'
import { filter } from './golden/filter.ts'
import { injection } from './golden/injection.ts'
import { lexical } from './golden/lexical.ts'
import { morphology } from './golden/morphology.ts'
import { multiTurn } from './golden/multi-turn.ts'
import { offTopic } from './golden/off-topic.ts'
import { otherLanguage } from './golden/other-language.ts'
import { paraphrase } from './golden/paraphrase.ts'
import { KINDS, type Kind, type WrittenQuestion } from './golden/question.ts'
import { typo } from './golden/typo.ts'
import { unanswerable } from './golden/unanswerable.ts'

export type Half = 'building' | 'held'

export interface GoldenQuestion extends Required<Omit<WrittenQuestion, 'planted'>> {
  kind: Kind
  half: Half
  planted: WrittenQuestion['planted'] | null
}

const WRITTEN: Record<Kind, readonly WrittenQuestion[]> = {
  lexical,
  typo,
  morphology,
  paraphrase,
  'multi-turn': multiTurn,
  filter,
  'false-premise': falsePremise,
  'other-language': otherLanguage,
  'off-topic': offTopic,
  unanswerable,
  injection,
}

/**
 * Of each two neighbours one is held aside, and the first one's id decides which. So the halves are equally large, and
 * a question that is appended moves no other.
 */
function halfOf(questions: readonly WrittenQuestion[], at: number): Half {
  const first = questions[at - (at % 2)]?.id ?? ''
  const bit = (createHash('sha256').update(first).digest()[0] ?? 0) & 1
  return (at + bit) % 2 === 0 ? 'building' : 'held'
}

export const complete = (kind: Kind, half: Half, written: WrittenQuestion): GoldenQuestion => ({
  turns: [],
  expects: 'answer',
  sources: [],
  related: [],
  mustContain: [],
  mustNotContain: [],
  planted: null,
  ...written,
  kind,
  half,
})

export const GOLDEN: readonly GoldenQuestion[] = KINDS.flatMap((kind) =>
  WRITTEN[kind].map((written, at) => complete(kind, halfOf(WRITTEN[kind], at), written)),
)
