/** The one registration that is known here. Its secret protects nothing, for nothing here is anybody's. */
export const CLIENT = {
  id: 'local-studio.apps.googleusercontent.com',
  secret: 'local-studio-secret',
  name: 'A studio on this machine',
}

/** https://developers.google.com/identity/protocols/oauth2/web-server#uri-validation */
export function isUsableRedirect(uri: string): boolean {
  const url = URL.parse(uri)
  if (url?.hash !== '' || url.username !== '') return false
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
}
