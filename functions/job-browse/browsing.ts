// A page as a browser shows it. The browser has no network: every request of the page is made here, by the same rules
// as all others.
import type { Browser, Page, Route } from 'playwright-core'
import { FetchRefused } from '../../services/platform/fetch-refused.ts'
import type { Fetched, FetchOptions } from '../../services/platform/safe-fetch.ts'
import { inSpan } from '../../services/platform/telemetry/spans.ts'

export interface BrowsingDeps {
  launch(): Promise<Browser>
  fetch(url: string, options?: FetchOptions): Promise<Fetched>
  /** Milliseconds that a page may take in all. */
  maxMs?: number
}

export interface ShownPage {
  url: string
  status: number
  contentType: string | null
  html: string
}

const MAX_MS = 40_000
/** What one page may ask for. */
const MAX_REQUESTS = 150
const MAX_BYTES = 30 * 1024 * 1024
/** Nothing of these is text. */
const UNREAD = new Set(['image', 'media', 'font', 'stylesheet', 'websocket', 'manifest', 'texttrack'])
/** What a page may choose of its requests. */
const PASSED_ON = ['accept', 'accept-language', 'content-type', 'x-requested-with']

/** Opens pages one at a time, each in a browser of its own. Throws FetchRefused. */
export function createBrowsing({ launch, fetch, maxMs = MAX_MS }: BrowsingDeps) {
  function answering(url: string) {
    let requests = 0
    let bytes = 0
    const seen: { first: Fetched | null; refused: FetchRefused | null } = { first: null, refused: null }

    async function answer(route: Route): Promise<void> {
      const request = route.request()
      const isFirst = request.isNavigationRequest() && request.frame().parentFrame() === null
      requests += 1
      if (UNREAD.has(request.resourceType()) || requests > MAX_REQUESTS || bytes > MAX_BYTES)
        return route.abort('blockedbyclient')
      const sent = await request.allHeaders()
      const headers = Object.fromEntries(
        PASSED_ON.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]])),
      )
      try {
        const fetched = await fetch(request.url(), {
          headers,
          method: request.method(),
          content: request.postDataBuffer(),
        })
        bytes += fetched.body.length
        if (isFirst) seen.first = fetched
        await route.fulfill({
          status: fetched.status,
          headers: answerHeaders(fetched, sent.origin),
          body: fetched.body,
        })
      } catch (error) {
        if (isFirst && error instanceof FetchRefused) seen.refused ??= error
        await route.abort('failed').catch(() => {})
      }
    }

    return { seen, answer, url }
  }

  async function show(
    page: Page,
    url: string,
    seen: ReturnType<typeof answering>['seen'],
  ): Promise<ShownPage> {
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: maxMs / 2 }).catch((error: unknown) => {
      throw seen.refused ?? new FetchRefused('too-slow', 'The page did not open in time.', error)
    })
    // Pages that never rest are read as they are then.
    await page.waitForLoadState('networkidle', { timeout: maxMs / 4 }).catch(() => {})
    if (seen.refused) throw seen.refused
    const { first } = seen
    return {
      url: first?.url ?? url,
      status: first?.status ?? 200,
      contentType: first?.contentType ?? null,
      html: await page.content(),
    }
  }

  async function open(url: string): Promise<ShownPage> {
    const browser = await launch()
    const { promise: overdue, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => reject(new FetchRefused('too-slow', 'The page did not open in time.')),
      maxMs,
    )
    try {
      const context = await browser.newContext({ acceptDownloads: false, serviceWorkers: 'block' })
      const { seen, answer } = answering(url)
      await context.route('**/*', answer)
      await context.routeWebSocket(/.*/, (socket) => void socket.close())
      const page = await context.newPage()
      page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
      context.on('page', (other) => {
        if (other !== page) void other.close().catch(() => {})
      })
      return await Promise.race([show(page, url, seen), overdue])
    } finally {
      clearTimeout(timer)
      await browser.close().catch(() => {})
    }
  }

  return (url: string) => inSpan({ name: 'page render', kind: 'client' }, () => open(url))
}

/** The page's other sites are asked here as well, so its browser need not know what they permit. */
const answerHeaders = ({ contentType }: Fetched, origin: string | undefined) => ({
  ...(contentType && { 'content-type': contentType }),
  'access-control-allow-origin': origin ?? '*',
  'access-control-allow-credentials': 'true',
})
