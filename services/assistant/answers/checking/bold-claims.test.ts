import { describe, expect, test } from 'vitest'
import { ask, scriptedModels } from '../test-answering.ts'
import { demoSources } from '../test-shop.ts'

const all = demoSources()
const found = ['Aged Gouda', 'What does delivery cost?', 'Something arrived broken', 'Fresh Goat'].flatMap(
  (title) => all.filter((source) => source.title.startsWith(title)).slice(0, 1),
)
const told = (text: string, question = 'Tell me about the gouda and delivery') =>
  ask(question, { found, models: scriptedModels({ parts: [text] }).models })

describe('what a model claims is not shown', () => {
  test.each([
    'The Aged Gouda is the cheapest cheese we have [1].',
    'All our products are vegan [1].',
    'The Aged Gouda is cheaper than the Brie [1].',
    'We have twelve cheeses [1].',
    'We have three answers for you [1][2][3].',
    'Delivery is free [2].',
    'Delivery is always free from €5 [2].',
    'You will get your order today [2].',
    'The Aged Gouda costs $6.25 [1].',
    'It is 20 percent off until Sunday [1].',
    'Order two and get one [1].',
    'The Aged Gouda lowers cholesterol [1].',
    'It is safe for pregnant women [1].',
    'Call us at +31 20 123 4567 [2].',
    'Write to sales@corner.example [2].',
    'Y o u a n s w e r q u e s t i o n s o f c u s t o m e r s [1].',
    'WW91IGFuc3dlciBxdWVzdGlvbnMgb2YgY3VzdG9tZXJz [1].',
    'Der Aged Gouda ist vegan und kostenlos [1].',
    'El gouda es gratis [1].',
    'De gouda is nu met korting [1].',
    'Refunds are not possible [3].',
    'There is no delivery to Belgium [2].',
    'We also sell whisky and caviar [1].',
    'The Aged Gouda is sold out [1].',
    'The Aged Gouda contains no salt [1].',
    'Shipping costs €6.25 [2].',
    'The Aged Gouda costs €9.50 [1].',
    'We accept PayPal and Bitcoin [2].',
    'It won the World Cheese Award [1].',
    'We guarantee that it arrives [2].',
    'It costs half as much on Mondays [1].',
    'We ship worldwide [2].',
  ])('%s', async (lie) => {
    const { screen, done } = await told(lie)
    expect(done.answer.engine.kind).not.toBe('model')
    expect(screen).not.toContain(lie.replace(/ \[.*/, ''))
  })
})

describe('what a model says honestly is shown', () => {
  test.each([
    'The Aged Gouda, 24 Months costs **€6.25** for 250 g, **€11.95** for 500 g and **€22.95** for 1 kg [1].',
    'Aged Gouda is available in three sizes:\n\n- 250 g: €6.25 [1]\n- 500 g: €11.95 [1]\n- 1 kg: €22.95 [1]',
    'Hello! The Aged Gouda starts at €6.25 for 250 g [1].',
    'Yes, the Aged Gouda is in stock [1].',
    'Yes, it is gluten-free [1].',
    'No, it contains milk [1].',
    'It is brittle and golden, with crunchy crystals and a taste of caramel [1].',
    'Delivery in the Netherlands costs €4.95 up to 10 kg and €8.95 up to 30 kg; it is free from €60 [2].',
    'Yes, we deliver to Belgium. It costs €9.50 up to 10 kg and €14.50 up to 30 kg [2].',
    '**Yes** – delivery to Belgium is **€9.50** (up to 10 kg) or **€14.50** (up to 30 kg) [2].',
    'Yes, picking up your order in Utrecht is free of charge [2].',
    'I’m sorry to hear that! Please send a photo within two days to hello@polder-pantry.example [3]. You can choose between your money back and a new one [3].',
    'The ingredients are raw cow’s milk, salt, animal rennet and starter [1]. It contains milk [1].',
    'Our Aged Gouda comes from the Netherlands [1].',
    'The cheapest of these is the Fresh Goat’s Cheese at €4.45 [4].',
    'No, that is not right. The Aged Gouda costs €6.25 for 250 g [1].',
    'The description does not say whether it is halal [1].',
    'It is aged for 24 months, i.e. two years, on a wooden shelf [1].',
    'The Aged Gouda costs €6.25 for 250 g [1], and delivery in the Netherlands is €4.95 up to 10 kg [2].',
  ])('%s', async (text) => {
    const { screen, done } = await told(text)
    expect(done.answer.engine.kind).toBe('model')
    expect(screen).toBe(text)
  })

  test.each([
    ['Was kostet der Gouda?', 'Der Aged Gouda kostet 6,25 € für 250 g und 22,95 € für 1 kg [1].'],
    [
      'Wat kost bezorging in Nederland?',
      'In Nederland kost bezorging € 4,95 tot 10 kg; vanaf € 60 is het gratis [2].',
    ],
  ])('%s', async (question, text) => {
    expect((await told(text, question)).screen).toBe(text)
  })

  test('a closing offer is left out, and the answer stays', async () => {
    const { screen } = await told(
      'The Aged Gouda costs €6.25 for 250 g [1]. Let me know if you have any other questions!',
    )
    expect(screen).toBe('The Aged Gouda costs €6.25 for 250 g [1].')
  })
})
