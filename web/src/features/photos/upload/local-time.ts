/** A time on this device's clock, RFC 3339 with the offset of that day; undefined for times that have no such form. */
export function localTime(milliseconds: number | undefined): string | undefined {
  const time = new Date(milliseconds ?? Number.NaN)
  const minutes = -time.getTimezoneOffset()
  const shifted = new Date(time.getTime() + minutes * 60_000)
  if (Number.isNaN(shifted.getTime()) || shifted.getUTCFullYear() < 1000 || shifted.getUTCFullYear() > 9999)
    return undefined
  const two = (number: number) => String(Math.trunc(number)).padStart(2, '0')
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
  return shifted.toISOString().replace('Z', offset)
}
