/** A path of this site to go back to after sign-in, or nothing: an address must not send people elsewhere. */
export function readReturnPath(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/')) return undefined
  const base = 'https://atelier.invalid'
  const url = URL.canParse(value, base) ? new URL(value, base) : null
  if (url?.origin !== base || ['/', '/sign-in', '/register'].includes(url.pathname)) return undefined
  return url.pathname + url.search + url.hash
}
