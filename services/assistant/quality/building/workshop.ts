// A shop of another kind than the demo shop, so that the gate does not fit groceries only: crockery, knitwear, tools.
import type { CategoryCreation } from '../../../shop/categories/schemas.ts'
import type { ProductCreation } from '../../../shop/products/schemas.ts'
import type { ShopEdit, ShopOpening } from '../../../shop/shops/schemas.ts'

export const WORKSHOP_OPENING: ShopOpening = {
  ...{ handle: 'millrace', name: 'Millrace', currency: 'GBP', country: 'GB' },
}
export const WORKSHOP_SETTINGS: ShopEdit = { language: 'en' }

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll('’', '')
    .replaceAll(/[^a-z0-9]+/g, '-')

type WorkshopProduct = Omit<ProductCreation, 'slug'> & { slug: string }
export interface WorkshopCategory extends CategoryCreation {
  slug: string
  products: readonly WorkshopProduct[]
}

/** `price` in pence; attributes as `Material: Stoneware`. */
const product = (
  title: string,
  price: number,
  description: string,
  ...attributes: string[]
): WorkshopProduct => ({
  ...{ title, description, slug: slugOf(title), status: 'published' },
  variants: [{ sku: '', options: [], price, compareAt: null, weight: 500, onHand: 9 }],
  attributes: attributes.map((each) => {
    const [name = '', values = ''] = each.split(': ')
    return { name, values: values.split(', ') }
  }),
})

const category = (title: string, description: string, ...products: WorkshopProduct[]): WorkshopCategory => ({
  ...{ title, slug: slugOf(title), description, products },
})

export const WORKSHOP: readonly WorkshopCategory[] = [
  category(
    'Mugs & Cups',
    'Thrown on the wheel, glazed by hand, safe in the dishwasher.',
    product(
      'Speckled Mug',
      2400,
      'A stoneware mug with a matt white glaze and iron speckles. Holds 350 ml. Microwave and dishwasher safe.',
      ...['Material: Stoneware', 'Colour: White', 'Made in: Portugal'],
    ),
    product(
      'Blue Espresso Cup',
      1800,
      'A small porcelain cup with a cobalt glaze. Holds 80 ml. Sold without saucer.',
      ...['Material: Porcelain', 'Colour: Blue', 'Made in: Denmark'],
    ),
  ),
  category(
    'Bowls & Plates',
    'For every day, and for when people come over.',
    product(
      'Large Salad Bowl',
      7900,
      'Turned from a single piece of ash and oiled with linseed. Wash it by hand and never soak it. 32 cm across.',
      ...['Material: Wood', 'Made in: Wales'],
    ),
    product(
      'Dinner Plate',
      2900,
      'A heavy earthenware plate, 27 cm, with a raised rim. Chips less than you would think.',
      ...['Material: Earthenware', 'Colour: Green', 'Made in: Portugal'],
    ),
    product(
      'Pasta Bowl',
      2600,
      'Wide and shallow, 22 cm, glazed inside only.',
      ...['Material: Stoneware', 'Colour: Grey', 'Made in: Portugal'],
    ),
  ),
  category(
    'Knitwear',
    'Merino and lambswool, knitted in Yorkshire.',
    product(
      'Fisherman’s Jumper',
      14500,
      'A thick jumper with a high collar. It fits loosely: if you are between sizes take the smaller one. Wash at 30 degrees on the wool programme and dry it flat.',
      ...['Material: Lambswool', 'Colour: Navy, Oatmeal', 'Made in: England', 'Fit: Unisex'],
    ),
    product(
      'Merino Beanie',
      3200,
      'Ribbed, soft and not itchy. One size for adults.',
      ...['Material: Merino', 'Colour: Rust, Charcoal', 'Made in: England', 'Fit: Unisex'],
    ),
    product(
      'Cashmere Scarf',
      11900,
      'Two metres long and lighter than a letter. Combed in Mongolia, woven in Scotland.',
      ...['Material: Cashmere', 'Colour: Grey', 'Made in: Scotland'],
    ),
  ),
  category(
    'Hand Tools',
    'Chisels, planes and saws that last longer than we do.',
    product(
      'Bench Chisel, 19 mm',
      4200,
      'Forged from Sheffield steel with an octagonal ash handle. Comes sharpened.',
      ...['Material: Steel', 'Made in: England'],
    ),
    product(
      'Block Plane',
      12900,
      'Low angle, with a brass cap. Adjusts with one hand. For end grain and edges.',
      ...['Material: Iron, Brass', 'Made in: England'],
    ),
    product(
      'Japanese Pull Saw',
      3800,
      'Cuts on the pull stroke with a thin blade. Spare blades are sold separately.',
      ...['Material: Steel', 'Made in: Japan'],
    ),
  ),
]
