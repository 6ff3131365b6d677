import { createServer } from 'node:net'

/** Returns `wanted` when nobody listens there, or any free port for 0; null when it is taken. */
export function freePort(wanted = 0): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

/** Any free port. */
export async function anyPort(): Promise<number> {
  const port = await freePort()
  if (port === null) throw new Error('No port is free')
  return port
}
