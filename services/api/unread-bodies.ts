import type { FastifyInstance } from 'fastify'

/** Bytes of a refused body that are read and discarded; Cloud Run itself passes on no more. */
const LONGEST = 32 * 1024 * 1024

/**
 * A request can be answered before its body has arrived. Closing the connection would then reset it, and the client
 * might never see the answer. So the rest is read and the connection stays open.
 */
export function readUnreadBodies(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async ({ raw }, reply) => {
    if (!isClosing) reply.removeHeader('connection')
    if (raw.complete) return
    let left = LONGEST
    raw.on('data', (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) raw.destroy()
    })
  })
}
