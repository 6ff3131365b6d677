import type { Carrier, SmtpOptions } from './carrier.ts'
import { type ComposedMail, composeMail, unsafePart } from './mime.ts'
import { guardedBody } from './smtp-body.ts'
import { deliveryOf, type SmtpStage } from './smtp-replies.ts'
import type { Delivery, Transport } from './transport.ts'

export interface SmtpTransportDeps {
  name: 'local' | 'smtp'
  carrier: Carrier
  /** Milliseconds for the whole mail, however slowly the server answers. */
  deadlineMs?: number
}

/** The functions that send have a minute and a half or more, and record the outcome after this. */
export const DEADLINE_MS = 75_000
const LONGEST_REPLY = 500

/** One connection for one mail: the pace is a few mails an hour, and a connection that stays open breaks unnoticed. */
export function createSmtpTransport({
  name,
  carrier,
  deadlineMs = DEADLINE_MS,
}: SmtpTransportDeps): Transport {
  return {
    name,
    async send(mail, beforeBody) {
      const problem = unsafePart(mail)
      if (problem) return { outcome: 'failed', reason: problem, reply: null, isBounce: false }
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
      return await converse(route.options, await composeMail(mail), { beforeBody, deadlineMs })
    },
    // SMTP has no way to ask for a mail that was sent.
    find: async () => null,
  }
}

interface Conversation {
  beforeBody: () => Promise<void>
  deadlineMs: number
}

async function converse(
  options: SmtpOptions,
  { raw, envelope }: ComposedMail,
  { beforeBody, deadlineMs }: Conversation,
): Promise<Delivery> {
  const body = guardedBody(raw, beforeBody)
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const connection = new SMTPConnection(options)
  let stage: SmtpStage = 'connect'
  const { promise, resolve } = Promise.withResolvers<{ accepted: string } | { error: SmtpError }>()
  const fail = (error: SmtpError) => resolve({ error })
  const deadline = setTimeout(() => fail(new Error('The deadline is over')), deadlineMs)
  connection.on('error', fail)
  connection.once('end', () => fail(new Error('The connection was closed')))

  const transmit = () => {
    stage = 'sender'
    connection.send({ ...envelope, size: raw.byteLength }, body.stream, (error, info) =>
      error ? fail(error) : resolve({ accepted: info.response }),
    )
  }
  connection.connect((error?: SmtpError) => {
    if (error) return fail(error)
    if (!options.auth) return transmit()
    stage = 'sign-in'
    connection.login({ credentials: options.auth }, (refused) => (refused ? fail(refused) : transmit()))
  })

  const end = await promise
  clearTimeout(deadline)
  // Closing breaks off an unfinished body without its last dot, so the server drops the mail.
  connection.close()
  await body.stop()
  const refusal = body.refusal()
  if (refusal) throw refusal.error
  if ('accepted' in end)
    return { outcome: 'sent', providerId: queueId(end.accepted), reply: shortened(end.accepted) }
  const { code, reply } = replyOf(end.error)
  return deliveryOf({
    stage: stageOf(end.error, stage, body.hasStarted()),
    code,
    reply,
    hasStarted: body.hasStarted(),
  })
}

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
