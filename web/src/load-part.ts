// Loads a part of the application when it is first needed, and handles failures of that.
import { isAtRest } from './rest.ts'

export interface PartLoading {
  /** Resolves at once while there is a network. */
  online: () => Promise<void>
  /** Whether the server answers at all. */
  reachable: () => Promise<boolean>
  sleep: (ms: number) => Promise<void>
  /** Whether a reload would cost the person nothing. */
  isAtRest: () => boolean
  reload: () => void
  /** Survives the reload and ends with the tab. */
  memory: Pick<Storage, 'getItem' | 'setItem'> | null
  now: () => number
}

const KEY = 'atelier.reloaded'
/** Milliseconds during which a second reload would not help either. */
const REST = 10 * 60_000
/** Milliseconds between checks whether the person has finished typing, or the server is back. */
const LOOK = 2000

/**
 * After a deployment the scripts of the previous version are gone; reloading the page once loads the new ones. Browsers
 * remember a module that failed until the page is reloaded, so requesting it again is useless.
 */
export function createPartLoader(deps: PartLoading) {
  const { online, reachable, sleep, memory, now } = deps
  let reloading: Promise<never> | undefined

  const mayReload = () => memory !== null && now() - Number(memory.getItem(KEY) ?? 0) > REST

  /** Never resolves, because the page is left. */
  async function reloadQuietly(): Promise<never> {
    while (!deps.isAtRest()) await sleep(LOOK)
    memory?.setItem(KEY, String(now()))
    deps.reload()
    return new Promise(() => undefined)
  }

  return async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
    await online()
    try {
      return await load()
    } catch (error) {
      if (!mayReload()) throw error
      while (!(await reachable())) {
        await online()
        await sleep(LOOK)
      }
      reloading ??= reloadQuietly()
      return reloading
    }
  }
}

export const whenOnline = () =>
  navigator.onLine
    ? Promise.resolve()
    : new Promise<void>((resolve) => window.addEventListener('online', () => resolve(), { once: true }))

export const loadPart = createPartLoader({
  online: whenOnline,
  reachable: () =>
    fetch('/health/live', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    ),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  isAtRest,
  reload: () => location.reload(),
  memory: tabMemory(),
  now: Date.now,
})

function tabMemory() {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
