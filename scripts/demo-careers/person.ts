// The person of the demo: asks the public API, and waits for what the live stream tells.
import { createStudioClient, type LiveChange } from '../client.ts'

/** Milliseconds after which a result is not waited for any longer. */
const PATIENCE_MS = 180_000

type Waited = Extract<
  LiveChange,
  { type: 'job' | 'resume' | 'cv' | 'insights' | 'campaign' | 'recipient-list' }
>

export type Person = Awaited<ReturnType<typeof enter>>

export async function enter(url: string) {
  const client = createStudioClient(url)
  await client.register({
    email: 'demo@atelier.example',
    password: 'only on this machine',
    name: 'Demo',
  })
  const leaving = new AbortController()
  const seen = new Map<string, Waited['data']>()
  const waiting = new Map<string, () => void>()
  const loop = follow(await client.listen(leaving.signal)).catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error
  })

  async function follow(changes: AsyncGenerator<LiveChange>): Promise<void> {
    for await (const change of changes) {
      if (!isWaited(change)) continue
      const key = change.type === 'insights' ? 'insights' : change.data.id
      seen.set(key, change.data)
      waiting.get(key)?.()
    }
  }

  return {
    ...client,

    /** Resolves when the live stream has told one of these states; to null when that takes too long. */
    until(key: string, states: readonly string[]): Promise<string | null> {
      const { promise, resolve } = Promise.withResolvers<string | null>()
      const look = () => {
        const status = seen.get(key)?.status
        if (status !== undefined && states.includes(status)) resolve(status)
      }
      const timer = setTimeout(resolve, PATIENCE_MS, null)
      waiting.set(key, look)
      look()
      return promise.finally(() => {
        clearTimeout(timer)
        waiting.delete(key)
      })
    },

    async [Symbol.asyncDispose]() {
      leaving.abort()
      await loop
    },
  }
}

const isWaited = (change: LiveChange): change is Waited =>
  ['job', 'resume', 'cv', 'insights', 'campaign', 'recipient-list'].includes(change.type)
