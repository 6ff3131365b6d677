// Whether an answer is what the demo expects. Pure.
import { sourceName } from '../../services/assistant/quality/source-names.ts'
import { containsWords } from '../../services/assistant/quality/words-of.ts'
import type { Heard } from './asking.ts'
import type { DemoQuestion } from './questions.ts'

/** What is wrong with it; empty when it is as expected. */
export function wrongOf(
  expected: DemoQuestion,
  { answer, sources }: Pick<Heard, 'answer' | 'sources'>,
): string[] {
  const { mustContain = [], mustNotContain = [] } = expected
  const said = mustNotContain.filter((words) => containsWords(answer.text, words))
  const saysWrong = said.map((words) => `must not say "${words}"`)
  if (expected.sources.length === 0)
    return answer.outcome === 'refused' ? saysWrong : ['had to be refused', ...saysWrong]
  if (answer.outcome === 'refused') return ['was refused', ...saysWrong]
  const cited = sources.filter(({ n }) => answer.citations.includes(n)).map(sourceName)
  const missing = mustContain.filter(
    (words) => ![words].flat().some((each) => containsWords(answer.text, each)),
  )
  return [
    ...(cited.some((name) => expected.sources.includes(name))
      ? []
      : [`cites ${cited.join(', ') || 'nothing'} instead of ${expected.sources.join(' or ')}`]),
    ...missing.map((words) => `has to say "${[words].flat().join('" or "')}"`),
    ...saysWrong,
  ]
}
