import { onTestFinished, vi } from 'vitest'

/**
 * Until the end of the test time passes only where the test moves its clock. Otherwise a slow machine, or midnight, would
 * end a wait or a limit of a minute or a day in the middle of the test.
 */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
}
