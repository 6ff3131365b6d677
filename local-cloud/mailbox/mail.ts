import type { MailStore, MailSummary } from './store.ts'

export interface MailAttachment {
  index: number
  filename: string
  contentType: string
  /** Bytes. */
  size: number
}

export interface Mail extends MailSummary {
  headers: { name: string; value: string }[]
  /** Names and addresses as a mail program shows them; empty where the mail has none. */
  fromText: string
  toText: string
  /** Null when the mail has no such part. */
  text: string | null
  html: string | null
  attachments: MailAttachment[]
}

export interface ReadMail {
  mail: Mail
  attachment(index: number): { filename: string; contentType: string; content: Buffer } | null
}

/** The parser is loaded with the first mail, because most starts of the local cloud never see one. */
export async function parseMail(raw: Buffer) {
  const { simpleParser } = await import('mailparser')
  return simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true })
}

/** A mail that nobody can take apart, because it has too many parts or headers, is shown by its envelope. */
const asItCame = (error: unknown) => ({
  ...{ headerLines: [], html: false as const, attachments: [], from: undefined, to: undefined },
  text: `This mail cannot be taken apart: ${error instanceof Error ? error.message : error}`,
})

/** Returns null when there is no such mail. */
export async function readMail(store: MailStore, id: string): Promise<ReadMail | null> {
  const found = store.get(id)
  if (!found) return null
  const { headerLines, text, html, attachments, from, to } = await parseMail(found.raw).catch(asItCame)
  return {
    mail: {
      ...found.summary,
      headers: headerLines.map(({ line }) => {
        const colon = line.indexOf(':')
        return {
          name: line.slice(0, colon),
          value: line
            .slice(colon + 1)
            .replaceAll(/\r?\n\s+/g, ' ')
            .trim(),
        }
      }),
      fromText: from?.text ?? '',
      toText: [to ?? []]
        .flat()
        .map((each) => each.text)
        .join(', '),
      text: text ?? null,
      html: html || null,
      attachments: attachments.map(({ filename, contentType, size }, index) => ({
        index,
        filename: filename ?? `attachment-${index + 1}`,
        contentType,
        size,
      })),
    },
    attachment(index) {
      const part = attachments[index]
      return part
        ? {
            filename: part.filename ?? `attachment-${index + 1}`,
            contentType: part.contentType,
            content: part.content,
          }
        : null
    },
  }
}
