// Replaces the process in which pictures are decoded and does the worst that a picture could cause, because no file is
// known that crashes today's image library. Everything that is not such an order is answered by the real process.
const ORDERS: Record<string, () => void> = {
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  stop: () => process.exit(1),
  spin: () => {
    for (;;);
  },
  wait: () => undefined,
  eat: () => {
    const eaten: Buffer[] = []
    setInterval(() => eaten.push(Buffer.alloc(8 * 1024 * 1024, 1)), 10)
  },
}

process.once('message', () => {
  process.stdin.once('readable', () => {
    const bytes: Buffer | null = process.stdin.read()
    const order = ORDERS[bytes?.toString('latin1', 0, 8).trim() ?? '']
    if (order) order()
    else if (bytes) process.stdin.unshift(bytes)
  })
})
await import('./render-process.ts')
