/**
 * What went wrong, in the product's terms. The adapters translate it: HTTP into a status, events into "drop" or
 * "retry".
 */
export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'mismatch'
  | 'payment'
  | 'quota'
  | 'too-large'
  | 'too-many'
  | 'unsupported'
  | 'temporary'

export interface FieldError {
  /** The field's path with dots, as the sender named it: `tags.0`. */
  field: string
  message: string
}

export interface AppErrorOptions {
  cause?: unknown
  errors?: FieldError[]
  /** Seconds after which a retry makes sense. */
  retryAfter?: number
  /** A finer, stable name for programs, for example `wrong-password`. */
  reason?: string
}

/** The only error class. Its message is shown to people, so it uses plain words and no internals. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly errors: FieldError[]
  readonly retryAfter: number | undefined
  readonly reason: string | undefined

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.errors = options.errors ?? []
    this.retryAfter = options.retryAfter
    this.reason = options.reason
  }
}

/**
 * Whether the same event may succeed later. What the product decided (AppError) is final. Everything else is retried,
 * including bugs: a fixed deployment then finishes the work, and until then the dead letter shows it.
 */
export function isTemporary(error: unknown): boolean {
  return !(error instanceof AppError) || error.code === 'temporary'
}
