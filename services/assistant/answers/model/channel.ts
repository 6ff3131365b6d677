// Values that one side calls with and the other side waits for.

export interface Channel<Value> {
  push(value: Value): void
  /** No more values come. */
  end(): void
  /** All values in their order, until the end. */
  values(): AsyncGenerator<Value>
}

export function createChannel<Value>(): Channel<Value> {
  const waiting: Value[] = []
  let hasEnded = false
  let wake: (() => void) | null = null

  const tell = () => {
    wake?.()
    wake = null
  }
  return {
    push(value) {
      if (hasEnded) return
      waiting.push(value)
      tell()
    },
    end() {
      hasEnded = true
      tell()
    },
    async *values() {
      for (;;) {
        yield* waiting.splice(0)
        if (waiting.length > 0) continue
        if (hasEnded) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
