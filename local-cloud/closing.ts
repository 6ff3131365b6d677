import type { Server as HttpServer } from 'node:http'

/** Runs the steps in reverse order. A failing step does not stop the others; the first failure is thrown at the end. */
export async function stopAll(steps: (() => unknown)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps.toReversed()) {
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** Kept-alive connections must not keep the server open. */
export function closeHttp(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
