// A conversation as a file for its customer.
import type { ConversationWithMessages, Message } from './schemas.ts'

export interface WrittenOut {
  name: string
  type: string
  text: string
}

export function writtenOut(conversation: ConversationWithMessages, format: 'json' | 'markdown'): WrittenOut {
  const day = conversation.addedAt.slice(0, 10)
  if (format === 'json')
    return {
      name: `Conversation ${day}.json`,
      type: 'application/json; charset=utf-8',
      text: `${JSON.stringify(conversation, null, 2)}\n`,
    }
  return {
    name: `Conversation ${day}.md`,
    type: 'text/markdown; charset=utf-8',
    text: [`# ${conversation.title}`, ...conversation.items.map(paragraphsOf)].join('\n\n').concat('\n'),
  }
}

function paragraphsOf({ from, text, answer, sources, addedAt }: Message): string {
  const time = `${addedAt.slice(0, 16).replace('T', ' ')} UTC`
  const said = [`**${from === 'maker' ? 'The shop' : 'You'}** (${time})`, text]
  if (!answer) return said.join('\n\n')
  const cited = sources.map(({ n, title, path }) => `${n}. ${title} (${path})`).join('\n')
  return [...said, '**The assistant**', answer.text, ...(cited ? [cited] : [])].join('\n\n')
}
