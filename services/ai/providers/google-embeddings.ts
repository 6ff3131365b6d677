// Gemini's embeddings, by their REST interface: Google's package cannot say how many dimensions are wanted.
// https://ai.google.dev/api/embeddings#method:-models.batchembedcontents
import Type from 'typebox'
import { checker } from '../../platform/check.ts'
import { retryDelay } from './google-wire.ts'
import { type EmbeddingRequest, faultOf, ProviderError, providerError } from './provider.ts'

const TASKS = { question: 'RETRIEVAL_QUERY', passage: 'RETRIEVAL_DOCUMENT' } as const

const checkVectors = checker(
  Type.Object({ embeddings: Type.Array(Type.Object({ values: Type.Array(Type.Number()) })) }),
)
const checkError = checker(
  Type.Object({ error: Type.Object({ details: Type.Array(Type.Record(Type.String(), Type.Unknown())) }) }),
)

export async function embedWithGoogle(baseUrl: string, request: EmbeddingRequest): Promise<number[][]> {
  const { modelName, key, signal } = request
  try {
    const response = await fetch(
      `${baseUrl}/v1beta/models/${encodeURIComponent(modelName)}:batchEmbedContents`,
      {
        method: 'POST',
        headers: { 'x-goog-api-key': key, 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(request)),
        redirect: 'error',
        signal,
      },
    )
    const body = await response.text()
    if (!response.ok) throw refusal(response.status, body)
    return vectorsIn(body, request)
  } catch (error) {
    throw providerError(error, signal)
  }
}

const bodyOf = ({ modelName, texts, purpose, dimensions }: EmbeddingRequest) => ({
  requests: texts.map((text) => ({
    model: `models/${modelName}`,
    content: { parts: [{ text }] },
    taskType: TASKS[purpose],
    outputDimensionality: dimensions,
  })),
})

function vectorsIn(body: string, { texts, dimensions }: EmbeddingRequest): number[][] {
  const checked = checkVectors(json(body))
  if (!checked.ok) throw new ProviderError('unusable', 'The answer is not in the protocol')
  const vectors = checked.value.embeddings.map(({ values }) => values)
  if (vectors.length !== texts.length || vectors.some((vector) => vector.length !== dimensions))
    throw new ProviderError('unusable', 'The answer has other vectors than were asked for')
  return vectors
}

function refusal(status: number, body: string): ProviderError {
  const checked = checkError(json(body))
  const retryAfter = checked.ok ? retryDelay(checked.value.error.details) : null
  return new ProviderError(faultOf(status, body), `Google answered ${status}`, { retryAfter })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
