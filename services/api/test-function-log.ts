import { createLog } from '../platform/log.ts'
import { PROJECT } from '../platform/test-cloud.ts'

/** The log of a function that a test runs: only what it could not do is seen. */
export const functionLog = (name: string) =>
  createLog(
    { GOOGLE_CLOUD_PROJECT: PROJECT, K_SERVICE: name, K_REVISION: '1', LOG_LEVEL: 'error' },
    { write: (line) => console.error(line) },
  )
