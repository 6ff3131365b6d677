import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { type Answer, setUp } from './test-world.ts'

const url = 'https://jobs.example.com/7'
const DESCRIPTION =
  'We build a calm shop for loud days. You write Go and PostgreSQL, review the changes of others and look after what you build. '.repeat(
    4,
  )

const page = (posting: object = {}) => `<!doctype html><html lang="en"><head><title>x</title>
<script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Backend engineer',
  hiringOrganization: { '@type': 'Organization', name: 'Example' },
  description: `<p>${DESCRIPTION}</p><script>alert(1)</script>`,
  jobLocation: { '@type': 'Place', address: { addressLocality: 'Munich', addressCountry: 'DE' } },
  ...posting,
}).replaceAll('</', '<\\/')}</script></head>
<body><main onclick="steal()"><h1>Backend engineer</h1><p>${DESCRIPTION}</p>
<script>alert(2)</script><a href="javascript:alert(3)">apply</a><iframe src="https://evil.example"></iframe></main></body></html>`

const serve =
  (
    body: string | Buffer,
    { status = 200, type = 'text/html; charset=utf-8', ...headers }: Headers = {},
  ): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
type Headers = { status?: number; type?: string; [header: string]: string | number | undefined }

test('a posting is read from its page, and the page is kept without anything that runs', async () => {
  await using world = await setUp(serve(page()))
  const job = await world.read({ url })

  expect(job).toMatchObject({
    status: 'ready',
    title: 'Backend engineer',
    company: 'Example',
    hasSnapshot: true,
  })
  expect([job.rung, job.provenance.title?.source]).toEqual(['structured-data', 'json-ld'])
  expect(job.places).toMatchObject([{ city: 'Munich', country: 'DE' }])
  expect(job.descriptionHtml).not.toMatch(/script|alert/)

  const snapshot = await world.snapshot(job.id)
  expect(snapshot.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  expect(snapshot.body).toContain('We build a calm shop')
  expect(snapshot.body).not.toMatch(/script|alert|onclick|iframe/)
  const { byRoom } = await world.photos.quota(world.ana.id)
  expect(byRoom.careers).toBe(Buffer.byteLength(snapshot.body))
})

test('the same event three times, also at once, is the same job', async () => {
  await using world = await setUp(serve(page()))
  const job = await world.read({ url })
  const [event] = world.submitted()
  await Promise.all([world.handle(event!), world.handle(event!)])
  expect(await world.get(job.id)).toEqual(job)
  expect(await world.objects()).toEqual(['snapshot-1.html'])
  expect(world.asked).toHaveLength(1)
})

test('a job that is deleted while it is read leaves nothing behind', async () => {
  const { promise: isAsked, resolve: ask } = Promise.withResolvers<void>()
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>()
  await using world = await setUp((_request, response) => {
    ask()
    void mayAnswer.then(() => response.setHeader('content-type', 'text/html').end(page()))
  })
  const id = await world.submit({ url })
  const handling = world.handle(world.submitted()[0]!)
  await isAsked
  await world.careers.jobs.trash(world.ana.id, [id])
  await world.careers.jobs.delete(world.ana.id, [id])
  answer()
  await handling
  expect(await world.objects()).toEqual([])
  expect((await world.photos.quota(world.ana.id)).used).toBe(0)
})

test('what a second reading replaces is removed', async () => {
  await using world = await setUp(serve(page()))
  const { id } = await world.read({ url })
  await world.careers.jobs.readAgain(world.ana.id, id)
  await world.handle(world.submitted()[1]!)
  expect(await world.get(id)).toMatchObject({ status: 'ready' })
  expect(await world.objects()).toEqual(['snapshot-2.html'])
})

test('what the person sends is read instead of the address', async () => {
  await using world = await setUp(serve('nobody asks'))
  const sent = await world.read({ url, html: page({ title: 'As the browser shows it' }) })
  expect(sent).toMatchObject({ status: 'ready', title: 'As the browser shows it', rung: 'structured-data' })

  const text = `Software engineer\nExample GmbH\n\n${DESCRIPTION}\n\nRequirements\n- Go\n- PostgreSQL`
  const pasted = await world.read({ text })
  expect(pasted).toMatchObject({ status: 'ready', title: 'Software engineer', rung: 'pasted' })
  expect(pasted.skills).toEqual(expect.arrayContaining(['go', 'postgresql']))
  expect(world.asked).toEqual([])
})

test('a known system is asked by its own address, and a posting there is one job on any page', async () => {
  await using world = await setUp((request, response) => {
    const isApi = request.headers.host === 'boards-api.greenhouse.io'
    response.setHeader('content-type', isApi ? 'application/json' : 'text/html')
    if (!isApi) return response.end(page())
    const job = {
      id: 42,
      title: 'Designer',
      company_name: 'Example',
      content: `&lt;p&gt;${DESCRIPTION}&lt;/p&gt;`,
    }
    return response.end(JSON.stringify({ ...job, location: { name: 'Berlin' }, absolute_url: url }))
  })
  const job = await world.read({ url: 'https://boards.greenhouse.io/example/jobs/42?gh_src=abc' })
  expect(job).toMatchObject({ status: 'ready', title: 'Designer', rung: 'api' })
  expect(world.asked).toEqual([expect.stringMatching(/^boards-api\.greenhouse\.io\/.*42/)])
  expect(await world.submit({ url: 'https://job-boards.greenhouse.io/example/jobs/42' })).toBe(job.id)
})

test('requests to LinkedIn keep their distance', async () => {
  await using world = await setUp(serve('', { status: 999 }))
  for (const n of [1, 2]) await world.read({ url: `https://www.linkedin.com/jobs/view/400000000${n}` })
  expect(world.paused).toEqual([expect.closeTo(3500, -4)])
  expect(world.paused[0]).toBeGreaterThan(2000)
})

const LOGIN = '<form action="/login"><p>Sign in to continue</p><input type="password"></form>'

const BAD_PAGES: [string, Answer, string, RegExp][] = [
  ['a page that is gone', serve('Not found', { status: 404 }), 'failed', /no posting at this address/],
  ['a closed posting', serve('<p>This job is no longer available.</p>'), 'needs-text', /closed/],
  ['a login wall', serve(LOGIN), 'needs-text', /signed in/],
  ['a refusal', serve('Forbidden', { status: 403 }), 'needs-text', /does not let machines/],
  ['a PDF', serve('%PDF-1.7 ...', { type: 'application/pdf' }), 'needs-text', /not a web page/],
  ['a server in trouble', serve('Oops', { status: 500 }), 'needs-text', /did not answer properly/],
  ['a page of 6 MB', serve(Buffer.alloc(6e6, 'a')), 'needs-text', /larger than a posting/],
  [
    'a page that unpacks to 50 MB',
    serve(gzipSync(Buffer.alloc(5e7)), { 'content-encoding': 'gzip' }),
    'needs-text',
    /larger than a posting/,
  ],
  ['40 redirects', serve('', { status: 302, location: '/again' }), 'needs-text', /without end/],
  [
    'a redirect to the metadata server',
    serve('', { status: 302, location: 'http://169.254.169.254/' }),
    'failed',
    /not on the public internet/,
  ],
]

test('every page without a posting becomes a status that tells what to do', async () => {
  let answerNow: Answer = (_, response) => response.end()
  await using world = await setUp((request, response) => answerNow(request, response))
  for (const [n, [what, answer, status, reason]] of BAD_PAGES.entries()) {
    answerNow = answer
    const job = await world.read({ url: `https://jobs.example.com/${n}` })
    expect([what, job.status, job.title, job.descriptionText, job.hasSnapshot]).toEqual([
      ...[what, status, null, '', false],
    ])
    expect(job.reason).toMatch(reason)
    expect(job.reason).toMatch(/paste/i)
  }
  expect(await world.objects()).toEqual([])
})

test('nothing is requested inside of the network', async () => {
  await using world = await setUp()
  const addresses = ['intranet.internal', '127.0.0.1:9', '10.1.2.3', '169.254.169.254']
  for (const address of addresses) {
    const { status, reason } = await world.read({ url: `http://${address}/` })
    expect([address, status, reason]).toEqual([address, 'failed', expect.stringMatching(/not on the public/)])
  }
  expect(world.asked).toEqual([])
})

test('a page that shows nothing without its scripts waits for a browser, once', async () => {
  await using world = await setUp(serve('<div id="root"></div><script src="/app.js"></script>'))
  const job = await world.read({ url })
  expect(job).toMatchObject({ status: 'reading', reason: null })
  await world.handle(world.submitted()[0]!)
  expect(world.pagesNeeded()).toEqual(world.submitted())
  expect(world.asked).toHaveLength(1)
})

test('a site that asks to wait is not asked again before that, and not for ever', async () => {
  await using world = await setUp(serve('Slow down', { status: 429, 'retry-after': '120' }))
  const id = await world.submit({ url })
  const [event] = world.submitted()
  const temporary = { code: 'temporary', retryAfter: 120 }
  await expect(world.handle(event!)).rejects.toMatchObject(temporary)
  await expect(world.handle(event!)).rejects.toMatchObject({ code: 'temporary' })
  expect(world.asked).toHaveLength(1)
  world.clock.advance(2 * MINUTE_MS)
  await expect(world.handle(event!)).rejects.toMatchObject(temporary)
  expect(world.asked).toHaveLength(2)
  world.clock.advance(61 * MINUTE_MS)
  await world.handle(event!)
  expect(await world.get(id)).toMatchObject({ status: 'needs-text', reason: expect.stringMatching(/wait/) })
})

test('a site that is away is tried again for a while', async () => {
  await using world = await setUp((request) => request.socket.destroy())
  const id = await world.submit({ url })
  await expect(world.handle(world.submitted()[0]!)).rejects.toMatchObject({ code: 'temporary' })
  expect(await world.get(id)).toMatchObject({ status: 'reading' })
  world.clock.advance(11 * MINUTE_MS)
  await world.handle(world.submitted()[0]!)
  expect(await world.get(id)).toMatchObject({
    status: 'needs-text',
    reason: expect.stringMatching(/reached/),
  })
})

test('without room for the snapshot the posting is kept all the same', async () => {
  await using world = await setUp(serve(page()))
  await world.firestore.collection('photoUsage').doc(world.ana.id).set({ ownerId: world.ana.id, quota: 10 })
  expect(await world.read({ url })).toMatchObject({ status: 'ready', hasSnapshot: false })
  expect(await world.objects()).toEqual([])
})
