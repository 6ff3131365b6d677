/** Words of titles that say nothing about the work: grades, marks of gender, kinds of contract, small words. */
const SAYS_NOTHING = new Set(
  `senior junior sr jr mid lead principal staff head intern internship trainee working student associate chief ii iii iv
  level entry experienced m f d w x div mf mfd mwd gn all genders genderneutral h hf
  remote hybrid onsite full part time fulltime parttime vollzeit teilzeit contract permanent temporary freelance
  the a an of and for in at to with on or und der die das den für mit im de la le les des du et en pour y el los o e
  new job position role opportunity team based europe germany usa uk us emea`.split(/\s+/),
)

/** In lower case, without repeats. */
export function titleWords(title: string): string[] {
  const words = title.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.+#-]*/gu) ?? []
  const clean = words.map((word) => word.replace(/(?<!\+)[.-]+$/, ''))
  return [...new Set(clean)].filter(
    (word) => !SAYS_NOTHING.has(word) && !/^\d+$/.test(word) && word.length > 1,
  )
}
