import { parseMail } from './mail.ts'
import type { ListRequest, MailStore, MailSummary } from './store.ts'

export interface Found {
  mails: MailSummary[]
  /** False while the texts of older mails are not searchable; the next search reads more of them. */
  isComplete: boolean
}

const LONGEST_TEXT = 100_000

/**
 * A page of the mails that contain all words. The text of a mail is read when somebody searches first, because most
 * mails are never searched for and parsing one takes longer than taking it.
 */
export async function searchMails(store: MailStore, request: ListRequest): Promise<Found> {
  const isSearch = Boolean(request.search?.trim())
  if (isSearch)
    for (const id of store.unread()) {
      const found = store.get(id)
      if (found) store.keepText(id, (await textOf(found.raw)).slice(0, LONGEST_TEXT))
    }
  return { mails: store.list(request), isComplete: !isSearch || store.unread().length === 0 }
}

/** An unreadable mail is found by its envelope and subject alone. */
async function textOf(raw: Buffer): Promise<string> {
  const { text, html, attachments, headerLines } = await parseMail(raw).catch(() => ({
    text: '',
    html: '',
    attachments: [],
    headerLines: [],
  }))
  const names = attachments.map(({ filename }) => filename ?? '')
  const readable = text || (html || '').replaceAll(/<[^<>]*>/g, ' ')
  const people = headerLines.filter(({ key }) => key === 'from' || key === 'to').map(({ line }) => line)
  return [readable, ...names, ...people].join(' ')
}
