import { renderToString } from 'react-dom/server'
export const render = (page: { name: string }): string => renderToString(<h1>{page.name}</h1>)
