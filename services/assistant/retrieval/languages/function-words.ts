// Small words by which a language is recognised. They stand for nothing in a search.
export const LANGUAGES = ['en', 'de', 'nl', 'fr', 'es', 'it'] as const
export type Language = (typeof LANGUAGES)[number]

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

export const FUNCTION_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: setOf(`the a an is are was were be do does did have has had can could will would should may i you he she it we they
  my your our their this that these those what which who where when why how and or but not no yes of in on at to for
  from with without by about into there any some if than then so me us them please`),
  de: setOf(`der die das den dem des ein eine einen einem einer ist sind war waren sein haben hat habt hatte kann kannst
  können könnt könnte könnten wird werden würde möchte möchten ich du er sie es wir ihr mein meine meinen meiner dein
  ihre ihren euer eure unser dieser diese dieses was welche welcher welches wer wo wohin woher wann warum wie und oder
  aber nicht kein keine keinen ja nein von im in an am auf zu zum zur für aus mit ohne bei über gibt man mir mich uns
  euch bitte auch noch etwas wenn als dann so habe gern gerne viel viele bis nach`),
  nl: setOf(`de het een is zijn was waren ben bent heb hebt heeft hebben had kan kun kunt kunnen zou zal zullen wil willen
  mag moet ik je jij u hij zij ze wij we jullie mijn jouw uw onze ons deze dit dat die wat welke wie waar wanneer waarom
  hoe en of maar niet geen ja nee van in op aan te tot voor uit met zonder bij over er iets als dan zo mij me graag ook
  nog hoeveel naar`),
  fr: setOf(`le la les l un une des du de d est sont était être avoir ai as a avez avons ont peut peux puis pouvez pouvons
  pourrais pourriez voudrais veux je j tu il elle on nous vous ils elles mon ma mes ton votre vos notre nos leur ce cet
  cette ces c que qu quoi quel quelle quels quelles qui où quand pourquoi comment et ou mais ne n pas non oui dans en sur
  à au aux pour avec sans par chez y s si se me moi plus combien fait faut y t est-ce`),
  es: setOf(`el la los las un una unos unas es son era está están estar ser he has ha han hay tiene tienen tengo tenéis
  puedo puede pueden podría quiero quisiera yo tú usted él ella nosotros ustedes ellos mi mis tu su sus nuestro este esta
  estos estas eso esto qué que cuál cuáles quién dónde cuándo cómo y o pero no sí de del en a al para por con sin sobre
  me te se nos le les lo si más cuánto cuánta cuántos cuesta algo como`),
  it: setOf(`il lo la i gli le un uno una è sono era essere ho hai ha abbiamo avete hanno c ci posso puoi può possiamo
  potete potrei vorrei voglio io tu lui lei noi voi loro mio mia miei mie tuo vostro vostra vostri nostro questo questa
  questi queste che cosa quale quali chi dove quando perché come e o ma non no sì di del della dei delle dello in nel
  nella a al alla per con senza su da dal dalla mi ti si vi se più quanto quanta quanti qualcosa anche`),
}
