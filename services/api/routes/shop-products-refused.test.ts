import { expect, test } from 'vitest'
import { PRODUCTS } from '../../shop/products/record.ts'
import { type Maker, product, setUpShop, variant } from '../test-shop-world.ts'
import { add, edit, fieldsOf, SIZES, sized, titles } from './test-products.ts'

test('images are photos of one’s own, and public while the product is', async () => {
  await using world = await setUpShop()
  const [ana, bob] = [await world.maker(), await world.maker()]
  const focus = { x: 0.5, y: 0.25 }
  const image = { photoId: await world.photoOf(ana), alt: 'A bottle', focus }
  const made = await add(ana, { images: [image] })
  expect(made.images).toMatchObject([{ ...image, width: 400, height: 300, version: expect.any(String) }])
  const publicPhotos = async () =>
    (await world.firestore.doc(`${PRODUCTS}/${made.id}`).get()).get('publicPhotoIds')
  expect(await publicPhotos()).toEqual([])
  await edit(ana, made.id, { status: 'published' })
  expect(await publicPhotos()).toEqual([image.photoId])

  const unready = (await world.reservedPhoto(ana.id)).id
  for (const photoId of [await world.photoOf(bob), 'nothing', unready]) {
    const answer = await edit(ana, made.id, { images: [image, { photoId, alt: '', focus }] })
    expect([answer.statusCode, fieldsOf(answer)]).toEqual([400, ['images.1.photoId']])
  }
})

async function refusal(maker: Maker, changes: object) {
  const answer = await maker.request('POST', '/api/v1/shop/products', product(changes))
  return [answer.statusCode, fieldsOf(answer)]
}

const long = (length: number) => 'a'.repeat(length)

test('what makes no sense is refused with its field', async () => {
  await using world = await setUpShop()
  const [ana, bob] = [await world.maker(), await world.maker()]
  const theirs = await add(bob)
  const one = (changes: object) => ({ variants: [variant(changes)] })
  const two = (first: object, second: object) => ({
    options: SIZES,
    variants: [variant(first), variant(second)],
  })
  const tries: [object, string][] = [
    [{ title: ' ' }, 'title'],
    [{ title: long(161) }, 'title'],
    [{ title: '\u200b' }, 'title'],
    [{ title: 'Oil\u0000' }, 'title'],
    [{ title: 'Oil\nPaid' }, 'title'],
    [{ title: 'Oil \u202egnp.exe' }, 'title'],
    [one({ sku: 'A\tB' }), 'variants.0.sku'],
    [{ attributes: [{ name: 'Origin', values: ['Italy', 'Sp\rain'] }] }, 'attributes.0.values.1'],
    [{ ...sized(), options: [{ name: 'Si\u2028ze', values: ['S', 'M'] }] }, 'options.0.name'],
    [{ slug: 'Not A Slug' }, 'slug'],
    [{ slug: '../admin' }, 'slug'],
    [{ price: 100 }, 'price'],
    [{ variants: [] }, 'variants'],
    [one({ price: -1 }), 'variants.0.price'],
    [one({ price: 9.99 }), 'variants.0.price'],
    [one({ price: 1e12 }), 'variants.0.price'],
    [one({ price: 'NaN' }), 'variants.0.price'],
    [one({ price: null }), 'variants.0.price'],
    [one({ compareAt: 1000 }), 'variants.0.compareAt'],
    [one({ onHand: -1 }), 'variants.0.onHand'],
    [one({ onHand: 0.5 }), 'variants.0.onHand'],
    [one({ onHand: 1_000_001 }), 'variants.0.onHand'],
    [one({ reserved: 0 }), 'variants.0.reserved'],
    [one({ weight: -1 }), 'variants.0.weight'],
    [one({ options: ['S'] }), 'variants.0.options'],
    [one({ id: theirs.variants[0].id }), 'variants.0.id'],
    [two({ options: ['S'] }, { options: ['S'] }), 'variants.1.options'],
    [two({ options: ['S'] }, { options: ['L'] }), 'variants.1.options.0'],
    [two({ options: ['S'] }, {}), 'variants.1.options'],
    [two({ options: ['S'], sku: 'a' }, { options: ['M'], sku: 'A ' }), 'variants.1.sku'],
    [{ ...sized(), options: [...SIZES, { name: 'SIZE', values: ['S'] }] }, 'options.1.name'],
    [{ attributes: [{ name: 'Origin', values: [] }] }, 'attributes.0.values'],
    [{ attributes: [{ name: 'Origin', values: [' '] }] }, 'attributes.0.values.0'],
    [{ categoryIds: ['nothing'] }, 'categoryIds.0'],
    [{ images: [{ photoId: 'nothing', alt: '', focus: { x: 2, y: 0 } }] }, 'images.0.focus.x'],
  ]
  for (const [changes, field] of tries)
    expect(await refusal(ana, changes), JSON.stringify(changes)).toEqual([400, [field]])
  expect(await titles(ana)).toEqual([])
})
