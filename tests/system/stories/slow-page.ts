// A page that arrives in two parts, the second only after all scripts.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openWindow } from '../person.ts'
import { browser, studio } from '../shared-studio.ts'

/** Answers as the studio does, but holds back what follows `before` of the page until `rest` is called. */
async function startSlowStudio(before: string) {
  let page: { response: ServerResponse; rest: string } | undefined
  const server = createServer(async (request, response) => {
    const { accept = '*/*' } = request.headers
    const answer = await fetch(`${studio.url}${request.url}`, { headers: { accept } })
    const type = answer.headers.get('content-type') ?? ''
    response.writeHead(answer.status, { 'content-type': type })
    const body = Buffer.from(await answer.arrayBuffer())
    if (!type.startsWith('text/html')) return response.end(body)
    const [first = '', rest = ''] = body.toString().split(before)
    page = { response, rest: before + rest }
    response.write(first)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rest: () => page?.response.end(page.rest),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}

test('the application waits for the rest of its page', async () => {
  await using slow = await startSlowStudio('<div id="root">')
  const { context, problems } = await openWindow(browser)
  const page = await context.newPage()
  await page.goto(`${slow.url}/register`, { waitUntil: 'commit' })
  // Without a body there are no frames to wait by.
  await page.waitForFunction(() => document.getElementById('early'), undefined, { polling: 100 })
  // What the application consists of has run by then, and the application with it, if it did not wait.
  await page.evaluate(async () => {
    const { scripts } = JSON.parse(document.getElementById('early')!.textContent!)
    await Promise.all(scripts.slice(1).map((path: string) => import(path)))
  })
  slow.rest()
  await page.getByLabel('Name').waitFor()
  expect(problems).toEqual([])
})
