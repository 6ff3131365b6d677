// Gemini's answers. The only file that knows Google's package.
import {
  GoogleGenerativeAI,
  GoogleGenerativeAIError,
  GoogleGenerativeAIFetchError,
} from '@google/generative-ai'
import { embedWithGoogle } from './google-embeddings.ts'
import { GOOGLE_URL, retryDelay } from './google-wire.ts'
import {
  boundedText,
  type EmbeddingProvider,
  faultOf,
  type Provider,
  ProviderError,
  providerError,
} from './provider.ts'

/** Ends of an answer that is whole. */
const WHOLE = new Set(['STOP', 'FINISH_REASON_STOP'])

export function createGoogle({
  baseUrl = GOOGLE_URL,
}: {
  baseUrl?: string
} = {}): Provider & EmbeddingProvider {
  return {
    embed: (request) => embedWithGoogle(baseUrl, request),

    async answer({ modelName, key, system, input, isJson, text: passOn, signal }) {
      try {
        signal.throwIfAborted()
        const model = new GoogleGenerativeAI(key).getGenerativeModel(
          {
            model: modelName,
            systemInstruction: system,
            generationConfig: { temperature: 0, ...(isJson && { responseMimeType: 'application/json' }) },
          },
          { baseUrl },
        )
        const { stream, response } = await model.generateContentStream(
          { contents: [{ role: 'user', parts: [{ text: input }] }] },
          { signal },
        )
        // The package reads the stream a second time for this promise, which would be rejected without a listener.
        response.catch(() => undefined)

        const text = boundedText(passOn)
        let finish: string | undefined
        let tokens: { promptTokenCount?: number; candidatesTokenCount?: number } = {}
        for await (const { candidates, usageMetadata } of stream) {
          const [candidate] = candidates ?? []
          for (const part of candidate?.content?.parts ?? []) text.add(part.text ?? '')
          finish = candidate?.finishReason ?? finish
          tokens = usageMetadata ?? tokens
        }
        if (finish === undefined || !WHOLE.has(finish))
          throw new ProviderError('unusable', `The answer was cut off (${finish ?? 'the stream broke off'})`)
        return {
          text: text.text(),
          inputTokens: tokens.promptTokenCount ?? null,
          outputTokens: tokens.candidatesTokenCount ?? null,
        }
      } catch (error) {
        throw translated(error, signal)
      }
    },
  }
}

function translated(error: unknown, signal: AbortSignal): ProviderError {
  if (error instanceof GoogleGenerativeAIFetchError && error.status !== undefined)
    return new ProviderError(
      faultOf(error.status, `${error.message} ${JSON.stringify(error.errorDetails ?? [])}`),
      `Google answered ${error.status}`,
      { cause: error, retryAfter: retryDelay(error.errorDetails) },
    )
  // The package throws this for a stream that it cannot parse, and for one that breaks off.
  if (error instanceof GoogleGenerativeAIError && !signal.aborted && /pars|reading/i.test(error.message))
    return new ProviderError('unusable', 'The answer was cut off or is not in the protocol', { cause: error })
  return providerError(error, signal)
}
