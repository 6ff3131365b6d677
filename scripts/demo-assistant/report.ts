// How a question and its answer are printed.
import { refKey } from '../../services/assistant/knowledge/schemas.ts'
import type { Heard } from './asking.ts'

export function answerText(number: number, text: string, heard: Heard, wrong: readonly string[]): string {
  const { answer, sources, retrieval, sourcesMs, totalMs } = heard
  const { engine, citations } = answer
  const hits = new Map(retrieval.hits.map((hit) => [refKey(hit.ref), hit]))
  const cards = sources.map(({ n, ref, title }) => {
    const hit = hits.get(refKey(ref))
    const scores = hit
      ? `${hit.score.toFixed(4)}, words ${place(hit.lexicalRank)}, meaning ${place(hit.semanticRank)}${hit.similarity === null ? '' : ` (${hit.similarity.toFixed(2)})`}`
      : ''
    return `     ${citations.includes(n) ? '●' : '○'} [${n}] ${title}: ${scores}`
  })
  const { confidence, threshold } = retrieval.gate
  const by = [engine.kind, engine.model, engine.fallback && `because ${engine.fallback}`].filter(Boolean)
  return [
    `${String(number).padStart(2)}. ${text}`,
    ...answer.text.split('\n').map((line) => `     ${line}`),
    ...cards,
    `     ${by.join(', ')}; evidence ${confidence.toFixed(2)} of ${threshold.toFixed(2)}; sources after ${sourcesMs.toFixed(0)} ms, complete after ${totalMs.toFixed(0)} ms`,
    ...wrong.map((each) => `   ✗ ${each}`),
    '',
  ].join('\n')
}

const place = (rank: number | null): string => (rank === null ? '–' : `#${rank}`)
