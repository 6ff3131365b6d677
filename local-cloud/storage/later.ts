import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LocalStorage } from './storage.ts'
import type { StorageDeps } from './storage-deps.ts'

/**
 * Loads storage in the next turn of the event loop: it is a quarter of what the local cloud loads, and services start
 * meanwhile. Earlier requests wait for it.
 */
export function createStorageLater(deps: StorageDeps) {
  const loaded: Promise<LocalStorage> = new Promise((resolve) => setImmediate(resolve))
    .then(() => import('./storage.ts'))
    .then(({ createStorage }) => createStorage(deps))
  loaded.catch((error) => deps.log?.('Storage did not start', { error: String(error) }))

  return {
    handler(request: IncomingMessage, response: ServerResponse): void {
      loaded.then(
        (storage) => storage.handler(request, response),
        () => response.writeHead(503).end('Storage did not start; the log of the local cloud says why.\n'),
      )
    },
    look: async () => (await loaded).look,
    /** Stop the server before calling this. */
    async close(): Promise<void> {
      const storage = await loaded.catch(() => undefined)
      storage?.close()
    },
  }
}
