// Words that carry no meaning of their own. They tell languages apart, stand for nothing in a search, and are no
// evidence for anything.
export const LANGUAGES = ['en', 'de', 'nl', 'fr', 'es', 'it'] as const
export type Language = (typeof LANGUAGES)[number]

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

export const FUNCTION_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: setOf(`a about actually after all also am an and any anything are aren't as at be because been before
    bit both but by can can't could did do does doesn't don't each ever every everything for from get getting
    go going got had has have he her here hers him his how i i'm if in into is isn't it it's its just know let
    like lot many may maybe me more most much my need no not now of off ok okay on one only or other our out
    over please pls plz possible quite really she should so some something still such tell than thank thanks
    that that's the their them then there there's these they thing things this those to too under up us very
    want was way we we're well were what when where which while who whom whose why will with wondering would
    yes you you're your yours`),
  de: setOf(`aber alle als am an auch auf aus bei bin bis bitte da dann das dass dein dem den der des die dies
    diese dieser dieses doch du ein eine einem einen einer eines er es etwas euch euer eure für gern gerne
    gibt habe haben habt hat hatte hier ich ihr ihre ihren im in ist ja kann kannst kein keine keinen können
    könnt könnte könnten man mehr mein meine meinen meiner mich mir mit möchte möchten nach nein nicht noch
    nur ob oder ohne sehr sein sich sie sind so über um und uns unser unsere unter viel viele von vor wann war
    waren warum was welche welcher welches wenn wer werden wie wir wird wo woher wohin würde zu zum zur`),
  nl: setOf(`aan al alle als ben bent bij dan dat de deze die dit door een en er geen graag had heb hebben
    hebt heeft het hier hij hoe hoeveel iets ik in is ja je jij jouw jullie kan kun kunnen kunt maar mag me
    meer met mij mijn moet naar nee niet nog of om ons onze ook op over te tot u uit uw van veel voor waar
    waarom wanneer waren was wat we wel welke werd wie wij wil willen worden wordt zal ze zich zij zijn zo
    zonder zou zullen`),
  fr: setOf(`a à ai as au aux avec avez avoir avons c c'est ce ces cet cette chez combien comme comment d d'un
    d'une dans de des du elle elles en est est-ce et était être eu fait faut il ils j je l l'on la le les leur
    lui ma mais me mes moi mon n ne non nos notre nous on ont ou où oui par pas peut peux plus pour pourquoi
    pourrais pourriez pouvez pouvons puis qu quand que quel quelle quelles quels qui quoi s sa sans se ses si
    son sont sous sur t ta te ton tu un une veux vos votre voudrais vous y`),
  es: setOf(`a al algo como cómo con cual cuál cuáles cuando cuándo cuánta cuánto cuántos cuesta de del desde
    donde dónde el él ella ellos en entre era es esa ese eso esta está están estar estas este esto estos fue
    ha han has hay he la las le les lo los más me mi mis muy no nos nosotros nuestra nuestro o para pero
    podría por porque puede pueden puedo que qué quién quiero quisiera se sea ser si sí sin sobre son su sus
    te tenéis tengo tiene tienen tu tú un una unas uno unos usted ustedes y ya yo`),
  it: setOf(`a abbiamo ad ai al alla alle anche avete c che chi ci come con cosa da dal dalla dei del della
    delle dello di dove e è ed era essere gli ha hai hanno ho i il in io la le lei lo loro lui ma mi mia mie
    miei mio ne nei nel nella no noi non nostro o per perché più possiamo posso potete potrei può puoi
    qualcosa quale quali quando quanta quanti quanto questa queste questi questo qui se sei senza si sì sia
    sono su sua sul suo ti tra tu tuo un una uno vi voglio voi vorrei vostra vostri vostro`),
}

const BY_LANGUAGE: ReadonlyMap<string, ReadonlySet<string>> = new Map(Object.entries(FUNCTION_WORDS))
const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu

export const functionWordsOf = (language: string): string[] => [...(BY_LANGUAGE.get(language) ?? [])]

export const isFunctionWord = (word: string, language: string): boolean =>
  BY_LANGUAGE.get(language)?.has(word.toLowerCase().replace('’', "'")) ?? false

/** Whether a text is likely to be in the language; true where none of its words is known. */
export function isInLanguage(text: string, language: string): boolean {
  const words = text.toLowerCase().replaceAll('’', "'").match(WORD) ?? []
  const hits = (of: string) => words.filter((word) => BY_LANGUAGE.get(of)?.has(word)).length
  const own = hits(language)
  if (!BY_LANGUAGE.has(language)) return false
  return [...BY_LANGUAGE.keys()].every((other) => other === language || hits(other) <= own)
}
