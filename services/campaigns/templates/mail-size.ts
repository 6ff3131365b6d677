// How large a mail is when it is sent, without making it.

/** Bytes that Gmail and most others take (https://support.google.com/mail/answer/6584). */
export const MAX_MAIL_BYTES = 25 * 1024 * 1024
/** Bytes of text and HTML together: the words are kept in the recipient's document, which has a limit. */
export const MAX_WORDS_BYTES = 400 * 1024
/** Bytes of HTML from which Gmail shows only the beginning of a mail. */
export const CLIPPED_BYTES = 102 * 1024

/** Headers, boundaries, and the lines that describe a part. */
const ENVELOPE = 3000
const PART = 400

/** Base64 writes 57 bytes as a line of 76 signs and a line break (RFC 2045, 6.8). */
const encoded = (bytes: number) => Math.ceil(bytes / 57) * 78

export function mailSize(mail: { text: string; html: string }, files: readonly number[]): number {
  const words = [mail.text, mail.html].map((part) => Buffer.byteLength(part))
  return [...words, ...files].reduce((sum, bytes) => sum + PART + encoded(bytes), ENVELOPE)
}
