// How wide pictures are drawn in each look, for the attribute `sizes`.
import type { PortfolioLook } from '../../../services/photos/portfolio/schemas.ts'

export const COVER_SIZES: Record<PortfolioLook, string> = {
  grid: '(min-width: 64rem) 30rem, (min-width: 40rem) 48vw, 94vw',
  editorial: '(min-width: 48rem) 55vw, 92vw',
  wall: '(min-width: 48rem) 26rem, 78vw',
}

/** `ratio` is width divided by height. */
export function photoSizes(look: PortfolioLook, ratio: number): string {
  const round = (value: number) => Math.round(value * 10) / 10
  if (look === 'editorial') return '(min-width: 80rem) 60rem, (min-width: 48rem) 60vw, 92vw'
  // Rows have one height, so the width follows from the shape.
  if (look === 'wall') return `(min-width: 48rem) ${round(ratio * 22)}rem, 78vw`
  return `(min-width: 48rem) ${round(ratio * 20)}rem, ${Math.min(97, round(ratio * 48))}vw`
}
