// Which format a browser gets, by its Accept header (RFC 9110, 12.5.1).
import { IMAGE_FORMATS, type ImageFormat } from './schemas.ts'

/** Real headers are far shorter. */
const MAX_LENGTH = 1000

/**
 * The format with the highest quality value, and of equal ones the best. AVIF and WebP must be named: what accepts
 * anything may be an old program. A header that allows none of them gets JPEG, because any image is better than none.
 */
export function formatFor(
  accept: string | undefined,
  formats: readonly ImageFormat[] = IMAGE_FORMATS,
): ImageFormat {
  const weights = weightsOf(accept)
  const weightOf = (format: ImageFormat) =>
    weights.get(`image/${format}`) ?? (format === 'jpeg' ? anyImage(weights) : 0)
  let chosen: ImageFormat = 'jpeg'
  let highest = 0
  for (const format of formats) {
    const weight = weightOf(format)
    if (weight > highest) [chosen, highest] = [format, weight]
  }
  return chosen
}

/** Whether WebP is allowed, by name or because anything is. */
export function allowsWebp(accept: string | undefined): boolean {
  const weights = weightsOf(accept)
  return (weights.get('image/webp') ?? anyImage(weights)) > 0
}

const anyImage = (weights: Map<string, number>) => weights.get('image/*') ?? weights.get('*/*') ?? 0

function weightsOf(accept: string | undefined): Map<string, number> {
  const weights = new Map<string, number>()
  for (const range of (accept || '*/*').slice(0, MAX_LENGTH).toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    const value = weight === undefined ? 1 : Number(weight.slice(2))
    weights.set(type, value >= 0 && value <= 1 ? value : 0)
  }
  return weights
}
