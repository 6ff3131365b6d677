export const grouped = (count: number) => count.toLocaleString('en')

export const sizeOf = (bytes: number) =>
  bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))}\u00a0MB` : `${(bytes / 1e9).toFixed(1)}\u00a0GB`
