// Wrong passwords, from many addresses, because one may not try that often.
import { once } from 'node:events'
import http from 'node:http'

/** Attempts from one address, fewer than make it wait. */
const FROM_ONE = 3
let attempts = 0

/** All of 127.0.0.0/8 is this machine. */
function nextAddress(): string {
  const number = Math.floor(attempts++ / FROM_ONE)
  return `127.2.${Math.floor(number / 250) % 250}.${(number % 250) + 1}`
}

/** Nobody has the address, which costs as much work as a wrong password. Throws unless the password was checked. */
export async function attemptSignIn(url: string): Promise<void> {
  const body = JSON.stringify({ email: `nobody-${attempts}@example.com`, password: 'a wrong password' })
  const request = http.request({
    ...{ hostname: '127.0.0.1', port: new URL(url).port, method: 'POST', path: '/api/v1/session' },
    localAddress: nextAddress(),
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  })
  const [answer] = (await once(request.end(body), 'response')) as [http.IncomingMessage]
  answer.resume()
  await once(answer, 'close')
  if (answer.statusCode !== 401) throw new Error(`A wrong password was answered with ${answer.statusCode}`)
}
