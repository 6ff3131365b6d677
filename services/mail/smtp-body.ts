import { Readable } from 'node:stream'

export interface GuardedBody {
  stream: Readable
  /** Whether bytes were handed out: from then on the mail may be accepted. */
  hasStarted(): boolean
  /** Whether `beforeBody` was called. */
  wasAskedFor(): boolean
  /** Whether `beforeBody` threw, and what. */
  refusal(): { error: unknown } | null
  /** Resolves when `beforeBody`, if it was called, is over; then it is not called and no bytes are handed out any more. */
  stop(): Promise<void>
}

/**
 * A mail's bytes that are first read after the server's 354: nodemailer pipes a message stream into the connection only
 * then (`send` in lib/smtp-connection). `beforeBody` runs at that first read, and nothing comes out before it resolves.
 */
export function guardedBody(raw: Buffer, beforeBody: () => Promise<void>): GuardedBody {
  let hasStarted = false
  let hasStopped = false
  let refusal: { error: unknown } | null = null
  let asked: Promise<void> | undefined

  async function begin(stream: Readable) {
    try {
      await beforeBody()
    } catch (error) {
      refusal = { error }
      stream.destroy(error instanceof Error ? error : new Error(String(error)))
      return
    }
    // The connection may have broken in the meantime; then it is certain that nothing was sent.
    if (hasStopped || stream.destroyed) return
    hasStarted = true
    stream.push(raw)
    stream.push(null)
  }

  const stream = new Readable({
    read() {
      if (!hasStopped) asked ??= begin(stream)
    },
  })
  return {
    stream,
    hasStarted: () => hasStarted,
    wasAskedFor: () => asked !== undefined,
    refusal: () => refusal,
    async stop() {
      hasStopped = true
      await asked
    },
  }
}
