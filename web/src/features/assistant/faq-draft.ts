import type { ShopMessage } from '../../../../services/assistant/conversations/schemas.ts'

/** What a FAQ begins with, before the maker writes it for everybody. */
export interface FaqDraft {
  question: string
  answer: string
}

type Said = Pick<ShopMessage, 'from' | 'text' | 'answer'>

/** What a FAQ of one of the messages begins with: a reply with what was asked, or a question with its answer. */
export function faqDraft(messages: readonly Said[], at: number): FaqDraft {
  const message = messages[at]
  if (!message) return { question: '', answer: '' }
  if (message.from === 'maker') return { question: askedBefore(messages, at), answer: message.text }
  const { text, answer } = message
  return { question: text, answer: answer?.outcome === 'answered' ? withoutCitations(answer.text) : '' }
}

/** The latest message of the customer that asks something, or else just the latest: "It would be in May." asks nothing. */
function askedBefore(messages: readonly Said[], at: number): string {
  const said = messages.slice(0, at).filter(({ from }) => from === 'customer')
  return (said.findLast(({ text }) => /[?？؟]/.test(text)) ?? said.at(-1))?.text ?? ''
}

/** Numbers of sources mean nothing without them. */
const withoutCitations = (text: string) => text.replace(/\s*\[\d+(?:,\s*\d+)*\]/g, '')
