// Adjectives of countries and regions, as products are asked for: `Italian cheese` comes from Italy.
const LISTED = `
Italy italian; France french; Germany german; Netherlands dutch holland; Belgium belgian; Spain spanish; Portugal
portuguese; Greece greek; Türkiye turkish turkey; Switzerland swiss; Austria austrian; Denmark danish; Sweden swedish;
Norway norwegian; Finland finnish; Iceland icelandic; Ireland irish; England english; Scotland scottish scotch; Wales
welsh; United Kingdom british uk britain; Poland polish; Czechia czech; Hungary hungarian; Romania romanian; Bulgaria
bulgarian; Croatia croatian; Slovenia slovenian; Ukraine ukrainian; Luxembourg luxembourgish; United States american usa
us; Canada canadian; Mexico mexican; Brazil brazilian; Peru peruvian; Colombia colombian; Chile chilean; Argentina
argentinian argentine; Ecuador ecuadorian; China chinese; Japan japanese; India indian; Sri Lanka ceylon; Vietnam
vietnamese; Thailand thai; South Korea korean korea; Indonesia indonesian; Morocco moroccan; Egypt egyptian; Ethiopia
ethiopian; Kenya kenyan; South Africa african; Israel israeli; Lebanon lebanese; Iran persian iranian; Australia
australian; New Zealand kiwi; Mongolia mongolian; Nepal nepalese; Philippines filipino; Malaysia malaysian; Madagascar
malagasy; Tunisia tunisian`

/** Adjectives and other names, in lower case, by the country's name in lower case. */
export const DEMONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  LISTED.replaceAll('\n', ' ')
    .split(';')
    .map((entry) => {
      const words = entry.trim().split(/\s+/)
      const first = words.findIndex((word) => word[0] === word[0]?.toLowerCase())
      return [words.slice(0, first).join(' ').toLowerCase(), words.slice(first)] as const
    }),
)

/** `Turkey` and `Türkiye`, `Holland` and `the Netherlands`: a shop may write either. */
export function demonymsOf(country: string): readonly string[] {
  const name = country.toLowerCase().replace(/^the /, '')
  const own = DEMONYMS.get(name)
  if (own) return own
  for (const [official, names] of DEMONYMS)
    if (names.includes(name)) return [official, ...names.filter((each) => each !== name)]
  return []
}

export const isCountry = (text: string): boolean => demonymsOf(text).length > 0
