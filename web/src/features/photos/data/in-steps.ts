// What is done to many photos: in requests that the service takes, one after another, so that it can be stopped.

/** The most photos that one request may name. */
export const STEP = 200

export interface StepsOptions {
  /** No further step begins once it is aborted. */
  signal?: AbortSignal
  onStep?(done: number): void
}

/** The photos of the steps that were done, and why the others were not, where something failed. */
export interface StepsDone {
  done: string[]
  error: unknown
}

export async function inSteps(
  ids: readonly string[],
  send: (batch: string[]) => Promise<unknown>,
  { signal, onStep }: StepsOptions = {},
): Promise<StepsDone> {
  const done: string[] = []
  try {
    for (let at = 0; at < ids.length && !signal?.aborted; at += STEP) {
      const batch = ids.slice(at, at + STEP)
      await send(batch)
      done.push(...batch)
      onStep?.(done.length)
    }
    return { done, error: null }
  } catch (error) {
    return { done, error }
  }
}
