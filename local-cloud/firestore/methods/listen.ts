import { AsyncLocalStorage } from 'node:async_hooks'
import type { Clock } from '../../clock.ts'
import type { Bill } from '../billing.ts'
import type { Database } from '../database.ts'
import { invalidArgument } from '../errors.ts'
import type { ListenRequest } from '../listen/messages.ts'
import { createSession } from '../listen/session.ts'
import { duplex } from './adapt.ts'
import type { FindDatabase } from './reads.ts'

export function listenMethods(find: FindDatabase, clock: Clock, bill: Bill) {
  return {
    Listen: duplex(({ send, fail }) => {
      // What somebody else's write makes it read is billed to the listener.
      const asListener = AsyncLocalStorage.snapshot()
      let session: ReturnType<typeof createSession> | null = null
      let first: Database | null = null
      return {
        receive(request: ListenRequest) {
          const database = find(request.database)
          first ??= database
          if (database !== first)
            throw invalidArgument('All requests of a listen stream must name the same database.')
          session ??= createSession({
            ...{ database, clock, send, fail },
            bill: (...reads) => asListener(bill, ...reads),
          })
          session.receive(request)
        },
        close() {
          session?.close()
          session = null
        },
      }
    }),
  }
}
