// The process in which one document at a time is read; see reader.ts.
import { newId } from '../../services/platform/ids.ts'
import { readDocument } from './read-document.ts'
import type { Answer, Question } from './reader.ts'
import { UnreadableDocument } from './unreadable.ts'

// The parent process is gone.
process.once('disconnect', () => process.exit())
process.on('message', ({ bytes, contentType }: Question) => {
  void answer(Buffer.from(bytes), contentType).then((given) => process.send?.(given))
})

async function answer(bytes: Buffer, contentType: string): Promise<Answer> {
  try {
    return { kind: 'read', document: await readDocument({ bytes, contentType, newId }) }
  } catch (error) {
    if (error instanceof UnreadableDocument) return { kind: 'refused', reason: error.message }
    return {
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}
