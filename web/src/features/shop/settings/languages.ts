import { LOCALE } from '../../../ui/format.ts'

/** Languages whose word forms a search can know; others are searched word by word. */
const LANGUAGES =
  'ar bg cs da de el en es et fi fr he hi hu id it ja ko lt lv nl no pl pt ro ru sk sl sr sv tr uk zh'.split(
    ' ',
  )

export function languageOptions() {
  const names = new Intl.DisplayNames(LOCALE, { type: 'language' })
  return LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
    a.label.localeCompare(b.label, 'en'),
  )
}
