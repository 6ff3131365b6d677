// The pages of the room, each a part of its own. The manifest knows only this file, because every address of a script
// costs the first load some bytes.

export const pages = {
  OverviewPage: async () => (await import('./overview/overview-page.tsx')).OverviewPage,
  OrdersPage: async () => (await import('./orders/orders-page.tsx')).OrdersPage,
  OrderPage: async () => (await import('./orders/order-page.tsx')).OrderPage,
  ProductsPage: async () => (await import('./products/products-page.tsx')).ProductsPage,
  ImportPage: async () => (await import('./imports/import-page.tsx')).ImportPage,
  ProductPage: async () => (await import('./product/product-page.tsx')).ProductPage,
  CategoriesPage: async () => (await import('./categories/categories-page.tsx')).CategoriesPage,
  DiscountsPage: async () => (await import('./discounts/discounts-page.tsx')).DiscountsPage,
  TextsPage: async () => (await import('./texts/texts-page.tsx')).TextsPage,
  SettingsPage: async () => (await import('./settings/settings-page.tsx')).SettingsPage,
}
