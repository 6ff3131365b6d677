// What a browser window showed when its story failed: the failure itself only says what was waited for.
import type { BrowserContext, Request } from 'playwright-core'

const MOST_TEXT = 500

/** Follows the window; the result describes its pages as they are then. */
export function followWindow(context: BrowserContext): () => Promise<string> {
  const unanswered = new Set<Request>()
  const refused: string[] = []
  context.on('request', (request) => unanswered.add(request))
  context.on('requestfinished', (request) => unanswered.delete(request))
  context.on('requestfailed', (request) => {
    unanswered.delete(request)
    refused.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400)
      refused.push(`${response.request().method()} ${response.url()}: ${response.status()}`)
  })
  return async () => {
    const pages = context.pages().map(async (page) => {
      const text = await page.locator('body').innerText()
      return `${page.url()} shows:\n${text.slice(0, MOST_TEXT)}`
    })
    return [
      ...(await Promise.all(pages)),
      `Unanswered: ${[...unanswered].map((request) => request.url()).join(', ') || 'nothing'}`,
      `Refused: ${refused.join(', ') || 'nothing'}`,
    ].join('\n')
  }
}
