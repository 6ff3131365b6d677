// A look at many pages, each at both widths: axe finds nothing serious, and nothing is wider than the screen.
import type { Page } from 'playwright-core'
import { isThorough } from '../thorough.ts'
import { atRest, seriousFaults } from './accessibility.ts'
import { DESKTOP, PHONE } from './browser.ts'
import { SOON } from './person.ts'

export interface Visit {
  /** Without the slash at its beginning. */
  path: string
  /** What is there when the page is. */
  shows: string | RegExp
  /** Opens what the page has behind a button. */
  open?: (page: Page) => Promise<unknown>
}

/** Pixels by which the page is wider than its window, once it has come to rest. */
export const overflow = (page: Page): Promise<number> =>
  atRest(
    () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    (pixels) => pixels <= 0,
  )

const THEMES = ['light', 'dark'] as const

/**
 * Looks at every page in both themes for `npm run proofs`. Otherwise at every third, the themes taking turns: pages of a
 * room are made of the same parts. Returns what is wrong.
 */
export async function faultsAt(page: Page, url: string, visits: readonly Visit[]): Promise<string[]> {
  const faults: string[] = []
  const sample = isThorough ? visits : visits.filter((_, at) => at % 3 === 0)
  for (const [at, { path, shows, open }] of sample.entries())
    for (const colorScheme of isThorough ? THEMES : [THEMES[at % 2]!]) {
      // Loaded in its theme: colours on their way from one to the other have no contrast of their own.
      await page.setViewportSize(DESKTOP)
      await page.emulateMedia({ colorScheme })
      await page.goto(`${url}/${path}`)
      await page.getByText(shows).first().waitFor({ timeout: SOON })
      await open?.(page)
      if (open) await page.waitForLoadState('networkidle')
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport)
        const where = `${path} at ${viewport.width}, ${colorScheme}`
        for (const fault of await seriousFaults(page)) faults.push(`${where}: ${fault}`)
        const pixels = await overflow(page)
        if (pixels > 0) faults.push(`${where}: ${pixels} pixels too wide`)
      }
    }
  return faults
}
