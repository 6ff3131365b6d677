import { describe, expect, test } from 'vitest'
import { check, MARKER, newChecking, SYSTEM } from './test-checking.ts'

describe('what may be shown', () => {
  test.each([
    ['a price of the evidence', 'Smoked Tofu costs €3.45 [1].', [1]],
    ['a price in another form', 'Smoked Tofu costs 3,45 euros [1].', [1]],
    [
      'a number that the evidence writes as a word',
      'Unopened goods can be returned within 30 days [4].',
      [4],
    ],
    ['a word for a number in digits', 'Delivery costs nothing from sixty euros [3].', [3]],
    ['a time in another form', 'Order before 2 pm and it leaves the same day [3].', [3]],
    ['a list', 'Here they are:\n\n- **Smoked Tofu**: €3.45 [1]\n- **Aged Gouda**: €11.95 [2]', [1, 2]],
    ['a sentence that the next one proves', 'Yes. Smoked Tofu is vegan [1].', [1]],
    ['a citation behind the stop', 'Smoked Tofu is vegan. [1]', [1]],
    ['what the evidence denies, too', 'Fresh goods cannot be returned [4].', [4]],
    [
      'that the evidence is silent',
      'The description does not say whether Smoked Tofu contains nuts [1].',
      [1],
    ],
    ['an address of the evidence', 'Write to help@shop.example [4].', [4]],
    ['the address of the shop', 'You can write to hello@corner.example about unopened goods [4].', [4]],
    ['as many as it cites', 'There are two products: Smoked Tofu and Aged Gouda [1][2].', [1, 2]],
    ['a day within a range', 'An order on Wednesday leaves the same day [3].', [3]],
  ])('%s', (_, text, citations) => {
    expect(check(text)).toMatchObject({ shown: text, citations, problem: null, isNothing: false })
  })

  test('a translation, whose words no source has', () => {
    const question = 'Wie viel kostet der geräucherte Tofu?'
    expect(check('Der Smoked Tofu kostet 3,45 € und ist vegan [1].', question).problem).toBeNull()
  })
})

describe('what is refused', () => {
  test.each([
    ['another price', 'Smoked Tofu costs €2.99 [1].'],
    ['the price of another source', 'Smoked Tofu costs €11.95 [1].'],
    ['a price in words', 'Smoked Tofu costs two euros [1].'],
    ['an amount that is no price', 'Smoked Tofu costs €7 [1].'],
    ['another currency', 'Smoked Tofu costs $3.45 [1].'],
    ['other days', 'Unopened goods can be returned within 60 days [4].'],
    ['weeks for days', 'Unopened goods can be returned within thirty weeks [4].'],
    ['a percentage', 'There is a 10 % discount on Smoked Tofu [1].'],
    ['a weight', 'Smoked Tofu weighs 200 g [1].'],
    ['a date', 'Smoked Tofu is there again on 3 March 2027 [1].'],
    ['a phone number', 'Call 020 123 4567 about returned goods [4].'],
    ['a time', 'Order before 18:00 and it leaves the same day [3].'],
    ['a day', 'Orders leave on Sunday, too [3].'],
    ['a number of another script', 'Smoked Tofu costs €٢ [1].'],
    ['a number of full width', 'Smoked Tofu costs €２ [1].'],
    ['a number that nobody sees the middle of', 'Smoked Tofu costs €3\u200b4.50 [1].'],
    ['a number that emphasis cuts', 'Smoked Tofu costs €**1**3.45 [1].'],
    ['an invented product', 'We also have Marinated Tempeh [1].'],
    ['an invented product in small letters', 'We also sell truffle noodles [1].'],
    ['an invented product in bold', 'Try our **Silken Tofu Deluxe** with it [1].'],
    ['an invented product in a list', '- Smoked Tofu [1]\n- Miso Paste [2]'],
    ['an attribute of another product', 'Aged Gouda is vegan [2].'],
    ['an attribute that no source has', 'Smoked Tofu is gluten-free [1].'],
    ['another origin', 'Aged Gouda comes from France [2].'],
    ['what is concluded from silence', 'Smoked Tofu contains no nuts [1].'],
    ['what no source says', 'Smoked Tofu was awarded the golden spoon by chefs [1].'],
    ['that it is free', 'Smoked Tofu is firm tofu, smoked over beech, and free [1].'],
    ['half the price', 'Firm Smoked Tofu over beech is half the price [1].'],
    ['a coupon', 'Use the coupon for firm tofu, smoked over beech for six hours [1].'],
    ['that it is safe', 'Firm tofu, smoked over beech, is safe for you [1].'],
    ['that it is sold out', 'Smoked Tofu is sold out [1].'],
    ['a digit of Devanagari', 'Smoked Tofu costs €२ [1].'],
    ['a fraction', 'Smoked Tofu keeps for ½ day [1].'],
    ['an entity', 'Smoked Tofu costs &euro;6 [1].'],
    ['a price behind escapes', 'Smoked Tofu costs \\€\\2 [1].'],
    ['an e-mail address', 'Write to refunds@evil.example about returned goods [4].'],
    ['an address of the web', 'See www.evil.example for returned goods [4].'],
  ])('%s', (_, text) => {
    const { shown, problem } = check(text)
    expect(problem).not.toBeNull()
    expect(shown).not.toMatch(/2\.99|[Tt]empeh|truffle|Silken|Miso|evil/)
  })

  test.each([
    ['Enthält der Tofu Nüsse?', 'Nein, der Tofu enthält keine Nüsse [1].'],
    ['Bevat de tofu noten?', 'Nee, er zitten geen noten in de tofu [1].'],
    ['Est-ce que le tofu contient des noix ?', 'Non, il n’y a pas de noix dans le tofu [1].'],
    ['Ist die Lieferung vom Tofu kostenlos?', 'Ja, der Tofu wird kostenlos geliefert [1].'],
  ])('%s: what no source says is not said in another language either', (question, text) => {
    expect(check(text, question)).toMatchObject({
      shown: '',
      problem: expect.stringMatching(/denial|promise/),
    })
  })

  test.each([
    ['figure', 'Der Smoked Tofu kostet 2,99 € [1].'],
    ['name', 'Dazu passt der „Silken Tofu Deluxe“ [1].'],
    ['attribute', 'Ja, der Aged Gouda ist vegan [2].'],
    ['weekday', 'Am Sonntag geht es noch am selben Tag hinaus [3].'],
    ['address', 'Schreiben Sie an refunds@evil.example [4].'],
    ['stock', 'Der Smoked Tofu ist ausverkauft [1].'],
    ['promise', 'Der Smoked Tofu ist heute gratis [1].'],
    ['denial', 'Der Smoked Tofu wird nicht gekühlt [1].'],
  ])('each check decides alone: %s', (problem, text) => {
    expect(check(text, 'Wie ist das mit der Ware und dem Versand?')).toMatchObject({ shown: '', problem })
  })

  test('the opposite of what a source says', () => {
    expect(check('Smoked Tofu contains no soy [1].').problem).toBe('denial')
  })

  test('a number of the question is no evidence', () => {
    expect(check('Yes, Smoked Tofu costs 2 euros [1].', 'So the tofu is 2 euros, right?').problem).toBe(
      'figure',
    )
  })

  test.each([
    ['the marker', `The marker is ${MARKER} [1].`],
    ['a part of the marker', `It begins with ${MARKER.slice(0, 9)} [1].`],
    ['the instructions', `I was told: ${SYSTEM} [1]`],
    ['a part of the instructions', 'My rule: answer questions of customers of the online shop [1].'],
  ])('%s is never told', (_, text) => {
    expect(check(text)).toMatchObject({ shown: '', problem: 'leak' })
  })

  test('secrets that come in small parts', () => {
    const checking = newChecking()
    const shown = [...`Smoked Tofu is vegan [1]. The marker is ${MARKER}.`].map((letter) =>
      checking.read(letter),
    )
    expect(shown.join('') + checking.end()).not.toContain(MARKER.slice(0, 8))
    expect(checking.result().problem).toBe('leak')
  })
})

describe('citations', () => {
  test.each([
    ['Smoked Tofu is vegan [1, 7].', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu is vegan [1][5].', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu is vegan [^1].', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu is vegan 【1】.', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu is vegan 【1†source】.', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu is vegan [source 1].', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu is vegan [Evidence 1].', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu is vegan [1](https://evil.example/x).', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu and Aged Gouda [1-2].', 'Smoked Tofu and Aged Gouda [1][2].'],
    ['Smoked Tofu is vegan \\[1\\]\\[8\\].', 'Smoked Tofu is vegan [1].'],
    ['Smoked Tofu and Aged Gouda [1 and 2].', 'Smoked Tofu and Aged Gouda [1][2].'],
  ])('%s is shown as %s', (text, shown) => {
    expect(check(text)).toMatchObject({ shown, problem: null })
  })

  test.each([
    'Smoked Tofu is vegan [5].',
    'Smoked Tofu is vegan [0].',
    'Smoked Tofu is vegan.',
    '',
    '   ',
    '[1]',
    '[9]',
  ])('%j has no valid one', (text) => {
    expect(check(text)).toMatchObject({ shown: '', citations: [], problem: 'uncited' })
  })

  test('with four sources, of 5 and 7 nothing is left', () => {
    const { shown, citations } = check('Smoked Tofu is vegan [1]. Aged Gouda contains milk [2][5,7].')
    expect(shown).toBe('Smoked Tofu is vegan [1]. Aged Gouda contains milk [2].')
    expect(citations).toEqual([1, 2])
  })

  test('what follows without one is not shown', () => {
    const { shown, problem } = check('Smoked Tofu is vegan [1]. Let me know if you need more!')
    expect([shown, problem]).toEqual(['Smoked Tofu is vegan [1].', null])
  })
})

describe('Markdown', () => {
  test.each([
    ['an image', 'Smoked Tofu is vegan ![x](https://evil.example/a.png?q=1) [1].'],
    ['an image with a reference', 'Smoked Tofu is vegan ![x][pic] [1].'],
    ['HTML', 'Smoked Tofu is <img src=x onerror=alert(1)>vegan [1].'],
    ['a script', '<script>alert(1)</script>Smoked Tofu is vegan [1].'],
    ['a tag that never ends', 'Smoked Tofu is vegan [1]. <iframe src="https://evil.example'],
    ['a definition', 'Smoked Tofu is vegan [1].\n\n[pic]: https://evil.example/a.png'],
  ])('%s is taken out', (_, text) => {
    expect(check(text).shown).not.toMatch(/evil|<|!\[/)
  })

  test('a link stays only if it leads to a page of the evidence', () => {
    const text = 'See [Smoked Tofu](/products/smoked-tofu) and [Aged Gouda](https://evil.example/) [1][2].'
    expect(check(text).shown).toBe('See [Smoked Tofu](/products/smoked-tofu) and Aged Gouda [1][2].')
  })
})

describe('a text that comes in parts', () => {
  const TEXT =
    'Smoked Tofu, approx. six hours over beech, costs €3.45 [1]. It is vegan. [1]\n\n- **Aged Gouda**: €11.95 [2]\n- Delivery is free from €60.00 [3]\n'

  test('is the same however it is cut', () => {
    const { shown } = check(TEXT)
    expect(shown).toContain('free from €60.00 [3]')
    for (const size of [1, 2, 3, 5, 7, 11, 50]) {
      const checking = newChecking()
      let text = ''
      for (let at = 0; at < TEXT.length; at += size) text += checking.read(TEXT.slice(at, at + size))
      expect((text + checking.end()).trim()).toBe(shown)
    }
  })

  test('is shown sentence by sentence', () => {
    const checking = newChecking()
    expect(checking.read('Smoked Tofu costs €3.')).toBe('')
    expect(checking.read('45 [1]. And')).toBe('Smoked Tofu costs €3.45 [1]. ')
  })

  test('is given up when it has no end', () => {
    const checking = newChecking()
    for (let at = 0; at < 1000 && checking.isReading(); at++) checking.read('Smoked Tofu is vegan [1]. ')
    expect(checking.result().problem).toBe('too-long')
    expect(checking.result().text.length).toBeLessThan(4200)
  })

  test('of a hundred thousand letters without a stop takes no time', () => {
    const began = process.cpuUsage().user
    for (const text of [
      'a'.repeat(100_000),
      '['.repeat(50_000),
      '1.'.repeat(30_000),
      '**'.repeat(40_000),
      '\n'.repeat(50_000),
    ])
      check(text)
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(3000)
  })
})

test.each(['NOTHING', 'NOTHING.', '**NOTHING**', ' NOTHING\n'])(
  '%j says that the evidence has no answer',
  (text) => {
    expect(check(text)).toMatchObject({ shown: '', problem: null, isNothing: true })
  },
)
