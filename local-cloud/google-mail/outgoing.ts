// A mail as the Gmail API takes it: the account sends it, whatever its From says, and Bcc is for the envelope alone.
import type { SentMail } from './store.ts'

export interface Outgoing {
  recipients: string[]
  raw: Buffer
  head: string
  messageId: string
}

/** `made` is the id for a mail that has none. Null when the mail has no recipient that can be read. */
export async function readOutgoing(raw: Buffer, account: string, made: string): Promise<Outgoing | null> {
  const { default: parseAddresses } = await import('nodemailer/lib/addressparser')
  const text = raw.toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  const headEnd = end?.index ?? text.length
  const fields = text
    .slice(0, headEnd)
    .split(/\r?\n(?![ \t])/)
    .filter((field) => field !== '')
  const valuesOf = (wanted: string) =>
    fields
      .filter((field) => nameOf(field) === wanted)
      .map((field) =>
        field
          .slice(field.indexOf(':') + 1)
          .replaceAll(/\r?\n(?=[ \t])/g, '')
          .trim(),
      )
  const recipients = ['to', 'cc', 'bcc'].flatMap((name) =>
    valuesOf(name).flatMap((value) =>
      parseAddresses(Buffer.from(value, 'latin1').toString('utf8'), { flatten: true }).map(
        ({ address }) => address,
      ),
    ),
  )
  const isReadable = recipients.length > 0 && recipients.every((each) => /^[^\s@]+@[^\s@]+$/.test(each))
  if (!isReadable) return null
  const messageId = valuesOf('message-id')[0]?.replaceAll(/[<>]/g, '') || made
  const [parsedFrom] = parseAddresses(Buffer.from(valuesOf('from')[0] ?? '', 'latin1').toString('utf8'), {
    flatten: true,
  })
  const isOwn = parsedFrom?.address.toLowerCase() === account
  const kept = fields.filter((field) => {
    const name = nameOf(field)
    return name !== 'bcc' && (name !== 'from' || isOwn)
  })
  const head = [
    ...(isOwn ? [] : [`From: ${account}`]),
    ...(valuesOf('message-id').length > 0 ? [] : [`Message-ID: <${messageId}>`]),
    ...kept,
  ].join('\r\n')
  const body = raw.subarray(end ? headEnd + end[0].length : raw.byteLength)
  return { recipients, messageId, head, raw: Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body]) }
}

const nameOf = (field: string) =>
  field
    .slice(0, Math.max(0, field.indexOf(':')))
    .trim()
    .toLowerCase()

/** https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages#Message */
export function toMessage({ id, at, head, size }: SentMail, format: string): object {
  const headers = head.split(/\r?\n(?![ \t])/).map((field) => ({
    name: field.slice(0, field.indexOf(':')),
    value: field.slice(field.indexOf(':') + 1).trim(),
  }))
  return {
    id,
    threadId: id,
    labelIds: ['SENT'],
    internalDate: String(at),
    sizeEstimate: size,
    ...(format === 'metadata' && { payload: { headers } }),
  }
}
