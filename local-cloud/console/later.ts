import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Console } from './console.ts'
import type { ConsoleDeps } from './deps.ts'
import { createRecorder } from './recorder.ts'

/**
 * Remembers from the start what happens, and loads everything else with the first visit: the local cloud does not wait
 * for a page that nobody has opened.
 */
export function createConsoleLater(deps: ConsoleDeps) {
  const recorder = createRecorder(deps.happenings)
  let page: Promise<Console> | undefined

  return {
    handler(request: IncomingMessage, response: ServerResponse): void {
      page ??= import('./console.ts').then(({ createConsole }) => createConsole({ ...deps, recorder }))
      page.then(
        ({ handler }) => handler(request, response),
        (error: unknown) => {
          console.error('local cloud: the console did not start', error)
          response.writeHead(500).end('The console did not start; the log says why.\n')
        },
      )
    },
    async close(): Promise<void> {
      recorder.close()
      const opened = await page?.catch(() => undefined)
      opened?.close()
    },
  }
}
