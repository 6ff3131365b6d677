// What the first load may contain. Everything else is loaded on demand: a chart, an editor or a table that gets in here
// fails the build instead of going unnoticed.

import { firstIcons, isIcon } from './icons.ts'

/** Small components that nearly every page shows; loading one file of them is faster than loading forty. */
const KIT = [
  'avatar|badge|button|cx|dialog|empty-state|error-boundary|error-state|format|icon-button|lazy-part',
  'mark|menu|on-demand|page|skeleton|spinner|surface|toast|tooltip|tooltip-layer|tooltip-place',
  'use-media-query|use-return-focus',
].join('|')

const kitFile = new RegExp(
  `/web/src/(ui/(${KIT})|query-client|shell/(themes|use-sign-out))\\.tsx?$|/node_modules/(lucide-react/dist/esm/(?!icons/)|@radix-ui/react-(slot|compose-refs)/)`,
)

const ALLOWED = [
  kitFile,
  /\/web\/src\/[^/]+\.(tsx?|css)$/,
  /\/web\/src\/shell\/[^/]+\.tsx?$/,
  /\/web\/src\/ui\/(theme|tokens)\.css$/,
  // The rooms' manifests and what they need. The badge of the shelf counts the items of its list.
  /\/web\/src\/features\/[^/]+\/room\.ts$/,
  /\/web\/src\/features\/accounts\/(account-routes|people-room)\.ts$/,
  /\/web\/src\/features\/photos\/photo-filters\.ts$/,
  /\/web\/src\/features\/shelf\/(shelf-count|shelf-data|dismissals)\.ts$/,
  /\/node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//,
  /\/node_modules\/@tanstack\/(history|store|react-store|query-core|react-query|router-core|react-router)\//,
  // The bundler's own modules.
  /^\0/,
]

const isAllowed = (id: string) => ALLOWED.some((allowed) => allowed.test(id))
const isFirstIcon = firstIcons(isAllowed)

/** Small components of many pages that the shell itself does not show. They come in one file beside the first page. */
export const pagePart = (id: string) =>
  /\/web\/src\/ui\/(confirm-dialog|copy-button|field|password-field|popover|progress|segmented|select|sheet|switch|text-(area|field))\.tsx$/.test(
    id,
  )

export const kitPart = (id: string) => kitFile.test(id) || isFirstIcon(id)
export const laterIcon = (id: string) => isIcon(id) && !isFirstIcon(id)
export const mayLoadFirst = (id: string) => isAllowed(id) || isFirstIcon(id)

/** What a lazy part needs besides what is there anyway; the page itself names all of it. */
export const withoutFirstLoad = (
  _file: string,
  needed: string[],
  { hostType }: { hostType: 'html' | 'js' },
) =>
  hostType === 'html'
    ? needed
    : needed.filter((file) => !/\/(rolldown-runtime|react|tanstack|kit)-/.test(file))
