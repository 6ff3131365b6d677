// The process in which pictures are decoded, one at a time; see renderers.ts.
import sharp from 'sharp'
import { inspect } from './inspect.ts'
import { BadPicture } from './limits.ts'
import { isHeavy, renderInspected } from './render.ts'
import type { Answer, Question } from './renderer.ts'

// No picture comes twice, so a cache of decoded pictures would only take memory.
sharp.cache(false)
// The parent process is gone.
process.once('disconnect', () => process.exit())
process.on('message', ({ size, ...question }: Question) => {
  void take(size)
    .then((bytes) => answer(bytes, question))
    .then((given) => process.send?.(given))
})

type Asked = Omit<Question, 'size'>

async function answer(bytes: Buffer, { mayBeHeavy, adjustments }: Asked): Promise<Answer> {
  try {
    const picture = await inspect(bytes)
    if (isHeavy(picture, adjustments) && !mayBeHeavy) return { kind: 'heavy' }
    return { kind: 'rendered', rendered: await renderInspected(picture, adjustments) }
  } catch (error) {
    if (error instanceof BadPicture) return { kind: 'refused', reason: error.message }
    throw error
  }
}

/** The picture's bytes arrive on standard input, where they are not copied on the way as a message would be. */
async function take(size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size)
  let length = 0
  for await (const chunk of process.stdin.iterator({ destroyOnReturn: false })) {
    length += chunk.copy(bytes, length)
    if (length >= size) break
  }
  return bytes
}
