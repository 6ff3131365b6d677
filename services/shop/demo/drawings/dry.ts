// Pasta and what else is bound in bundles.
import { group, line, oval, path, scatter, shade, shadow } from './pen.ts'
import type { Drawing } from './picture.ts'

/** A bundle of long pasta with a paper band. */
export const spaghetti: Drawing = (pen) => {
  const numbers = scatter(17)
  const next = () => numbers.next().value
  const strands = Array.from({ length: 64 }, () => {
    const x = 166 + next() * 68
    const [top, foot] = [200 + (x - 200) * 2.1, 200 + (x - 200) * 1.5]
    const colour = shade('#e5b955', next() * 0.34 - 0.16)
    return line(
      `M${top} ${62 + next() * 12} C${x} 150 ${x} 190 ${x} 206 C${x} 240 ${foot} 280 ${foot} ${312 + next() * 8}`,
      colour,
      3.6,
    )
  })
  return (
    shadow(200, 318, 74) +
    strands.join('') +
    path('M160 178 C186 188 214 188 240 178 L240 232 C214 242 186 242 160 232 Z', pen.cylinder('#3f6b78')) +
    path('M160 190 C186 200 214 200 240 190 L240 195 C214 205 186 205 160 195 Z', '#ffffff', {
      opacity: 0.5,
    }) +
    path('M160 218 C186 228 214 228 240 218 L240 223 C214 233 186 233 160 223 Z', '#ffffff', {
      opacity: 0.5,
    }) +
    group('translate(200 212)', oval(0, 0, [9, 7], '#f3ead2'))
  )
}
