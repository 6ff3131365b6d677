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

/** Words may also go as quoted-printable, which writes three signs for each byte that is not ASCII. */
function encodedWords(text: string): number {
  const bytes = Buffer.byteLength(text)
  const notAscii = Math.min(bytes, 2 * (bytes - text.length))
  return Math.max(encoded(bytes), Math.ceil(1.05 * (bytes + 2 * notAscii)))
}

/** An upper bound, in bytes. */
export function mailSize({ text, html }: { text: string; html: string }, files: readonly number[]): number {
  const parts = [encodedWords(text), encodedWords(html), ...files.map(encoded)]
  return parts.reduce((sum, bytes) => sum + PART + bytes, ENVELOPE)
}
