// The hosts of the postings, on this machine. What is not served is not found, so nothing leaves the machine.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SystemAnswer } from './systems.ts'

export interface Internet extends AsyncDisposable {
  /** Where all hosts answer; the `Host` header tells them apart. */
  url: string
}

export async function serveInternet(answers: readonly SystemAnswer[]): Promise<Internet> {
  const bodies = new Map(answers.map(({ address, body }) => [address, body]))
  const server = createServer(({ headers, url = '/' }, response) => {
    const body = bodies.get(headers.host + url) ?? bodies.get(`${headers.host}${url.split('?')[0]}`)
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': typeOf(body ?? '') })
    response.end(body ?? 'Not found')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function typeOf(body: string): string {
  if (/^\s*[[{]/.test(body)) return 'application/json'
  return body.trimStart().startsWith('<?xml') ? 'application/xml' : 'text/html; charset=utf-8'
}
