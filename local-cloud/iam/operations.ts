// Long-running operations of Google's APIs: begun by one request, asked for by others.
// Source: https://cloud.google.com/apis/design/design_patterns#long_running_operations
import { randomUUID } from 'node:crypto'
import { ApiError } from './json-api.ts'

export interface Operation {
  name: string
  done: boolean
  metadata?: object
  error?: { code: number; message: string }
  response?: object
}

export interface Work {
  /** What the operation's name begins with, such as `projects/P/databases/D`. */
  parent: string
  metadata?: object
  run(): Promise<object>
}

const INTERNAL = 13

/** Operations are forgotten when the process ends. `codeOf` is the google.rpc.Code of a failure, if there is one. */
export function createOperations(codeOf: (error: unknown) => number | undefined = () => undefined) {
  const operations = new Map<string, Operation>()

  return {
    begin({ parent, metadata, run }: Work): Operation {
      const name = `${parent}/operations/${randomUUID()}`
      const operation: Operation = { name, done: false, ...(metadata && { metadata }) }
      operations.set(operation.name, operation)
      void run().then(
        (response) => Object.assign(operation, { done: true, response }),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error)
          Object.assign(operation, { done: true, error: { code: codeOf(error) ?? INTERNAL, message } })
        },
      )
      return { ...operation }
    },

    /** Throws NOT_FOUND. */
    get(name: string): Operation {
      const operation = operations.get(name)
      if (!operation)
        throw new ApiError(404, 'NOT_FOUND', `Operation ${name.split('/').at(-1)} does not exist.`)
      return operation
    },

    below: (parent: string): Operation[] =>
      [...operations.values()].filter(({ name }) => name.startsWith(`${parent}/operations/`)),
  }
}
