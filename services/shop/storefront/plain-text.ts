/** What search engines show of a description. */
const LONGEST = 160

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** The beginning of sanitised HTML as text, cut at a word. */
export function plainText(html: string, longest = LONGEST): string {
  const text = html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,;:!?])/g, '$1')
    .trim()
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const whole = cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))
  // Without the first half of a letter that does not fit.
  return `${whole.replace(/[\ud800-\udbff]$/, '')}…`
}
