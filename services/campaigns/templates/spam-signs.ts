// What makes a mail look like an advertisement that nobody asked for, to filters and to people.
import type { Template } from '../campaigns/schemas.ts'
import { finding } from './findings.ts'
import type { Finding } from './schemas.ts'

const MOST_LINKS = 10
const LONGEST_SUBJECT = 120
/** Letters beside the links that a mail has at least. */
const LEAST_LETTERS = 40

const SHORTENERS =
  /\bhttps?:\/\/(?:www\.)?(bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|cutt\.ly|shorturl\.at|rb\.gy|t\.ly|tiny\.cc|lnkd\.in|s\.id|v\.gd)\//i
const REPLY = /^\s*(?:re|aw|antw|sv|vs|odp|rif|res|fw|fwd|wg|tr|rv)\s*(?:\[\d+\])?:/i
const PHRASES =
  /\b(?:act now|100 ?% free|click here|buy now|limited[- ]time|risk[- ]free|winner|cash bonus|earn money|make money|no obligation|order now|special promotion|viagra|casino)\b|(?<!\p{L})(?:jetzt kaufen|nur für kurze zeit|100 ?% kostenlos|hier klicken|geld verdienen|cliquez ici|gratuit !|haga clic aquí)(?!\p{L})/iu
const LINK = /\bhttps?:\/\/[^\s)>\]]+|\bwww\.[^\s)>\]]+|\]\([^()\s]{1,500}\)/gi
const ATTACHED =
  /(?<!\p{L})(?:attached|attachments?|enclosed|anbei|im anhang|angehängt|beigefügt|ci-joint|en pièce jointe|adjunto|adjunta|adjuntos|in allegato|allegat[oaie]|em anexo|bijgevoegd|bijlage|w załączniku|v příloze)(?!\p{L})/iu

/** `attachments` is how many files go with the mail. */
export function spamSigns({ subject, body }: Template, { attachments }: { attachments: number }): Finding[] {
  const warn = (message: string, line: number | null = null, part: 'subject' | 'body' = 'body') =>
    finding({
      severity: 'warning',
      kind: 'spam-like',
      message,
      ...(line !== null && { place: { part, line } }),
    })
  const inSubject = (message: string) => warn(message, 1, 'subject')
  const lineOf = (pattern: RegExp): number | null => {
    const index = body.search(pattern)
    return index < 0 ? null : body.slice(0, index).split('\n').length
  }
  const found: Finding[] = []

  const words = subject.replace(/\{\{.*?\}\}/gs, '')
  const letters = words.match(/\p{L}/gu)?.length ?? 0
  const capitals = words.match(/\p{Lu}/gu)?.length ?? 0
  if (letters >= 6 && capitals / letters > 0.7) found.push(inSubject('The subject is written in capitals'))
  if (/[!?]{2}|!.*!/s.test(subject)) found.push(inSubject('The subject has several exclamation marks'))
  if (REPLY.test(subject)) found.push(inSubject('The subject looks like a reply, but it is the first mail'))
  if (/\p{Extended_Pictographic}/u.test(words))
    found.push(inSubject('Pictures in a subject look like an advertisement'))
  if (PHRASES.test(subject)) found.push(inSubject(`“${PHRASES.exec(subject)?.[0]}” is often filtered out`))
  if (words.length > LONGEST_SUBJECT) found.push(inSubject('The subject is longer than inboxes show'))

  const shortener = SHORTENERS.exec(body)?.[1]
  if (shortener)
    found.push(warn(`${shortener} hides where a link leads: write the real address`, lineOf(SHORTENERS)))
  if (/!{2,}/.test(body)) found.push(warn('There are several exclamation marks in a row', lineOf(/!{2,}/)))
  const phrase = PHRASES.exec(body)?.[0]
  if (phrase) found.push(warn(`“${phrase}” is often filtered out`, lineOf(PHRASES)))
  const links = body.match(LINK)?.length ?? 0
  if (links > MOST_LINKS) found.push(warn(`There are ${links} links: a letter has few`))
  const text = body.replace(LINK, ' ').match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (links > 0 && text < LEAST_LETTERS) found.push(warn('There is hardly any text beside the link'))

  if (attachments === 0 && ATTACHED.test(body))
    found.push(
      finding({
        severity: 'warning',
        kind: 'attachment',
        message: 'The mail speaks of an attachment, but none is attached',
        place: { part: 'body', line: lineOf(ATTACHED) ?? 1 },
      }),
    )
  return found
}
