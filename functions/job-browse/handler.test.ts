import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createSafeFetch } from '../../services/platform/safe-fetch.ts'
import { setUp as setUpScrape } from '../job-scrape/test-world.ts'
import { createBrowsing } from './browsing.ts'
import { launchChromium } from './chromium.ts'
import { createHandler } from './handler.ts'

const POSTING = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Backend engineer',
  hiringOrganization: { '@type': 'Organization', name: 'Example' },
  description: '<p>You write Go and PostgreSQL, and look after what you build with four others.</p>',
}

/** Draws the posting only with its script, and looks around in the network before that. */
const shell = (inside: number) => `<!doctype html><div id="root"></div><script>
  for (const url of ['http://127.0.0.1:${inside}/a', 'http://169.254.169.254/b', 'http://inside.internal/c'])
    fetch(url, { mode: 'no-cors' }).catch(() => {})
  new WebSocket('ws://127.0.0.1:${inside}/d')
  new Image().src = 'http://127.0.0.1:${inside}/e'
  const frame = document.createElement('iframe'); frame.src = 'http://127.0.0.1:${inside}/f'; document.body.append(frame)
  fetch('/data', { method: 'POST', body: 'which' }).then((answer) => answer.json()).then((posting) => {
    const script = document.createElement('script')
    script.type = 'application/ld+json'
    script.textContent = JSON.stringify(posting)
    document.head.append(script)
    document.getElementById('root').innerHTML = '<h1>' + posting.title + '</h1>' + posting.description
  })
</script>`

test('a page is read as a browser shows it, and reaches nothing inside', async () => {
  const inside: string[] = []
  const insider = createServer((request, response) => {
    inside.push(String(request.url))
    response.end()
  })
  insider.listen(0, '127.0.0.1')
  await once(insider, 'listening')
  const { port } = insider.address() as AddressInfo
  await using world = await setUpScrape((request, response) => {
    const isData = request.url === '/data'
    response.setHeader('content-type', isData ? 'application/json' : 'text/html')
    response.end(isData ? JSON.stringify(POSTING) : shell(port))
  })
  const { now } = world.clock
  const browse = createBrowsing({
    ...{ launch: launchChromium, fetch: createSafeFetch(world.network) },
    // A browser takes its time to start on a busy machine.
    maxMs: 240_000,
  })
  const handle = createHandler({ ...world.process, publish: world.publish, browse, now })

  const { id } = await world.read({ url: 'https://jobs.example.com/7' })
  const [event] = world.pagesNeeded()
  await handle(event!)
  expect(await world.get(id)).toMatchObject({ status: 'ready', title: 'Backend engineer', rung: 'browser' })
  expect(world.asked).toContain('jobs.example.com/data')
  expect(inside).toEqual([])
  await handle(event!)
  expect((await world.snapshot(id)).body).toContain('<h1>Backend engineer</h1>')
  insider.close()
})
