import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Milliseconds after which a page that shows something wrong will not right itself, and looks, which may be slow. */
const REST = 10_000
const FEWEST_LOOKS = 5

/** Looks again while something is wrong: a part of the page may be on its way, but a fault stays. */
export async function atRest<Seen>(look: () => Promise<Seen>, isFine: (seen: Seen) => boolean) {
  const until = performance.now() + REST
  for (let looks = 1; ; looks++) {
    const seen = await look()
    if (isFine(seen) || (looks >= FEWEST_LOOKS && performance.now() > until)) return seen
  }
}

/** What axe finds on the page that is serious or critical, each with the elements concerned. */
export const seriousFaults = (page: Page): Promise<string[]> =>
  atRest(
    () => findFaults(page),
    (faults) => faults.length === 0,
  )

async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(async () => {
    // What is still fading in has less contrast than it will have.
    const transitions = document.getAnimations().filter((each) => each instanceof CSSTransition)
    await Promise.allSettled(transitions.map(({ finished }) => finished))
    return (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] })
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
}
