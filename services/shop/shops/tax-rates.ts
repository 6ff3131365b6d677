// Rates of value-added tax with which a new shop begins. The maker can change them, and has to when they change.
import type { TaxRates } from './schemas.ts'

/**
 * Percent: the standard rate and the main reduced one, as announced for January 2026. They are a start and no advice:
 * countries change them, and tax the same goods differently. The European Commission's Taxes in Europe Database has
 * those of the Union as they are.
 */
const PERCENT: Record<string, [standard: number, reduced: number]> = {
  ...{ AT: [20, 10], BE: [21, 6], BG: [20, 9], CY: [19, 5], CZ: [21, 12], DE: [19, 7], DK: [25, 25] },
  ...{ EE: [24, 9], ES: [21, 10], FI: [25.5, 13.5], FR: [20, 5.5], GR: [24, 13], HR: [25, 13], HU: [27, 18] },
  ...{ IE: [23, 13.5], IT: [22, 10], LT: [21, 12], LU: [17, 8], LV: [21, 12], MT: [18, 5], NL: [21, 9] },
  ...{ PL: [23, 8], PT: [23, 6], RO: [21, 11], SE: [25, 12], SI: [22, 9.5], SK: [23, 19] },
  ...{ CH: [8.1, 2.6], GB: [20, 5], IS: [24, 11], LI: [8.1, 2.6], NO: [25, 15], TR: [20, 10] },
  ...{ AU: [10, 0], JP: [10, 8], KR: [10, 10], NZ: [15, 15], SG: [9, 9], ZA: [15, 0] },
}

/** In basis points; null for a country without such a tax, or one that differs within the country. */
export function taxRatesOf(country: string): TaxRates | null {
  const percent = PERCENT[country]
  if (!percent) return null
  const [standard, reduced] = percent.map((rate) => Math.round(rate * 100))
  return { standard: standard ?? 0, reduced: reduced ?? 0 }
}
