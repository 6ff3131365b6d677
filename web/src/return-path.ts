/** A path of this site to return to after sign-in, or undefined; the address must not send people to other sites. */
export function readReturnPath(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/')) return undefined
  const base = 'https://atelier.invalid'
  const url = URL.canParse(value, base) ? new URL(value, base) : null
  if (url?.origin !== base || ['/', '/sign-in', '/register'].includes(url.pathname)) return undefined
  return url.pathname + url.search + url.hash
}
