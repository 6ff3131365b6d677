// Stands where pictures are decoded, and does what the worst of them could: no file that crashes today's image
// library is known. Everything that is no order is answered by the real process.
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
