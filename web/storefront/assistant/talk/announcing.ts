// What has to be read aloud of a conversation, and was not yet. Pure.
import { parseMarkdown, plainText } from '../text/markdown.ts'
import { sentencesOf } from '../text/sentences.ts'
import { keyOf, type Turn } from './turns.ts'

/** How much was said of each message, by its key: sentences, and what else is said once. */
export type Said = ReadonlyMap<string, { sentences: number; notes: string }>

/** `before` is null for messages that were there when the chat was opened: nobody has to hear them. */
export function newlySaid(
  before: Said | null,
  turns: readonly Turn[],
  locale: string,
): { words: string[]; now: Said } {
  const words: string[] = []
  const now = new Map<string, { sentences: number; notes: string }>()
  for (const turn of turns) {
    const sentences = spokenSentences(turn, locale)
    const notes = noteOf(turn)
    now.set(keyOf(turn), { sentences: sentences.length, notes })
    if (!before) continue
    const earlier = before.get(keyOf(turn)) ?? { sentences: 0, notes: '' }
    // After another engine took over, everything that it says is new.
    const from = sentences.length < earlier.sentences ? 0 : earlier.sentences
    words.push(...sentences.slice(from))
    if (notes !== '' && notes !== earlier.notes) words.push(notes)
  }
  return { words, now }
}

function spokenSentences(turn: Turn, locale: string): string[] {
  if (turn.from === 'maker') return [`The shop says: ${turn.text}`]
  const isWhole = turn.progress.kind !== 'coming'
  const text = turn.answer?.text ?? turn.partial
  return sentencesOf(plainText(parseMarkdown(text, () => false)), { locale, isWhole })
}

function noteOf({ progress, answer, sources }: Turn): string {
  if (progress.kind === 'failed') return progress.problem
  if (progress.kind === 'stopped') return 'Stopped'
  if (!answer || sources.length === 0) return ''
  return `With ${sources.length === 1 ? '1 source' : `${sources.length} sources`}`
}
