// The models for a function: nothing of them is loaded before the first question, because most events need none.
import type { AiParts, AiPartsDeps } from './parts.ts'
import type { Ai } from './service.ts'

export interface LazyAiDeps extends Omit<AiPartsDeps, 'secrets' | 'saveResume'> {
  /** Connects at the first question. */
  secrets: () => Promise<AiPartsDeps['secrets']>
  /** Left out or empty, the real providers are asked. */
  modelServerUrl?: string | undefined
}

export type LazyAi = Pick<Ai, 'answer'>

export function createLazyAi({ secrets, modelServerUrl = '', ...deps }: LazyAiDeps): LazyAi {
  let parts: Promise<AiParts> | undefined

  async function load(): Promise<AiParts> {
    const [{ createAiParts }, client] = await Promise.all([import('./parts.ts'), secrets()])
    const providers = modelServerUrl
      ? (await import('./providers/one-server.ts')).providersAt(modelServerUrl, deps.now)
      : undefined
    return createAiParts({ ...deps, secrets: client, saveResume: null, ...(providers && { providers }) })
  }

  return {
    async answer(question) {
      parts ??= load().catch((error: unknown) => {
        // The next question tries again to connect.
        parts = undefined
        throw error
      })
      return (await parts).ai.answer(question)
    },
  }
}
