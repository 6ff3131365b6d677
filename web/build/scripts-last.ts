import type { Plugin } from 'vite'

/**
 * The first paint is the mark, which needs no script: the style sheet, the font and what is asked for early come
 * first on a slow line.
 */
export function scriptsLast(): Plugin {
  return {
    name: 'scripts-last',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html
          .replaceAll('<link rel="modulepreload"', '<link rel="modulepreload" fetchpriority="low"')
          .replaceAll('<script type="module"', '<script type="module" fetchpriority="low"'),
    },
  }
}
