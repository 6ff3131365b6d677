// OpenRouter, Groq and everything else that speaks OpenAI's chat completions.
import Type from 'typebox'
import { checker } from '../../platform/check.ts'
import { eventsOf } from './event-stream.ts'
import {
  boundedText,
  faultOf,
  type Provider,
  ProviderError,
  type ProviderRequest,
  providerError,
} from './provider.ts'

export const OPENROUTER_URL = 'https://openrouter.ai/api/v1'
export const GROQ_URL = 'https://api.groq.com/openai/v1'

/** Errors are read up to here, because some providers answer with pages. */
const MAX_ERROR = 10_000

const Optional = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Optional(Type.Union([schema, Type.Null()]))
const Tokens = Type.Object({
  prompt_tokens: Optional(Type.Integer()),
  completion_tokens: Optional(Type.Integer()),
})

/** One event of the stream. OpenRouter reports errors in mid-stream as `error`; Groq counts tokens in `x_groq`. */
const Chunk = Type.Object({
  choices: Optional(
    Type.Array(
      Type.Object({
        delta: Optional(Type.Object({ content: Optional(Type.String()) })),
        finish_reason: Optional(Type.String()),
      }),
    ),
  ),
  usage: Optional(Tokens),
  x_groq: Optional(Type.Object({ usage: Optional(Tokens) })),
  error: Optional(Type.Object({ message: Optional(Type.String()) })),
})
const check = checker(Chunk)

export interface OpenAiCompatibleDeps {
  baseUrl: string
  now: () => number
}

export function createOpenAiCompatible({ baseUrl, now }: OpenAiCompatibleDeps): Provider {
  return {
    async answer(request) {
      const { signal } = request
      try {
        const response = await fetch(`${baseUrl}/chat/completions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${request.key}`, 'content-type': 'application/json' },
          body: JSON.stringify(bodyOf(request)),
          redirect: 'error',
          signal,
        })
        if (!response.ok) throw await refusal(response, now())
        if (!response.body) throw new ProviderError('unusable', 'The answer is empty')
        return await read(response.body, request.text)
      } catch (error) {
        throw providerError(error, signal)
      }
    },
  }
}

const bodyOf = ({ modelName, system, input, isJson }: ProviderRequest) => ({
  model: modelName,
  messages: [
    { role: 'system', content: system },
    { role: 'user', content: input },
  ],
  temperature: 0,
  stream: true,
  stream_options: { include_usage: true },
  ...(isJson && { response_format: { type: 'json_object' } }),
})

async function read(body: ReadableStream<Uint8Array>, passOn: ProviderRequest['text']) {
  const text = boundedText(passOn)
  let finish: string | undefined
  let usage: { prompt_tokens?: number | null; completion_tokens?: number | null } = {}
  try {
    for await (const data of eventsOf(body)) {
      if (data === '[DONE]') break
      const chunk = parsed(data)
      if (chunk.error) throw new ProviderError('away', 'The provider reported an error in mid-stream')
      const [choice] = chunk.choices ?? []
      text.add(choice?.delta?.content ?? '')
      finish = choice?.finish_reason ?? finish
      usage = chunk.usage ?? chunk.x_groq?.usage ?? usage
    }
  } catch (error) {
    if (error instanceof ProviderError || (error instanceof Error && error.name === 'AbortError')) throw error
    throw new ProviderError('unusable', 'The answer was cut off', { cause: error })
  }
  if (finish !== 'stop')
    throw new ProviderError('unusable', `The answer was cut off (${finish ?? 'the stream broke off'})`)
  return {
    text: text.text(),
    inputTokens: usage.prompt_tokens ?? null,
    outputTokens: usage.completion_tokens ?? null,
  }
}

function parsed(data: string) {
  const checked = check(json(data))
  if (checked.ok) return checked.value
  throw new ProviderError('unusable', 'The answer is not in the protocol')
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function refusal(response: Response, now: number): Promise<ProviderError> {
  const body = (await response.text().catch(() => '')).slice(0, MAX_ERROR)
  return new ProviderError(faultOf(response.status, body), `The provider answered ${response.status}`, {
    retryAfter: retryAfter(response.headers.get('retry-after'), now),
  })
}

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Math.ceil(Number(header) * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
