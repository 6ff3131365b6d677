import { expect, test } from 'vitest'
import { createHasher } from './hasher.ts'

/** A worker whose script does not load, as the browser reports it. */
class GoneWorker extends EventTarget {
  postMessage() {
    queueMicrotask(() => this.dispatchEvent(new Event('error')))
  }
  terminate() {}
}

class GoodWorker extends EventTarget {
  postMessage({ job }: { job: number }) {
    queueMicrotask(() =>
      this.dispatchEvent(new MessageEvent('message', { data: { job, sha256: 'by the worker' } })),
    )
  }
  terminate() {}
}

const file = new Blob(['a'])
const signal = new AbortController().signal
const asWorker = (worker: EventTarget) => worker as Worker

test('a worker that does not load stops no file, and the next file gets a new worker', async () => {
  const workers = [new GoneWorker(), new GoodWorker()]
  const hash = createHasher({
    startWorker: () => asWorker(workers.shift()!),
    digest: async () => 'by the page',
  })
  expect(await hash(file, signal, () => undefined)).toBe('by the page')
  expect(await hash(file, signal, () => undefined)).toBe('by the worker')
})

test('when the page cannot compute the hash either, the file fails and the next one is tried', async () => {
  const workers = [new GoneWorker(), new GoodWorker()]
  const hash = createHasher({ startWorker: () => asWorker(workers.shift()!), digest: null })
  await expect(hash(file, signal, () => undefined)).rejects.toThrow('worker')
  expect(await hash(file, signal, () => undefined)).toBe('by the worker')
})
