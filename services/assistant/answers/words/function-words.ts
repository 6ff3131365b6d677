import { FUNCTION_WORDS } from '../../retrieval/languages/function-words.ts'

// Words that carry no meaning of their own. They tell languages apart, and are no evidence for anything.
const WORDS: Record<string, string> = {
  en: `a about after all also am an and any are as at be because been before both but by can could did do does each
    for from get got had has have he her here hers him his how i if in into is it its just me more most my no not of
    off on only or other our out over please she so some such than thank thanks that the their them then there these
    they this those to too under up us very was we well were what when where which while who whom whose why will with
    would you your yours actually anything bit ever every everything get getting go going know let like lot
    many maybe much need now ok okay one plz pls possible quite really something still tell thing things way well
    want wondering i'm it's don't doesn't isn't aren't can't you're we're that's there's`,
  de: `aber alle als am an auch auf aus bei bin bis bitte da das dass dem den der des die dies diese dieser dieses doch
    du ein eine einem einen einer eines er es für gibt hat habe haben hier ich ihr ihre im in ist ja kann kein keine
    können man mehr mein mit nach nicht noch nur ob oder ohne sehr sich sie sind so über um und uns unser unsere unter
    von vor war was welche wenn wer werden wie wir wird wo zu zum zur`,
  nl: `aan al alle als bij dan dat de deze die dit door een en er geen had heb hebben heeft het hier hij hoe ik in is
    je jullie kan kunnen maar me meer met mijn naar niet nog of om ons onze ook op over te tot u uit uw van veel voor
    waar wanneer was wat we wel welke werd wie wij worden wordt ze zich zijn zo zonder zou`,
  fr: `à au aux avec avez avons ce ces cet cette comme dans de des du elle en est et être eu il ils je la le les leur
    lui ma mais me mes moi mon ne nos notre nous on ont ou où par pas plus pour qu que quel quelle qui sa sans se ses
    si son sont sous sur ta te tu un une vos votre vous y c'est d'un d'une l'on`,
  es: `a al algo como con cual cuál cuando de del desde donde dónde el ella en entre era es esa ese eso esta está este
    esto fue ha hay la las le les lo los más me mi mis muy nos nuestra nuestro o para pero por porque que qué se sea
    si sí sin sobre son su sus te tiene tienen tu un una uno usted y ya`,
  it: `a ad ai al alla alle anche che chi ci come con cosa da dal dalla dei del della delle di dove e è ed gli ha hai
    hanno i il in io la le lo loro ma mi mio ne nei nel nella noi non nostro o per più quale quando questa questo qui
    se sei si sia sono su sua sul suo ti tra tu un una uno vi voi`,
}

const BY_LANGUAGE = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
)
const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu

const SMALL: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(FUNCTION_WORDS).map(([language, words]) => [
    language,
    // The English ones here know a shop's questions better.
    new Set([...(BY_LANGUAGE.get(language) ?? []), ...(language === 'en' ? [] : words)]),
  ]),
)

export const functionWordsOf = (language: string): string[] => [...(SMALL.get(language) ?? [])]

export const isFunctionWord = (word: string, language: string): boolean =>
  SMALL.get(language)?.has(word.toLowerCase().replace('’', "'")) ?? false

/** Whether a text is likely to be in the language; true where none of its words is known. */
export function isInLanguage(text: string, language: string): boolean {
  const words = text.toLowerCase().replaceAll('’', "'").match(WORD) ?? []
  const hits = (of: string) => words.filter((word) => BY_LANGUAGE.get(of)?.has(word)).length
  const own = hits(language)
  if (!BY_LANGUAGE.has(language)) return false
  return [...BY_LANGUAGE.keys()].every((other) => other === language || hits(other) <= own)
}
