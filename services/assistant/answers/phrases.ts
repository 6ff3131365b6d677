// The assistant's own words, by the language of the shop.
import type { SmallTalk } from './small-talk.ts'

/** Prices, titles and values are the shop's; they come formatted. */
export interface Phrases {
  yes: string
  no: string
  notAlways: string
  /** Of a list: `a, b or c`. */
  or: string
  costs(title: string, prices: string): string
  costsOnly(title: string, prices: string): string
  costsLess(title: string, price: string): string
  costsLeast(title: string, price: string): string
  costsMore(title: string, price: string): string
  costsMost(title: string, price: string): string
  costTheSame(titles: string, price: string): string
  before(price: string): string
  range(lowest: string, highest: string): string
  soldOut: string
  isInStock(title: string): string
  isSoldOut(title: string): string
  variantsSoldOut(names: string): string
  /** An attribute, such as `Diet` and `Vegan`. */
  hasAttribute(title: string, name: string, values: string): string
  doesNotSay(title: string, what: string): string
  whatIn(category: string): string
  refusal(shop: string): string
  person(email: string): string
  smallTalk: Record<SmallTalk, (shop: string) => string>
}

/** By the noun of an English title: "Sardines in Olive Oil" are several. */
const areSeveral = (title: string): boolean => {
  const [head = ''] = title.split(/,| \(| (?:in|with|of|for|from|&|and) /)
  return /[^sui]s$/i.test(head.replace(/[^\p{L}]+$/u, ''))
}
const verb = (title: string, one: string, several: string) => (areSeveral(title) ? several : one)

const EN: Phrases = {
  yes: 'Yes',
  no: 'No',
  notAlways: 'Not always',
  or: 'or',
  costs: (title, prices) => `**${title}** ${verb(title, 'costs', 'cost')} ${prices}`,
  costsOnly: (title, prices) => `**${title}**: ${prices}`,
  costsLess: (title, price) => `**${title}** ${verb(title, 'costs', 'cost')} less: ${price}`,
  costsLeast: (title, price) => `**${title}** ${verb(title, 'costs', 'cost')} least: ${price}`,
  costsMore: (title, price) => `**${title}** ${verb(title, 'costs', 'cost')} more: ${price}`,
  costsMost: (title, price) => `**${title}** ${verb(title, 'costs', 'cost')} most: ${price}`,
  costTheSame: (titles, price) => `${titles} cost the same: ${price}`,
  before: (price) => `before ${price}`,
  range: (lowest, highest) => `${lowest} to ${highest}`,
  soldOut: 'sold out',
  isInStock: (title) => `**${title}** ${verb(title, 'is', 'are')} in stock`,
  isSoldOut: (title) => `**${title}** ${verb(title, 'is', 'are')} sold out`,
  variantsSoldOut: (names) => `sold out: ${names}`,
  hasAttribute: (title, name, values) => `**${title}**: ${name}: ${values}`,
  doesNotSay: (title, what) => `The description of **${title}** does not say “${what}”`,
  whatIn: (category) => `What do you have in ${category}?`,
  refusal: (shop) =>
    `I found nothing about that in what ${shop} has written down, so I would rather not guess.`,
  person: (email) =>
    email === ''
      ? 'You can ask a person of the shop here.'
      : `You can ask a person of the shop here, or write to ${email}.`,
  smallTalk: {
    greeting: (shop) => `Hello! I am the assistant of ${shop}. What would you like to know?`,
    thanks: () => 'You are welcome!',
    goodbye: (shop) => `Goodbye, and thank you for visiting ${shop}!`,
    wellbeing: () => 'I am well, thank you! What would you like to know about the shop?',
    identity: (shop) =>
      `I am the assistant of ${shop}: a program, not a person. I answer from what the shop has written down, and show where it stands. You can also ask a person of the shop here.`,
  },
}

const DE: Phrases = {
  yes: 'Ja',
  no: 'Nein',
  notAlways: 'Nicht immer',
  or: 'oder',
  costs: (title, prices) => `**${title}** kostet ${prices}`,
  costsOnly: (title, prices) => `**${title}**: ${prices}`,
  costsLess: (title, price) => `**${title}** kostet weniger: ${price}`,
  costsLeast: (title, price) => `**${title}** kostet am wenigsten: ${price}`,
  costsMore: (title, price) => `**${title}** kostet mehr: ${price}`,
  costsMost: (title, price) => `**${title}** kostet am meisten: ${price}`,
  costTheSame: (titles, price) => `${titles} kosten gleich viel: ${price}`,
  before: (price) => `vorher ${price}`,
  range: (lowest, highest) => `${lowest} bis ${highest}`,
  soldOut: 'ausverkauft',
  isInStock: (title) => `**${title}** ist lieferbar`,
  isSoldOut: (title) => `**${title}** ist ausverkauft`,
  variantsSoldOut: (names) => `ausverkauft: ${names}`,
  hasAttribute: (title, name, values) => `**${title}**: ${name}: ${values}`,
  doesNotSay: (title, what) => `In der Beschreibung von **${title}** steht nichts von „${what}“`,
  whatIn: (category) => `Was gibt es in ${category}?`,
  refusal: (shop) => `Dazu habe ich in den Texten von ${shop} nichts gefunden, und raten möchte ich nicht.`,
  person: (email) =>
    email === ''
      ? 'Sie können hier einen Menschen aus dem Laden fragen.'
      : `Sie können hier einen Menschen aus dem Laden fragen oder an ${email} schreiben.`,
  smallTalk: {
    greeting: (shop) => `Guten Tag! Ich bin der Assistent von ${shop}. Was möchten Sie wissen?`,
    thanks: () => 'Gern geschehen!',
    goodbye: (shop) => `Auf Wiedersehen, und danke für den Besuch bei ${shop}!`,
    wellbeing: () => 'Danke, gut! Was möchten Sie über den Laden wissen?',
    identity: (shop) =>
      `Ich bin der Assistent von ${shop}: ein Programm, kein Mensch. Ich antworte aus dem, was der Laden geschrieben hat, und zeige, wo es steht. Sie können hier auch einen Menschen fragen.`,
  },
}

const NL: Phrases = {
  yes: 'Ja',
  no: 'Nee',
  notAlways: 'Niet altijd',
  or: 'of',
  costs: (title, prices) => `**${title}** kost ${prices}`,
  costsOnly: (title, prices) => `**${title}**: ${prices}`,
  costsLess: (title, price) => `**${title}** kost minder: ${price}`,
  costsLeast: (title, price) => `**${title}** kost het minst: ${price}`,
  costsMore: (title, price) => `**${title}** kost meer: ${price}`,
  costsMost: (title, price) => `**${title}** kost het meest: ${price}`,
  costTheSame: (titles, price) => `${titles} kosten evenveel: ${price}`,
  before: (price) => `eerst ${price}`,
  range: (lowest, highest) => `${lowest} tot ${highest}`,
  soldOut: 'uitverkocht',
  isInStock: (title) => `**${title}** is op voorraad`,
  isSoldOut: (title) => `**${title}** is uitverkocht`,
  variantsSoldOut: (names) => `uitverkocht: ${names}`,
  hasAttribute: (title, name, values) => `**${title}**: ${name}: ${values}`,
  doesNotSay: (title, what) => `In de beschrijving van **${title}** staat niets over “${what}”`,
  whatIn: (category) => `Wat is er in ${category}?`,
  refusal: (shop) => `Daarover heb ik in de teksten van ${shop} niets gevonden, en ik gok liever niet.`,
  person: (email) =>
    email === ''
      ? 'U kunt het hier aan een mens van de winkel vragen.'
      : `U kunt het hier aan een mens van de winkel vragen, of schrijven naar ${email}.`,
  smallTalk: {
    greeting: (shop) => `Hallo! Ik ben de assistent van ${shop}. Wat wilt u weten?`,
    thanks: () => 'Graag gedaan!',
    goodbye: (shop) => `Tot ziens, en bedankt voor uw bezoek aan ${shop}!`,
    wellbeing: () => 'Goed, dank u! Wat wilt u over de winkel weten?',
    identity: (shop) =>
      `Ik ben de assistent van ${shop}: een programma, geen mens. Ik antwoord uit wat de winkel heeft opgeschreven, en laat zien waar het staat. U kunt het hier ook aan een mens vragen.`,
  },
}

const BY_LANGUAGE: Record<string, Phrases> = { en: EN, de: DE, nl: NL }

/** English where the assistant has no words of its own. */
export const hasPhrases = (language: string): boolean => Object.hasOwn(BY_LANGUAGE, language.slice(0, 2))

export const phrasesFor = (language: string): Phrases => BY_LANGUAGE[language.slice(0, 2)] ?? EN
