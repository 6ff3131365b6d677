// Everything that the demo shop sells: 44 products in 11 categories.
import type { DemoCategory } from './product.ts'
import { bread } from './products/bread.ts'
import { breakfast } from './products/breakfast.ts'
import { dairy } from './products/dairy.ts'
import { drinks } from './products/drinks.ts'
import { fish } from './products/fish.ts'
import { fruit } from './products/fruit.ts'
import { pantry } from './products/pantry.ts'
import { pasta } from './products/pasta.ts'
import { preserves } from './products/preserves.ts'
import { sweets } from './products/sweets.ts'
import { vegetables } from './products/vegetables.ts'

export const CATALOGUE: readonly DemoCategory[] = [
  bread,
  fruit,
  vegetables,
  dairy,
  breakfast,
  pasta,
  pantry,
  preserves,
  fish,
  drinks,
  sweets,
]
