// The figures as tables: of each kind and half, and single misses of the half that is used while building.
import type { Told } from './asking.ts'
import { KINDS } from './golden/question.ts'
import { claimsIn, isRight, leaksOf, type Measures, measure, recallOf } from './measuring.ts'

const COLUMNS: readonly { title: string; show(measures: Measures): string }[] = [
  { title: 'questions', show: ({ questions }) => String(questions) },
  { title: 'recall@5', show: ({ recall }) => part(recall) },
  { title: 'MRR', show: ({ reciprocalRank }) => part(reciprocalRank) },
  { title: 'refusal precision', show: ({ refusalPrecision }) => part(refusalPrecision) },
  { title: 'refusal recall', show: ({ refusalRecall }) => part(refusalRecall) },
  { title: 'right answers', show: ({ right }) => part(right) },
  { title: 'citation precision', show: ({ citationPrecision }) => part(citationPrecision) },
  { title: 'faithfulness', show: ({ faithfulness }) => part(faithfulness) },
  { title: 'leaks', show: ({ leaks }) => String(leaks) },
  { title: 'sources p50/p95', show: ({ sourcesP50, sourcesP95 }) => times(sourcesP50, sourcesP95) },
  { title: 'answer p50/p95', show: ({ totalP50, totalP95 }) => times(totalP50, totalP95) },
]

const part = (value: number | null): string => (value === null ? '' : value.toFixed(2))
const times = (...values: number[]): string => `${values.map((value) => value.toFixed(0)).join(' / ')} ms`

/** A Markdown table: a row for each kind of each half, and one for all of the half. */
export function qualityTable(told: readonly Told[]): string {
  const rows = (['building', 'held'] as const).flatMap((half) => {
    const ofHalf = told.filter(({ question }) => question.half === half)
    const kinds = KINDS.map((kind) => ({
      name: kind as string,
      outcomes: ofHalf.filter(({ question }) => question.kind === kind),
    })).filter(({ outcomes }) => outcomes.length > 0)
    if (kinds.length === 0) return []
    const all = kinds.length > 1 ? [{ name: '**all**', outcomes: ofHalf }] : []
    return [...kinds, ...all].map(({ name, outcomes }) => [half, name, ...cells(outcomes)])
  })
  return table(['half', 'kind', ...COLUMNS.map(({ title }) => title)], rows)
}

const cells = (outcomes: readonly Told[]): string[] => {
  const measures = measure(outcomes)
  return COLUMNS.map(({ show }) => show(measures))
}

/** Columns are as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** Empty where nothing is wrong with it. */
export function wrongWith(told: Told): string[] {
  const { question, isRefused } = told
  const unsupported = isRefused ? [] : claimsIn(told).filter(({ isSupported }) => !isSupported)
  const { expects } = question
  const recall = expects === 'answer' ? recallOf(told) : 1
  return [
    ...(recall < 1 ? [`found ${recall.toFixed(2)} of ${question.sources.join(', ')}`] : []),
    ...(expects === 'answer' && isRefused ? ['was refused'] : []),
    ...(expects === 'refusal' && !isRefused ? ['was answered'] : []),
    ...leaksOf(told).map((words) => `says "${words}"`),
    ...(expects === 'answer' && !isRefused && !isRight(told)
      ? [`does not say ${JSON.stringify(question.mustContain)}`]
      : []),
    ...unsupported.map(({ text }) => `claims "${text}"`),
  ]
}

/** One question with its answer and how the search came to it. */
export function showTold(told: Told): string {
  const { question, text, found, retrieval, cited, engine } = told
  const { gate, hits, condensed, filters, embeddings } = retrieval
  const asked = [...question.turns.map((turn) => turn.question), question.question].join(' → ')
  return [
    `${question.id} (${question.kind}): ${asked}`,
    ...wrongWith(told).map((wrong) => `  ✗ ${wrong}`),
    `  condensed: ${condensed}`,
    `  filters: ${JSON.stringify(filters)}; embeddings: ${embeddings}`,
    `  gate: ${gate.isOpen ? 'open' : 'closed'}, ${gate.confidence.toFixed(3)} of ${gate.threshold.toFixed(3)}, ${gate.why}`,
    ...hits.map(
      ({ lexicalRank, lexicalScore, semanticRank, similarity, score }, at) =>
        `  ${at + 1}. ${found[at] ?? '(gone)'}  words ${lexicalRank ?? '–'} (${lexicalScore.toFixed(2)}), meaning ${semanticRank ?? '–'} (${similarity?.toFixed(3) ?? '–'}), ${score.toFixed(4)}`,
    ),
    `  ${engine.kind}: ${text.replaceAll('\n', '\n    ')}`,
    `  cites: ${[...cited].map(([n, { name }]) => `[${n}] ${name}`).join(', ')}`,
  ].join('\n')
}
