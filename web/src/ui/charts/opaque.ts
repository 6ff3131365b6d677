/** A colour as the browser computes it, "rgb(…)" or "rgba(…)", on white and as "#rrggbb", which every program reads. */
export function opaque(computed: string): string {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (computed.match(/[\d.]+/g) ?? []).map(Number)
  const part = (value: number) =>
    Math.round(value * alpha + 255 * (1 - alpha))
      .toString(16)
      .padStart(2, '0')
  return `#${part(red)}${part(green)}${part(blue)}`
}
