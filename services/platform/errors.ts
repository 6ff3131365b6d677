/** What went wrong, in the product's terms. The adapters translate: HTTP into a status, events into "let go" or "again". */
export type ErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'quota'
  | 'too-large'
  | 'too-many'
  | 'unsupported'
  | 'temporary'

export interface FieldError {
  /** Path of the field with dots, as the sender named it: `tags.0`. */
  field: string
  message: string
}

export interface AppErrorOptions {
  cause?: unknown
  errors?: FieldError[]
  /** Seconds after which trying again makes sense. */
  retryAfter?: number
  /** A finer, stable name for programs, for example `wrong-password`. */
  reason?: string
}

/** The one error class. The message is shown to people: plain words, no internals. */
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
 * Whether the same event may succeed later. What the product decided (AppError) stays decided; everything
 * else is retried, bugs too: a fixed deployment then finishes the work, and the dead letter shows it until then.
 */
export function isTemporary(error: unknown): boolean {
  return !(error instanceof AppError) || error.code === 'temporary'
}
