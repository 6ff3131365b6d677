// Makes an archive of as many files as its argument says, and tells its parent how many bytes of memory each of the
// files of the second half took. A process of its own, because in one that runs tests everything else counts too.
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { archiveOf } from './archive.ts'

const total = Number(process.argv[2])
const content = randomBytes(16 * 1024)
const used: number[] = []

/** The least of several looks, because V8 gives the memory of buffers back some time after it has collected them. */
async function measure(): Promise<void> {
  let least = Number.POSITIVE_INFINITY
  for (let look = 0; look < 10; look++) {
    globalThis.gc?.()
    await setImmediate()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    least = Math.min(least, heapUsed + arrayBuffers)
  }
  used.push(least)
}

async function* files() {
  for (let n = 0; n < total; n++) {
    if (n === total / 2) await measure()
    yield {
      path: `photos/${n}.jpg`,
      modifiedAt: new Date(0),
      shrinks: false,
      content: async () => Readable.from([Buffer.from(content)]),
    }
  }
  await measure()
}

let size = 0
for await (const chunk of archiveOf(files(), { now: () => 0 })) size += chunk.length
const [half = 0, end = 0] = used
process.send?.({ size, bytesAnEntry: (end - half) / (total / 2) })
