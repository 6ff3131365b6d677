import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { type IapKeys, isMember, SIGN_IN_PATH } from './iap.ts'

interface SignInDeps {
  iap: { audience: string; members: string[] }
  keys: IapKeys
}

const HERE = 'http://localhost'

/** Either the request may pass, with other headers, or it is answered here. */
type Verdict = { headers: IncomingHttpHeaders } | { respond: (response: ServerResponse) => void }

export interface SignIn {
  check(request: IncomingMessage): Verdict
}

/** Identity-Aware Proxy before one backend. Google's sign-in page is a page of this machine, which believes everybody. */
export function createSignIn({ iap, keys }: SignInDeps): SignIn {
  return {
    check(request) {
      const { headers, url = '/' } = request
      const asked = new URL(`${HERE}${url}`)
      if (asked.pathname === SIGN_IN_PATH)
        return { respond: (response) => signIn(request, response, asked, keys) }
      const email = keys.signedIn(headers)
      if (email === null) return { respond: (response) => demand(request, response, url) }
      if (!isMember(email, iap.members))
        return { respond: (response) => page(request, response, 403, "You don't have access") }
      // What a client claims to have been said by Google is dropped.
      const others = Object.entries(headers).filter(([name]) => !name.startsWith('x-goog-'))
      return {
        headers: {
          ...Object.fromEntries(others),
          // Tokens use real time, because who checks them knows no other clock.
          'x-goog-iap-jwt-assertion': keys.assertion(email, iap.audience, Date.now()),
          'x-goog-authenticated-user-email': `accounts.google.com:${email}`,
        },
      }
    },
  }
}

/** A page is led to where people sign in, a script is told (https://cloud.google.com/iap/docs/sessions-howto). */
function demand(request: IncomingMessage, response: ServerResponse, url: string): void {
  if (request.headers['x-requested-with'] === 'XMLHttpRequest')
    return void page(request, response, 401, 'Invalid IAP credentials: empty token')
  request.resume()
  response
    .writeHead(302, {
      location: `${SIGN_IN_PATH}?to=${encodeURIComponent(url)}`,
      'cache-control': 'no-store',
    })
    .end()
}

function signIn(request: IncomingMessage, response: ServerResponse, asked: URL, keys: IapKeys): void {
  const email = asked.searchParams.get('email')
  const to = asked.searchParams.get('to') ?? '/'
  if (email === null || !/^[^@\s]+@[^@\s]+$/.test(email))
    return void page(
      request,
      response,
      200,
      `<form><label>E-mail address <input name="email" type="email"></label><input type="hidden" name="to" value="${to.replaceAll(/[&"<]/g, '')}"><button>Sign in</button></form>`,
    )
  request.resume()
  response.writeHead(302, { location: onThisHost(to), 'set-cookie': keys.cookie(email) }).end()
}

/** Browsers read `/\\host` and a tab between two slashes as another host, too, so only their own rules can tell. */
function onThisHost(to: string): string {
  const { origin, pathname, search } = URL.canParse(to, HERE) ? new URL(to, HERE) : new URL(HERE)
  return origin === HERE ? pathname.replace(/^\/+/, '/') + search : '/'
}

function page(request: IncomingMessage, response: ServerResponse, status: number, body: string): void {
  request.resume()
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'no-store',
      // Google marks what the proxy itself has answered.
      'x-goog-iap-generated-response': 'true',
    })
    .end(`<!doctype html><meta charset="utf-8"><title>Identity-Aware Proxy</title>${body}\n`)
}
