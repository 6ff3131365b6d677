export function duration(ms: number | null): string {
  if (ms === null) return '–'
  if (ms < 1) return `${ms.toFixed(2)} ms`
  if (ms < 100) return `${ms.toFixed(1)} ms`
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
  if (ms < 172_800_000) return `${Math.floor(ms / 3_600_000)} h ${Math.round((ms % 3_600_000) / 60_000)} min`
  return `${Math.round(ms / 86_400_000)} days`
}

export function bytes(count: number): string {
  if (count < 1000) return `${count} B`
  for (const [unit, size] of [
    ['kB', 1e3],
    ['MB', 1e6],
    ['GB', 1e9],
  ] as const)
    if (count < size * 1000) return `${(count / size).toFixed(count < size * 10 ? 1 : 0)} ${unit}`
  return `${(count / 1e12).toFixed(1)} TB`
}

export const percent = (share: number | null) =>
  share === null ? '–' : `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`

export const count = (value: number) => value.toLocaleString('en')

const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')

/** `14:03:09.120` */
export function clockTime(time: number): string {
  const date = new Date(time)
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`
}

/** `2026-11-27 14:03` */
export function dateTime(time: number): string {
  const date = new Date(time)
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}`
}
