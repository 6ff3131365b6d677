import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { inSpan } from '../platform/telemetry/spans.ts'
import type { Carrier, SmtpOptions } from './carrier.ts'
import { type KeptConnections, keepConnections } from './kept-connections.ts'
import { type ComposedMail, composeMail, unsafePart } from './mime.ts'
import { guardedBody } from './smtp-body.ts'
import { deliveryOf, type SmtpStage } from './smtp-replies.ts'
import type { Delivery, OutgoingMail, Transport } from './transport.ts'

export interface SmtpTransportDeps {
  name: 'local' | 'smtp'
  carrier: Carrier
  /** Milliseconds for the whole mail, however slowly the server answers. */
  deadlineMs?: number
}

/** The functions that send have a minute and a half or more, and record the outcome after this. */
export const DEADLINE_MS = 75_000
const LONGEST_REPLY = 500

/** A mail alone has a connection of its own: the pace is a few an hour, and one that stays open breaks unnoticed. */
export function createSmtpTransport({
  name,
  carrier,
  deadlineMs = DEADLINE_MS,
}: SmtpTransportDeps): Transport {
  async function send(
    mail: OutgoingMail,
    beforeBody: () => Promise<void>,
    kept: KeptConnections | null,
  ): Promise<Delivery> {
    const problem = unsafePart(mail)
    if (problem) return { outcome: 'failed', reason: problem, reply: null, isBounce: false }
    const composed = await composeMail(mail)
    const endsAt = performance.now() + deadlineMs
    const carry = (over: Connected): Promise<Delivery | typeof STALE> =>
      converse(over, composed, { beforeBody, deadlineMs: endsAt - performance.now(), kept })

    const old = kept?.take()
    if (old) {
      const delivery = await carry({ connection: old, options: null })
      if (delivery !== STALE) return delivery
    }
    const route = await carrier.route()
    if (!route)
      return {
        outcome: 'refused',
        cause: 'authentication',
        reason: 'No mail server is set up',
        reply: null,
        afterMs: null,
      }
    if ('problem' in route) return { outcome: 'retry', reason: route.problem, reply: null, afterMs: null }
    const { options } = route
    const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
    const delivery = await carry({ connection: new SMTPConnection(options), options })
    if (delivery === STALE) throw new Error('A new connection is never stale')
    return delivery
  }

  return {
    name,
    send: (mail, beforeBody) => traced(() => send(mail, beforeBody, null)),
    startRun() {
      const kept = keepConnections()
      return { send: (mail, beforeBody) => traced(() => send(mail, beforeBody, kept)), close: kept.close }
    },
    // SMTP has no way to ask for a mail that was sent.
    find: async () => null,
  }
}

/** From the connection to the server's last word. */
const traced = (send: () => Promise<Delivery>): Promise<Delivery> =>
  inSpan({ name: 'mail transmit', kind: 'client' }, async (span) => {
    const delivery = await send()
    span.describe({ attributes: { 'mail.outcome': delivery.outcome } })
    return delivery
  })

/** `options` to connect with; null for a connection that has carried a mail already. */
interface Connected {
  connection: SMTPConnection
  options: SmtpOptions | null
}

interface Conversation {
  beforeBody: () => Promise<void>
  deadlineMs: number
  /** Where the connection goes when the mail was accepted; null closes it. */
  kept: KeptConnections | null
}

/** A kept connection that the server has closed, or does not want to use any longer: the mail has not begun. */
const STALE = Symbol('stale')

async function converse(
  { connection, options }: Connected,
  { raw, envelope }: ComposedMail,
  { beforeBody, deadlineMs, kept }: Conversation,
): Promise<Delivery | typeof STALE> {
  const body = guardedBody(raw, beforeBody)
  let stage: SmtpStage = 'connect'
  const { promise, resolve } = Promise.withResolvers<{ accepted: string } | { error: SmtpError }>()
  const fail = (error: SmtpError) => resolve({ error })
  const close = () => fail(new Error('The connection was closed'))
  const deadline = setTimeout(() => fail(new Error('The deadline is over')), deadlineMs)
  connection.on('error', fail)
  connection.once('end', close)

  const transmit = () => {
    stage = 'sender'
    connection.send({ ...envelope, size: raw.byteLength }, body.stream, (error, info) =>
      error ? fail(error) : resolve({ accepted: info.response }),
    )
  }
  if (options === null) transmit()
  else
    connection.connect((error?: SmtpError) => {
      if (error) return fail(error)
      if (!options.auth) return transmit()
      stage = 'sign-in'
      connection.login({ credentials: options.auth }, (refused) => (refused ? fail(refused) : transmit()))
    })

  const end = await promise
  clearTimeout(deadline)
  if (kept && 'accepted' in end) {
    kept.keep(connection)
    connection.off('error', fail)
    connection.off('end', close)
  }
  // Closing breaks off an unfinished body without its last dot, so the server drops the mail.
  else connection.close()
  await body.stop()
  const refusal = body.refusal()
  if (refusal) throw refusal.error
  if ('accepted' in end)
    return { outcome: 'sent', providerId: queueId(end.accepted), reply: shortened(end.accepted) }
  const { code, reply } = replyOf(end.error)
  const ended = stageOf(end.error, stage, body.hasStarted())
  if (options === null && !body.wasAskedFor() && isAboutConnection(ended, code)) return STALE
  return deliveryOf({ stage: ended, code, reply, hasStarted: body.hasStarted() })
}

/** 421 closes a connection whatever was said, and a server that has taken enough over one says so at the next mail. */
const isAboutConnection = (stage: SmtpStage, code: number | null): boolean =>
  code === null || code === 421 || (stage === 'sender' && code >= 400 && code < 500)

export type SmtpError = Error & {
  command?: string | undefined
  code?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
}

/** Nodemailer names the command that a reply belongs to. */
function stageOf({ command = '', code }: SmtpError, reached: SmtpStage, hasStarted: boolean): SmtpStage {
  if (hasStarted) return 'body'
  if (command.startsWith('AUTH') || code === 'EAUTH') return 'sign-in'
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  if (command === 'DATA') return 'data'
  return reached
}

/** A mail that is larger than the server said it takes is not offered to it, so there is no reply. */
export function replyOf({ code, responseCode, response, command }: SmtpError) {
  if (typeof responseCode === 'number') return { code: responseCode, reply: shortened(response ?? '') }
  if (code === 'EMESSAGE' && command === 'MAIL FROM') return { code: 552, reply: null }
  return { code: null, reply: null }
}

const shortened = (reply: string) => reply.toWellFormed().slice(0, LONGEST_REPLY)

/** `250 2.0.0 Ok: queued as 4F2A1` and the like; the log of the mail server knows the mail by it. */
const queueId = (reply: string) => /(?:queued as|kept as|id=)\s*<?([\w.@-]{1,100})/i.exec(reply)?.[1] ?? null
