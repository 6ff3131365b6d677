// Cloud Storage's own answers, which its client throws as errors with the HTTP status as `code`.

const hasCode = (error: unknown, code: number) =>
  error instanceof Error && 'code' in error && error.code === code

/** No such object, or not in this generation. */
export const isMissing = (error: unknown) => hasCode(error, 404)

/** A create-only write found an object there. */
export const isThereAlready = (error: unknown) => hasCode(error, 412)
