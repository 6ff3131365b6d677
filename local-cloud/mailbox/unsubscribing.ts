// One-click unsubscribing as mail programs do it for their users: https://www.rfc-editor.org/rfc/rfc8058

type Headers = readonly { name: string; value: string }[]

const TIMEOUT_MS = 10_000

/** Null for a mail that does not offer it. */
export function oneClickUrl(headers: Headers): string | null {
  const header = (name: string) => headers.find((each) => each.name.toLowerCase() === name)?.value ?? ''
  if (header('list-unsubscribe-post').toLowerCase() !== 'list-unsubscribe=one-click') return null
  const url = /<(https?:\/\/[^<>\s]{1,2000})>/i.exec(header('list-unsubscribe'))?.[1]
  return url !== undefined && URL.canParse(url) ? url : null
}

/** POST without cookies; the mail program shows no page of the sender. Returns what was answered, in words. */
export async function unsubscribe(url: string): Promise<string> {
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return status < 300 ? `The sender has taken it (${status}).` : `The sender did not take it (${status}).`
  } catch {
    return 'The sender cannot be reached.'
  }
}
