// The embedders for a function: nothing of them is loaded before the first event that needs vectors.
import type { ConnectDeps } from './connect-embedders.ts'
import type { Embedders } from './embedders.ts'

export interface LazyEmbeddersDeps extends Omit<ConnectDeps, 'secrets'> {
  /** Connects at the first question. */
  secrets: () => Promise<ConnectDeps['secrets']>
}

export function createLazyEmbedders({ secrets, ...deps }: LazyEmbeddersDeps): Embedders {
  let loading: Promise<Embedders> | undefined

  async function load(): Promise<Embedders> {
    const [{ connectEmbedders }, client] = await Promise.all([import('./connect-embedders.ts'), secrets()])
    return connectEmbedders({ ...deps, secrets: client })
  }

  function loaded(): Promise<Embedders> {
    loading ??= load().catch((error: unknown) => {
      // The next question tries again to connect.
      loading = undefined
      throw error
    })
    return loading
  }

  return {
    preferred: async () => (await loaded()).preferred(),
    named: async (model) => (await loaded()).named(model),
  }
}
