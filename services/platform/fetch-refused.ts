export type RefusedCode =
  | 'address'
  | 'private'
  | 'unknown-host'
  | 'unreachable'
  | 'redirects'
  | 'too-large'
  | 'too-slow'
  | 'broken'

/** The message is for people. */
export class FetchRefused extends Error {
  override readonly name = 'FetchRefused'
  readonly code: RefusedCode

  constructor(code: RefusedCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
