import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as playwright } from 'playwright-core'

/** A real Chromium from npm. It makes no connections of its own. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
    ],
    headless: true,
  })
}

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 360, height: 780 }

/** Opens a new person's browser window; everything that goes wrong in its pages is collected in `problems`. */
export async function openWindow(
  browser: Browser,
  viewport = DESKTOP,
  hasTouch = false,
): Promise<{ context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({
    viewport,
    hasTouch,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  const problems: string[] = []
  context.on('weberror', (error) => problems.push(String(error.error())))
  return { context, problems }
}
