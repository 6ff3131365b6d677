// The API's refusals (problem+json, RFC 9457), and what a person reads about them.

export interface FieldError {
  field: string
  message: string
}

export interface Problem {
  status: number
  title: string
  detail?: string
  code?: string
  errors?: FieldError[]
  traceId?: string
}

export class ApiError extends Error {
  override name = 'ApiError'
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  readonly code: string | undefined
  readonly title: string
  readonly detail: string | undefined
  readonly errors: readonly FieldError[]
  readonly traceId: string | undefined
  /** Seconds to wait before a retry, if the API said so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, options: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(problem.detail ?? problem.title, { cause: options.cause })
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.errors = problem.errors ?? []
    this.traceId = problem.traceId
    this.retryAfter = options.retryAfter
  }

  /** One or two sentences for the person. */
  get explanation(): string {
    if (this.status === 0) return 'Atelier cannot be reached. Check your connection, then try again.'
    if (this.status >= 500)
      return 'Something went wrong on our side. It has been noted. Try again in a moment.'
    return this.detail ?? this.title
  }

  /** The message about one field of the request, by its name in the schema. */
  field(name: string): string | undefined {
    return this.errors.find((error) => error.field.split(/[./]/).at(-1) === name)?.message
  }
}

export async function readProblem(response: Response): Promise<ApiError> {
  const fallback = { status: response.status, title: response.statusText || `Status ${response.status}` }
  const isProblem = response.headers.get('content-type')?.includes('json')
  const body: unknown = isProblem ? await response.json().catch(() => null) : null
  const problem = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {}
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiError(
    { ...fallback, ...problem, status: response.status },
    { retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined },
  )
}
