export const ShelfPage = () => null
