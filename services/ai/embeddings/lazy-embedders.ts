// The embedders for a function: nothing of them is loaded before the first event that needs vectors.
import type { ConnectDeps } from './connect-embedders.ts'
import type { Embedders } from './embedders.ts'

export interface LazyEmbeddersDeps extends Omit<ConnectDeps, 'secrets'> {
  /** Connects at the first question. */
  secrets: () => Promise<ConnectDeps['secrets']>
  /** Left out or empty, Google itself is asked. */
  modelServerUrl?: string | undefined
}

export function createLazyEmbedders({ secrets, modelServerUrl = '', ...deps }: LazyEmbeddersDeps): Embedders {
  let loading: Promise<Embedders> | undefined

  async function load(): Promise<Embedders> {
    const [{ connectEmbedders }, client] = await Promise.all([import('./connect-embedders.ts'), secrets()])
    const provider = modelServerUrl
      ? (await import('../providers/one-server.ts')).providersAt(modelServerUrl, deps.now).google
      : undefined
    return connectEmbedders({ ...deps, secrets: client, ...(provider && { provider }) })
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
