// What every provider of models offers, and how it says what went wrong.

export interface ProviderRequest {
  /** As the provider calls it. */
  modelName: string
  key: string
  system: string
  /** Data from outside. It is sent as the user's turn and never joins the instructions. */
  input: string
  /** Whether the answer has to be JSON. */
  isJson: boolean
  /** Gets the parts of the answer as they come, none of them empty. A ProviderError that it throws ends the answer. */
  text?(part: string): void
  signal: AbortSignal
}

export interface ProviderAnswer {
  text: string
  inputTokens: number | null
  outputTokens: number | null
}

export interface Provider {
  answer(request: ProviderRequest): Promise<ProviderAnswer>
}

export interface EmbeddingRequest {
  modelName: string
  key: string
  /** As many as the provider takes at once. */
  texts: readonly string[]
  purpose: 'question' | 'passage'
  dimensions: number
  signal: AbortSignal
}

export interface EmbeddingProvider {
  /** A vector for each text, of any length but with as many numbers as were asked for. */
  embed(request: EmbeddingRequest): Promise<number[][]>
}

/**
 * `limited`: this key has to wait. `refused-key`: the key is not valid. `retired`: the provider no longer has the model.
 * `refused`: the request itself is not acceptable, so asking again is useless. `unusable`: an answer came, but cut off,
 * empty or not in the protocol. `away`: the provider failed, took too long or could not be reached.
 */
export type ProviderFault = 'limited' | 'refused-key' | 'retired' | 'refused' | 'unusable' | 'away'

export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly fault: ProviderFault
  /** Milliseconds after which the provider asked to be tried again; null when it did not say. */
  readonly retryAfter: number | null

  constructor(
    fault: ProviderFault,
    message: string,
    options: { cause?: unknown; retryAfter?: number | null } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.fault = fault
    this.retryAfter = options.retryAfter ?? null
  }
}

/** No useful answer is longer, so a stream without an end is cut here. */
const MAX_ANSWER = 400_000

/** Collects the parts of an answer and passes them on. */
export function boundedText(passOn?: (part: string) => void): { add(part: string): void; text(): string } {
  let text = ''
  return {
    add(part) {
      if (part === '') return
      text += part
      if (text.length > MAX_ANSWER) throw new ProviderError('unusable', 'The answer has no end')
      passOn?.(part)
    },
    text: () => text,
  }
}

/** Whatever was thrown while a provider was asked, as a ProviderError. */
export function providerError(error: unknown, signal: AbortSignal): ProviderError {
  if (error instanceof ProviderError) return error
  if (signal.aborted) return new ProviderError('away', 'No answer within the time limit', { cause: error })
  return new ProviderError('away', 'The connection failed', { cause: error })
}

/** The codes and words with which providers say that a model is gone; 404 means it, too. */
const RETIRED = /model_decommissioned|model_not_found|decommissioned|no longer available|deprecated model/i

export function faultOf(status: number, body: string): ProviderFault {
  if (status === 429) return 'limited'
  if (status === 401 || status === 403 || /API_KEY_INVALID/.test(body)) return 'refused-key'
  // An account without credit cannot use this key until somebody pays.
  if (status === 402) return 'refused-key'
  if (status === 404 || status === 410 || RETIRED.test(body)) return 'retired'
  return status >= 500 || status === 408 ? 'away' : 'refused'
}
