// Cloud Storage's own errors, which its client throws with the HTTP status as `code`.

const hasCode = (error: unknown, code: number) =>
  error instanceof Error && 'code' in error && error.code === code

/** The object does not exist, or not in this generation. */
export const isMissing = (error: unknown) => hasCode(error, 404)

/** A create-only write met an existing object. */
export const isThereAlready = (error: unknown) => hasCode(error, 412)
