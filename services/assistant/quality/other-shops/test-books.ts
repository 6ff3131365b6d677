// A bookshop, in Dutch.
import { one, type ShopData } from './test-shop-data.ts'

const p = (
  id: string,
  title: string,
  text: string,
  category: string,
  author: string,
  variants: ShopData['products'][number]['variants'],
  language = 'Nederlands',
) => ({ id, title, text, category, attributes: { Auteur: [author], Taal: [language] }, variants })

export const BOOKS: ShopData = {
  name: 'De Leeslamp',
  currency: 'EUR',
  language: 'nl',
  categories: {
    romans: ['Romans', 'Verhalen om in te verdwijnen.'],
    kinder: ['Kinderboeken', 'Om voor te lezen en zelf te lezen.'],
    koken: ['Kookboeken', 'Van soep tot taart.'],
    reizen: ['Reizen', 'Kaarten en gidsen.'],
  },
  products: [
    p(
      'eiland',
      'Het stille eiland',
      'Een vuurtorenwachter vindt een dagboek. Roman, 312 bladzijden.',
      'romans',
      'Marit de Boer',
      [
        [['Paperback'], 2299],
        [['Gebonden'], 2999],
        [['E-book'], 1299],
      ],
    ),
    p(
      'winter',
      'Winter in Gent',
      'Twee zussen erven een café. 264 bladzijden.',
      'romans',
      'Jan Claes',
      one(2199),
    ),
    p(
      'zee',
      'Brieven aan de zee',
      'Korte verhalen over vissers en wie op hen wacht.',
      'romans',
      'Marit de Boer',
      one(1999, false),
    ),
    p('vos', 'Vos gaat slapen', 'Prentenboek voor kinderen vanaf 3 jaar.', 'kinder', 'Lotte Smit', one(1595)),
    p(
      'draak',
      'De draak van zolder',
      'Spannend voorleesboek vanaf 6 jaar.',
      'kinder',
      'Pim van Dam',
      one(1499),
    ),
    p(
      'sterren',
      'Mijn eerste sterrenboek',
      'Weetjes over planeten en sterren, vanaf 8 jaar.',
      'kinder',
      'Noor Jansen',
      one(1799),
    ),
    p(
      'soep',
      'Soep voor elke dag',
      'Zestig soepen, waarvan veertig zonder vlees.',
      'koken',
      'Els Bakker',
      one(2450),
    ),
    p(
      'brood',
      'Brood bakken',
      'Alles over zuurdesem en gist, met foto’s bij elke stap.',
      'koken',
      'Teun Visser',
      one(2795),
    ),
    p(
      'fiets',
      'Fietsgids Vlaanderen',
      'Dertig routes van 25 tot 60 kilometer, met kaarten.',
      'reizen',
      'Kaat Peeters',
      one(1950),
    ),
    p(
      'wadden',
      'Wandelen op de Wadden',
      'Twintig wandelingen op vijf eilanden.',
      'reizen',
      'Sjoerd Dijkstra',
      one(1850),
    ),
    p(
      'london',
      'London on Foot',
      'Walks through the city, in English.',
      'reizen',
      'Anne Holt',
      one(1675),
      'Engels',
    ),
  ],
  faqs: {
    verzending: [
      'Wat kosten de verzendkosten?',
      'Binnen Nederland € 3,95 en gratis vanaf € 20. Naar België € 6,50.',
    ],
    levertijd: [
      'Hoe lang duurt de levering?',
      'Voor 17 uur besteld, morgen in huis. Naar België twee werkdagen.',
    ],
    ruilen: [
      'Kan ik een boek ruilen?',
      'Ja, binnen 14 dagen en ongelezen. E-books kunnen we niet terugnemen.',
    ],
    betalen: ['Hoe kan ik betalen?', 'Met iDEAL, creditcard of een boekenbon.'],
    cadeau: ['Kunnen jullie het inpakken?', 'Ja, gratis, met een kaartje erbij.'],
    winkel: [
      'Waar is de winkel?',
      'Aan de Oude Gracht 12 in Utrecht. Open van maandag tot en met zaterdag van 10:00 tot 18:00.',
    ],
    bestellen: [
      'Kunnen jullie een boek bestellen?',
      'Bijna elk Nederlands boek is er binnen een week. Mail ons het ISBN.',
    ],
  },
  pages: { about: ['Over ons', 'De Leeslamp is een boekwinkel van Roos en Daan, sinds 2009.'] },
}
