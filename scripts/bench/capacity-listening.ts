// Browsers of many people, each with the live stream that all tabs of a browser share.
import { STREAMS_EACH } from '../../services/api/stream-leases.ts'
import { ApiProblem, createStudioClient } from '../client.ts'

export interface Listening extends AsyncDisposable {
  browsers: number
}

/** Opens one stream after another until the API refuses one for now. */
export async function listenUntilRefused(url: string): Promise<Listening> {
  const leaving = new AbortController()
  const streams: Promise<unknown>[] = []
  const stop = async () => {
    leaving.abort()
    await Promise.allSettled(streams)
  }
  try {
    for (let person = 0; ; person++) {
      const client = createStudioClient(url)
      const email = `listener-${person}@example.com`
      await client.register({ email, password: 'a long enough password', name: 'Listener' })
      for (let browser = 0; browser < STREAMS_EACH; browser++)
        streams.push(Array.fromAsync(await client.listen(leaving.signal)))
    }
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 503)
      return { browsers: streams.length, [Symbol.asyncDispose]: stop }
    await stop()
    throw error
  }
}
